import type { TextRange } from '../model/text-range'
import { snapToGraphemes } from './graphemes'
import { requireOffset } from './offset-error'
import { skipWhitespace, skipWhitespaceBack } from './whitespace'

/**
 * Takes white space (see `isEdgeWhitespace`: NBSP, ZERO WIDTH SPACE and U+FEFF count) off both ends of a range, in
 * UTF-16 code units; null if nothing is left. A space that carries a combining mark is a visible character and stays:
 * a range must not begin inside a grapheme cluster.
 *
 * @throws {OffsetError} if an end lies outside the text.
 */
export function trimRange(text: string, range: TextRange): TextRange | null {
  requireOffset(range.start, text.length)
  requireOffset(range.end, text.length)
  const start = skipWhitespace(text, range.start, range.end)
  const end = skipWhitespaceBack(text, start, range.end)
  if (start >= end) return null
  const whole = snapToGraphemes(text, { start, end })
  return { start: Math.max(range.start, whole.start), end: Math.min(range.end, whole.end) }
}
