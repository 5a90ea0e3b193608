import type { TextRange } from '../model/text-range'
import { graphemeBoundaryAfter, graphemeBoundaryBefore, isGraphemeBoundary } from '../text/graphemes'
import { snapToUnits, type Edge, type TextUnit } from '../text/text-units'
import { trimRange } from '../text/trim-range'

/** Which edge of which range of a span is dragged. */
export interface RangeEdge {
  /** Index of the range among the span's. */
  readonly range: number
  readonly edge: Edge
}

/**
 * The ranges of a span (UTF-16 code units, sorted, disjoint) with one edge dragged to an offset. The edge goes to the
 * edge of the unit that the offset lies in, never cuts a grapheme, never stops beside white space, and never comes so
 * far that nothing is left of its range. Ranges that it comes over become part of the range: the result is sorted and
 * disjoint again.
 */
export function dragEdge(
  text: string,
  ranges: readonly TextRange[],
  { range: index, edge }: RangeEdge,
  offset: number,
  unit: TextUnit,
  language: string
): TextRange[] {
  const range = ranges[index]
  if (!range) return [...ranges]
  const dragged = draggedRange(text, range, edge, offset, unit, language)
  const others = ranges.filter((other) => other !== range)
  const overcome = others.filter((other) => other.start <= dragged.end && dragged.start <= other.end)
  const merged = {
    start: Math.min(dragged.start, ...overcome.map((other) => other.start)),
    end: Math.max(dragged.end, ...overcome.map((other) => other.end))
  }
  return [...others.filter((other) => !overcome.includes(other)), merged]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start)
}

function draggedRange(
  text: string,
  range: TextRange,
  edge: Edge,
  offset: number,
  unit: TextUnit,
  language: string
): TextRange {
  const at = nearestBoundary(text, Math.min(Math.max(0, offset), text.length))
  // At least one grapheme stays, the one at the edge that is not dragged.
  const wanted =
    edge === 'start'
      ? { start: Math.min(at, graphemeBoundaryBefore(text, range.end)), end: range.end }
      : { start: range.start, end: Math.max(at, graphemeBoundaryAfter(text, range.start)) }
  const trimmed = trimRange(text, wanted)
  if (!trimmed) return range
  // Only the dragged edge snaps: the other one stays where a person put it.
  const snapped = snapToUnits(text, trimmed, unit, language)
  return edge === 'start' ? { start: snapped.start, end: range.end } : { start: range.start, end: snapped.end }
}

function nearestBoundary(text: string, offset: number): number {
  if (isGraphemeBoundary(text, offset)) return offset
  const before = graphemeBoundaryBefore(text, offset)
  const after = graphemeBoundaryAfter(text, offset)
  return offset - before < after - offset ? before : after
}
