import type { TextRange } from '../model/text-range'

/** Size of a bucket of the finest level, in UTF-16 code units, as a power of two. */
const FINEST_BITS = 9
/** Each level's buckets are this many times wider than those of the level below, as a power of two. */
const LEVEL_BITS = 5
/** A range goes to the first level on which it lies in no more buckets than this. */
const MOST_BUCKETS = 16

interface Entry {
  readonly id: string
  readonly ranges: readonly TextRange[]
}

/**
 * An index over spans by position: which of them touch a stretch of text. Positions are UTF-16 code units.
 *
 * The text is divided into buckets, each with the ranges that lie in it, so that adding, removing and asking cost as
 * much as is near the place, whatever the size of the text. A range that would lie in very many buckets is kept on a
 * coarser level, where it lies in a few; a question looks at every level in use, of which there are three for a text
 * of 5 MB.
 */
export class SpanGrid {
  readonly #levels: Map<number, Entry[]>[] = []
  readonly #entries = new Map<string, Entry>()

  get size(): number {
    return this.#entries.size
  }

  has(id: string): boolean {
    return this.#entries.has(id)
  }

  ids(): IterableIterator<string> {
    return this.#entries.keys()
  }

  /** The ranges a span was added with; none when it is not in the grid. */
  rangesOf(id: string): readonly TextRange[] {
    return this.#entries.get(id)?.ranges ?? []
  }

  /**
   * Adds a span; `ranges` is kept and must not change. Empty ranges touch nothing. Throws when the id is in the grid
   * already.
   */
  add(id: string, ranges: readonly TextRange[]): void {
    if (this.#entries.has(id)) throw new Error(`Span ${id} is in the grid already`)
    const entry = { id, ranges }
    this.#entries.set(id, entry)
    for (const range of ranges) {
      if (range.start >= range.end) continue
      const level = levelOf(range)
      const buckets = this.#level(level)
      const last = bucketOf(range.end - 1, level)
      for (let bucket = bucketOf(range.start, level); bucket <= last; bucket += 1) {
        const list = buckets.get(bucket)
        if (!list) buckets.set(bucket, [entry])
        // Another range of the same span may lie in this bucket, and then it was added just before.
        else if (list.at(-1) !== entry) list.push(entry)
      }
    }
  }

  /** Removes a span; false when it was not there. */
  remove(id: string): boolean {
    const entry = this.#entries.get(id)
    if (!entry) return false
    this.#entries.delete(id)
    for (const range of entry.ranges) {
      if (range.start >= range.end) continue
      const level = levelOf(range)
      const buckets = this.#level(level)
      const last = bucketOf(range.end - 1, level)
      for (let bucket = bucketOf(range.start, level); bucket <= last; bucket += 1) dropFrom(buckets, bucket, entry)
    }
    return true
  }

  clear(): void {
    this.#levels.length = 0
    this.#entries.clear()
  }

  /** Ids of the spans that share a code unit with `[start, end)`, each once, in no particular order. */
  touching(start: number, end: number): string[] {
    const found = new Set<string>()
    if (start >= end) return []
    for (const [level, buckets] of this.#levels.entries()) {
      if (buckets.size === 0) continue
      const first = bucketOf(Math.max(0, start), level)
      const last = bucketOf(end - 1, level)
      // A question wider than what is filled goes over the filled buckets instead.
      if (last - first > buckets.size) {
        for (const [bucket, list] of buckets) if (bucket >= first && bucket <= last) collect(list, start, end, found)
      } else {
        for (let bucket = first; bucket <= last; bucket += 1) collect(buckets.get(bucket), start, end, found)
      }
    }
    return [...found]
  }

  /** Ids of the spans that cover the code unit at `offset`. */
  at(offset: number): string[] {
    return this.touching(offset, offset + 1)
  }

  #level(level: number): Map<number, Entry[]> {
    while (this.#levels.length <= level) this.#levels.push(new Map())
    return this.#levels[level] ?? new Map<number, Entry[]>()
  }
}

// Division, not shifting: shifts would fold positions beyond 2^31.
function bucketOf(offset: number, level: number): number {
  return Math.floor(offset / 2 ** (FINEST_BITS + LEVEL_BITS * level))
}

function levelOf(range: TextRange): number {
  let level = 0
  while (bucketOf(range.end - 1, level) - bucketOf(range.start, level) >= MOST_BUCKETS) level += 1
  return level
}

function collect(list: readonly Entry[] | undefined, start: number, end: number, found: Set<string>): void {
  if (!list) return
  for (const entry of list) {
    for (const range of entry.ranges) {
      if (range.start < end && start < range.end && range.start < range.end) {
        found.add(entry.id)
        break
      }
    }
  }
}

function dropFrom(buckets: Map<number, Entry[]>, bucket: number, entry: Entry): void {
  const list = buckets.get(bucket)
  const at = list?.indexOf(entry) ?? -1
  if (!list || at < 0) return
  const last = list.pop()
  if (list.length === 0) buckets.delete(bucket)
  else if (last && last !== entry) list[at] = last
}
