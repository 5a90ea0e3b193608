import type { TextRange } from '../model/text-range'

/** The union of ranges: sorted, disjoint, none touching the next. Empty ones are left out. UTF-16 code units. */
export function unionOf(ranges: Iterable<TextRange>): readonly TextRange[] {
  const sorted = [...ranges].filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const union: { start: number; end: number }[] = []
  for (const { start, end } of sorted) {
    const last = union.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else union.push({ start, end })
  }
  return union
}

/** First index in [0, length) for which the test holds, by halving; `length` when it holds for none. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
