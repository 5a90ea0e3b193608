/**
 * Names as a format can write them: what it does not allow becomes `_`, and names that would then be the same get a
 * number (`A_B`, `A_B-2`), so that different labels never become one. The same names in the same order always give the
 * same result.
 */
export class PlainNames {
  readonly #allowed: RegExp
  readonly #given = new Map<string, string>()
  readonly #taken = new Set<string>()

  /**
   * @param allowed matches one allowed character: `/[A-Za-z0-9_-]/u`
   * @param names every name that may come, so that those which need no change keep theirs
   */
  constructor(allowed: RegExp, names: Iterable<string>) {
    this.#allowed = allowed
    const all = [...new Set(names)]
    for (const name of all) if (this.#plain(name) === name) this.#give(name, name)
    for (const name of all) this.of(name)
  }

  /** The name as it is written. */
  of(name: string): string {
    const known = this.#given.get(name)
    if (known !== undefined) return known
    const plain = this.#plain(name)
    let free = plain
    for (let count = 2; this.#taken.has(free); count += 1) free = `${plain}-${count}`
    return this.#give(name, free)
  }

  /** Every name that had to be changed, with what it became. */
  get changed(): ReadonlyMap<string, string> {
    return new Map([...this.#given].filter(([name, plain]) => name !== plain))
  }

  #give(name: string, plain: string): string {
    this.#given.set(name, plain)
    this.#taken.add(plain)
    return plain
  }

  #plain(name: string): string {
    const plain = Array.from(name, (character) => (this.#allowed.test(character) ? character : '_')).join('')
    return plain === '' ? '_' : plain
  }
}
