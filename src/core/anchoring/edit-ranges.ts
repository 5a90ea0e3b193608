import { rangesOverlap } from '../model/text-range'
import type { TextRange } from '../model/text-range'
import { moveEdge } from '../text/text-units'
import type { Edge, TextUnit } from '../text/text-units'

/**
 * The ranges of a span (UTF-16 code units, sorted, disjoint) with its outer edge moved by a unit.
 *
 * @returns null when the edge cannot go there: at the end of the text, or when nothing would be left of its range
 */
export function moveSpanEdge(
  text: string,
  ranges: readonly TextRange[],
  edge: Edge,
  unit: TextUnit,
  direction: 1 | -1,
  language: string
): TextRange[] | null {
  const index = edge === 'start' ? 0 : ranges.length - 1
  const range = ranges[index]
  if (!range) return null
  const moved = moveEdge(text, range[edge], edge, unit, direction, language)
  if (moved === null) return null
  const changed = { ...range, [edge]: moved }
  if (changed.start >= changed.end) return null
  return ranges.map((other, position) => (position === index ? changed : { start: other.start, end: other.end }))
}

/** The ranges without a stretch of text; empty when nothing is left. UTF-16 code units. */
export function subtractRange(ranges: readonly TextRange[], taken: TextRange): TextRange[] {
  return ranges.flatMap(({ start, end }) => {
    if (!rangesOverlap({ start, end }, taken)) return [{ start, end }]
    const before = { start, end: Math.min(end, taken.start) }
    const after = { start: Math.max(start, taken.end), end }
    return [before, after].filter((rest) => rest.start < rest.end)
  })
}
