import { LaneIndex } from '../../core/anchoring/lane-index'
import { compareInnermost } from '../../core/anchoring/lanes'
import { SpanGrid } from '../../core/anchoring/span-grid'
import { spanEnd, spanStart, type Span } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'

/** What a change of the spans means for what is on screen. */
export interface SpanChanges {
  /** Spans as they were, whether they are gone or look otherwise now. */
  readonly before: readonly Span[]
  /** Spans as they are, whether they are new or looked otherwise before. */
  readonly after: readonly Span[]
  /** Spans that did not change but lie in another lane now. */
  readonly moved: readonly string[]
}

/**
 * The spans that the reader shows, indexed by position and lane. A span whose words were not found in the text (an
 * orphan) has no place in it and is left out.
 */
export class SpanSet {
  readonly #shown = new Map<string, Span>()
  readonly #lanes = new LaneIndex()
  readonly #gaps = new SpanGrid()

  get grid(): SpanGrid {
    return this.#lanes.grid
  }

  get(id: string): Span | null {
    return this.#shown.get(id) ?? null
  }

  lane(id: string): number {
    return this.#lanes.lane(id)
  }

  /** Ids of the spans of which a part, or a gap between parts, lies in `[start, end)` (UTF-16 code units). */
  visibleIn(start: number, end: number): string[] {
    return [...new Set([...this.grid.touching(start, end), ...this.#gaps.touching(start, end)])]
  }

  /** Ids of the spans that cover the code unit at `offset`, the innermost first. */
  stackAt(offset: number): string[] {
    return this.grid
      .at(offset)
      .map((id) => ({ id, ranges: this.grid.rangesOf(id) }))
      .sort(compareInnermost)
      .map((span) => span.id)
  }

  /**
   * Takes over the spans as they are now.
   *
   * @param changed ids of the spans that may have changed; null to compare all, which takes some milliseconds for a
   *   hundred thousand.
   */
  update(spans: ReadonlyMap<string, Span>, changed: Iterable<string> | null): SpanChanges {
    const before: Span[] = []
    const after: Span[] = []
    const moved = new Set<string>()
    for (const id of changed ?? this.#differing(spans)) {
      const old = this.#shown.get(id)
      const now = spans.get(id)
      const shown = now && now.orphan === null ? now : undefined
      if (old === shown) continue
      if (old && shown && looksSame(old, shown)) {
        // The same to the eye, as when a change that was shown at once comes back from the library.
        this.#shown.set(id, shown)
        continue
      }
      const samePlace = old !== undefined && shown !== undefined && sameRanges(old.ranges, shown.ranges)
      if (old) {
        before.push(old)
        if (!samePlace) for (const other of this.#remove(id)) moved.add(other)
      }
      if (shown) {
        after.push(shown)
        this.#shown.set(id, shown)
        if (!samePlace) for (const other of this.#add(shown)) moved.add(other)
      }
    }
    for (const span of [...before, ...after]) moved.delete(span.id)
    return { before, after, moved: [...moved] }
  }

  #add(span: Span): string[] {
    if (span.ranges.length > 1) this.#gaps.add(span.id, gapsOf(span.ranges))
    return this.#lanes.add(span.id, span.ranges)
  }

  #remove(id: string): string[] {
    this.#shown.delete(id)
    this.#gaps.remove(id)
    return this.#lanes.remove(id)
  }

  #differing(spans: ReadonlyMap<string, Span>): string[] {
    const ids: string[] = []
    let kept = 0
    for (const [id, span] of spans) {
      const shown = this.#shown.get(id)
      if (shown === span) kept += 1
      else if (shown || span.orphan === null) ids.push(id)
    }
    if (kept < this.#shown.size) for (const id of this.#shown.keys()) if (!spans.has(id)) ids.push(id)
    return ids
  }
}

/** What lies between the ranges of a discontinuous span, in UTF-16 code units. */
export function gapsOf(ranges: readonly TextRange[]): TextRange[] {
  return ranges.slice(1).map((range, index) => ({ start: ranges[index]?.end ?? range.start, end: range.start }))
}

/** Ids of the spans that reach into the stretch from the first of some parts of the text to the last. */
export function idsAcross(spans: ReadonlyMap<string, Span>, parts: Iterable<TextRange>): string[] {
  const near = [...parts]
  const start = Math.min(...near.map((part) => part.start))
  const end = Math.max(...near.map((part) => part.end))
  const ids: string[] = []
  for (const span of spans.values()) if (spanStart(span) < end && start < spanEnd(span)) ids.push(span.id)
  return ids
}

function looksSame(a: Span, b: Span): boolean {
  return a.label === b.label && sameRanges(a.ranges, b.ranges)
}

function sameRanges(a: readonly TextRange[], b: readonly TextRange[]): boolean {
  return a.length === b.length && a.every((range, at) => range.start === b[at]?.start && range.end === b[at].end)
}
