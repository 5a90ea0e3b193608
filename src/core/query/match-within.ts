import type { Span } from '../model/annotation'
import type { TextRange } from '../model/text-range'

/** Where matches are wanted: anywhere, or only inside, or only outside, the highlights that have one of the labels. */
export interface FindWithin {
  readonly mode: 'anywhere' | 'inside' | 'outside'
  /** Ids of labels. Without any, `mode` means nothing. */
  readonly labels: readonly string[]
}

export const ANYWHERE: FindWithin = { mode: 'anywhere', labels: [] }

/** True if it leaves any match out at all. */
export function isNarrow({ mode, labels }: FindWithin): boolean {
  return mode !== 'anywhere' && labels.length > 0
}

type Labelled = Pick<Span, 'label' | 'ranges' | 'orphan'>

/** Answers in logarithmic time whether one range of a set holds, or touches, another. UTF-16 code units. */
class RangeSet {
  readonly #starts: number[] = []
  /** For each range, in the order of starts, the furthest end of it and all before it. */
  readonly #furthest: number[] = []

  constructor(ranges: readonly TextRange[]) {
    let end = 0
    for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
      end = Math.max(end, range.end)
      this.#starts.push(range.start)
      this.#furthest.push(end)
    }
  }

  /** The furthest end of the ranges that start before an offset; 0 if none does. */
  #reach(before: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) < before) low = middle + 1
      else high = middle
    }
    return this.#furthest[low - 1] ?? 0
  }

  holds({ start, end }: TextRange): boolean {
    return this.#reach(start + 1) >= end
  }

  touches({ start, end }: TextRange): boolean {
    return this.#reach(end) > start
  }
}

function rangesOf(spans: Iterable<Labelled>, labels: readonly string[]): RangeSet {
  const wanted = new Set(labels)
  const ranges: TextRange[] = []
  for (const span of spans) if (wanted.has(span.label) && span.orphan === null) ranges.push(...span.ranges)
  return new RangeSet(ranges)
}

/**
 * The matches that are where they are wanted, in their order. Inside means whole in one range of one highlight;
 * outside means that it shares no character with any. Orphaned highlights are nowhere.
 */
export function matchesWithin(
  matches: readonly TextRange[],
  spans: Iterable<Labelled>,
  within: FindWithin
): readonly TextRange[] {
  if (!isNarrow(within)) return matches
  const ranges = rangesOf(spans, within.labels)
  return within.mode === 'inside'
    ? matches.filter((match) => ranges.holds(match))
    : matches.filter((match) => !ranges.touches(match))
}

/** How many of the matches lie inside highlights of each label; labels without any are left out. */
export function countByLabel(matches: readonly TextRange[], spans: Iterable<Labelled>): ReadonlyMap<string, number> {
  const byLabel = new Map<string, Labelled[]>()
  for (const span of spans) {
    const list = byLabel.get(span.label)
    if (list) list.push(span)
    else byLabel.set(span.label, [span])
  }
  const counts = new Map<string, number>()
  for (const [label, labelled] of byLabel) {
    const ranges = rangesOf(labelled, [label])
    const count = matches.filter((match) => ranges.holds(match)).length
    if (count > 0) counts.set(label, count)
  }
  return counts
}
