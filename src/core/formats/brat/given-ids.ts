/** Kinds of lines that have ids; `#` are notes. */
export type IdKind = 'T' | 'E' | 'R' | 'A' | 'N' | '#'

/**
 * Ids of lines: records that were called so before keep theirs (`T17`), the others are numbered in their order with
 * what is free. The same records always get the same ids.
 */
export class GivenIds {
  readonly #reserved: ReadonlySet<string>
  readonly #given = new Set<string>()
  readonly #last = new Map<IdKind, number>()

  /** @param wanted ids of all records, by the kind of their lines */
  constructor(wanted: Partial<Record<IdKind, readonly string[]>>) {
    this.#reserved = new Set(
      Object.entries(wanted).flatMap(([kind, ids]) => ids.filter((id) => isOf(kind as IdKind, id)))
    )
  }

  /** The record's own id when it is one of that kind and still free, else the next number. */
  of(kind: IdKind, record: string): string {
    if (!isOf(kind, record) || this.#given.has(record)) return this.next(kind)
    this.#given.add(record)
    return record
  }

  next(kind: IdKind): string {
    for (;;) {
      const number = (this.#last.get(kind) ?? 0) + 1
      this.#last.set(kind, number)
      const id = `${kind}${number}`
      if (!this.#reserved.has(id)) return id
    }
  }
}

function isOf(kind: IdKind, id: string): boolean {
  return id.startsWith(kind) && /^[1-9]\d{0,8}$/.test(id.slice(kind.length))
}
