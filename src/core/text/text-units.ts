import type { TextRange } from '../model/text-range'
import { graphemeBoundaryAfter, graphemeBoundaryBefore, snapToGraphemes } from './graphemes'
import { lineAt } from './paragraphs'
import { sentencesOf } from './sentences'
import { trimRange } from './trim-range'
import { isEdgeWhitespace } from './whitespace'
import { wordsOf } from './words'

/** What an edge moves by, and what a selection is widened to. */
export const TEXT_UNITS = ['character', 'word', 'sentence', 'paragraph'] as const
export type TextUnit = (typeof TEXT_UNITS)[number]

/** Which edge of a range. */
export type Edge = 'start' | 'end'

/** A line longer than this is looked at around the offset only: a text without line ends must not cost its length. */
const WINDOW = 8_000

/** The stretch around an offset in which units are looked for: its line, or a part of a very long one. */
function around(text: string, offset: number): TextRange {
  const line = lineAt(text, offset)
  if (line.end - line.start <= 2 * WINDOW) return line
  return snapToGraphemes(text, {
    start: Math.max(line.start, offset - WINDOW),
    end: Math.min(line.end, offset + WINDOW)
  })
}

/** The units that lie in a stretch of text, in order, without white space at their edges. */
function unitsIn(
  text: string,
  stretch: TextRange,
  unit: Exclude<TextUnit, 'character'>,
  language: string
): TextRange[] {
  if (unit === 'paragraph') {
    const trimmed = trimRange(text, stretch)
    return trimmed ? [trimmed] : []
  }
  const part = text.slice(stretch.start, stretch.end)
  const units = unit === 'word' ? wordsOf(part, language) : sentencesOf(part, language)
  // Unicode's words and sentences can end inside a grapheme: before a skin tone that follows a full stop, say.
  return units.map(({ start, end }) =>
    snapToGraphemes(text, { start: stretch.start + start, end: stretch.start + end })
  )
}

function moveByCharacter(text: string, offset: number, edge: Edge, direction: 1 | -1): number | null {
  let at = offset
  // White space at an edge is trimmed, so an edge that stopped beside it would not have moved at all.
  for (;;) {
    const next = direction > 0 ? graphemeBoundaryAfter(text, at) : graphemeBoundaryBefore(text, at)
    if (next === at) return null
    at = next
    const inside = edge === 'end' ? at - 1 : at
    if (inside < 0 || inside >= text.length) return null
    if (!isEdgeWhitespace(text.charCodeAt(inside))) return at
  }
}

/**
 * Where an edge of a range goes when it is moved by a unit. Offsets are UTF-16 code units. A start goes to the start of
 * a unit, an end to the end of one; by character it never cuts a grapheme and never stops beside white space.
 *
 * @returns null when there is no such place any more in that direction
 */
export function moveEdge(
  text: string,
  offset: number,
  edge: Edge,
  unit: TextUnit,
  direction: 1 | -1,
  language: string
): number | null {
  if (unit === 'character') return moveByCharacter(text, offset, edge, direction)
  for (let from = offset; ;) {
    const stretch = around(text, from)
    const places = unitsIn(text, stretch, unit, language).map((range) => range[edge])
    const found = direction > 0 ? places.find((place) => place > offset) : places.findLast((place) => place < offset)
    if (found !== undefined) return found
    const next = direction > 0 ? stretch.end + 1 : stretch.start - 1
    if (next < 0 || next > text.length || next === from) return null
    from = next
  }
}

/** A selection widened to whole units: the units that it touches. Offsets are UTF-16 code units. */
export function snapToUnits(text: string, range: TextRange, unit: TextUnit, language: string): TextRange {
  if (unit === 'character') return range
  const trimmed = trimRange(text, range)
  if (!trimmed) return range
  const first = unitsIn(text, around(text, trimmed.start), unit, language).find(({ end }) => end > trimmed.start)
  const last = unitsIn(text, around(text, trimmed.end), unit, language).findLast(({ start }) => start < trimmed.end)
  return {
    start: first && first.start < trimmed.start ? first.start : trimmed.start,
    end: last && last.end > trimmed.end ? last.end : trimmed.end
  }
}
