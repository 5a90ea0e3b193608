import type { TextRange } from '../model/text-range'
import { compareInnermost, coveredLength, firstFreeLane, LANES, LONG_SPAN, type LaneSpan } from './lanes'
import { SpanGrid } from './span-grid'

/**
 * The lanes of `assignLanes`, kept while spans come and go. A lane is worked out when it is first asked for, with only
 * the spans it depends on, so that opening a text with a hundred thousand spans costs what is in view; from then on a
 * change tells which of the lanes handed out before are others now.
 */
export class LaneIndex {
  readonly grid = new SpanGrid()
  /** Lanes worked out so far. A span is here only when all spans further in that it overlaps are here too. */
  readonly #lanes = new Map<string, number>()
  /** All of those lie in this stretch of the text, so that what is added elsewhere need not look for them. */
  #knownStart = Infinity
  #knownEnd = -Infinity

  /** The lane of a span of the index, 0 being the front. */
  lane(id: string): number {
    const known = this.#lanes.get(id)
    if (known !== undefined) return known
    // A chain of overlaps can be as long as the text, too deep for recursion.
    const pending = [id]
    for (let current = pending.at(-1); current !== undefined; current = pending.at(-1)) {
      const missing = this.#lanes.has(current) ? [] : this.#inner(current).filter((other) => !this.#lanes.has(other))
      if (missing.length > 0) {
        pending.push(...missing)
        continue
      }
      if (!this.#lanes.has(current)) this.#learn(current)
      pending.pop()
    }
    return this.#lanes.get(id) ?? 0
  }

  /** Adds a span and returns the ids of other spans whose lane is another now. */
  add(id: string, ranges: readonly TextRange[]): string[] {
    this.grid.add(id, ranges)
    const outer = this.#knownOuter({ id, ranges })
    if (outer.length === 0) return []
    this.lane(id)
    return this.#settle(outer)
  }

  /** Removes a span and returns the ids of other spans whose lane is another now. */
  remove(id: string): string[] {
    const gone = { id, ranges: this.grid.rangesOf(id) }
    if (!this.grid.remove(id)) return []
    this.#lanes.delete(id)
    return this.#settle(this.#knownOuter(gone))
  }

  /** Works out again the lanes of `ids` and of whatever follows from them; returns those that changed. */
  #settle(ids: readonly string[]): string[] {
    const changed: string[] = []
    const queue = new Set(ids)
    while (queue.size > 0) {
      // From the innermost outwards, so that each is worked out once, when all it depends on are settled.
      const current = this.#innermost(queue)
      queue.delete(current)
      const lane = this.#workOut(current)
      if (lane === this.#lanes.get(current)) continue
      this.#lanes.set(current, lane)
      changed.push(current)
      for (const other of this.#knownOuter(this.#span(current))) queue.add(other)
    }
    return changed
  }

  #learn(id: string): void {
    this.#lanes.set(id, this.#workOut(id))
    const ranges = this.grid.rangesOf(id)
    this.#knownStart = Math.min(this.#knownStart, ranges[0]?.start ?? Infinity)
    this.#knownEnd = Math.max(this.#knownEnd, ranges.at(-1)?.end ?? -Infinity)
  }

  #workOut(id: string): number {
    if (coveredLength(this.grid.rangesOf(id)) > LONG_SPAN) return LANES - 1
    return firstFreeLane(this.#inner(id).map((other) => this.#lanes.get(other) ?? 0))
  }

  #span(id: string): LaneSpan {
    return { id, ranges: this.grid.rangesOf(id) }
  }

  #overlapping(span: LaneSpan): Set<string> {
    const found = new Set<string>()
    for (const range of span.ranges) for (const id of this.grid.touching(range.start, range.end)) found.add(id)
    found.delete(span.id)
    return found
  }

  /** The overlapping spans that `id` has to make room for. */
  #inner(id: string): string[] {
    const span = this.#span(id)
    if (coveredLength(span.ranges) > LONG_SPAN) return []
    return [...this.#overlapping(span)].filter((other) => compareInnermost(this.#span(other), span) < 0)
  }

  /** The overlapping spans whose lanes are worked out and that have to make room for `span`. */
  #knownOuter(span: LaneSpan): string[] {
    const start = span.ranges[0]?.start ?? Infinity
    const end = span.ranges.at(-1)?.end ?? -Infinity
    if (start >= this.#knownEnd || end <= this.#knownStart) return []
    return [...this.#overlapping(span)].filter((id) => {
      if (!this.#lanes.has(id)) return false
      const other = this.#span(id)
      return compareInnermost(other, span) > 0 && coveredLength(other.ranges) <= LONG_SPAN
    })
  }

  #innermost(ids: ReadonlySet<string>): string {
    let best: LaneSpan | null = null
    for (const id of ids) {
      const span = this.#span(id)
      if (best === null || compareInnermost(span, best) < 0) best = span
    }
    return best?.id ?? ''
  }
}
