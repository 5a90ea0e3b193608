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
      if (!this.#lanes.has(current)) this.#lanes.set(current, this.#workOut(current))
      pending.pop()
    }
    return this.#lanes.get(id) ?? 0
  }

  /** Adds a span and returns the ids of other spans whose lane is another now. */
  add(id: string, ranges: readonly TextRange[]): string[] {
    this.grid.add(id, ranges)
    const outer = this.#outer({ id, ranges }).filter((other) => this.#lanes.has(other))
    if (outer.length === 0) return []
    this.lane(id)
    return this.#settle(outer)
  }

  /** Removes a span and returns the ids of other spans whose lane is another now. */
  remove(id: string): string[] {
    const gone = { id, ranges: this.grid.rangesOf(id) }
    if (!this.grid.remove(id)) return []
    this.#lanes.delete(id)
    return this.#settle(this.#outer(gone).filter((other) => this.#lanes.has(other)))
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
      for (const other of this.#outer(this.#span(current))) if (this.#lanes.has(other)) queue.add(other)
    }
    return changed
  }

  #workOut(id: string): number {
    if (coveredLength(this.grid.rangesOf(id)) > LONG_SPAN) return LANES - 1
    return firstFreeLane(this.#inner(id).map((other) => this.#lanes.get(other) ?? 0))
  }

  #span(id: string): LaneSpan {
    return { id, ranges: this.grid.rangesOf(id) }
  }

  #overlapping(span: LaneSpan): LaneSpan[] {
    const found = new Set<string>()
    for (const range of span.ranges) for (const id of this.grid.touching(range.start, range.end)) found.add(id)
    found.delete(span.id)
    return [...found].map((id) => this.#span(id))
  }

  /** The overlapping spans that `id` has to make room for. */
  #inner(id: string): string[] {
    const span = this.#span(id)
    if (coveredLength(span.ranges) > LONG_SPAN) return []
    return this.#overlapping(span)
      .filter((other) => compareInnermost(other, span) < 0)
      .map((other) => other.id)
  }

  /** The overlapping spans that have to make room for `span`. */
  #outer(span: LaneSpan): string[] {
    return this.#overlapping(span)
      .filter((other) => compareInnermost(other, span) > 0 && coveredLength(other.ranges) <= LONG_SPAN)
      .map((other) => other.id)
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
