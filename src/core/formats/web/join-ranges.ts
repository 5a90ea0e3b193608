import type { TextRange } from '../../model/text-range'

/** The targets of one annotation as ranges of a span: sorted; those that overlap are one, those that touch stay two. */
export function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    const isSame = last?.start === range.start && last.end === range.end
    if (last && (range.start < last.end || isSame)) {
      joined.splice(-1, 1, { ...last, end: Math.max(last.end, range.end) })
    } else joined.push(range)
  }
  return joined
}
