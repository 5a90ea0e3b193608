import type { TextRange } from '../model/text-range'
import { skipWhitespace } from './whitespace'

/**
 * Paragraphs of a frozen text as UTF-16 ranges, in order: every line that is not blank. The range leaves out the
 * newline and keeps white space at the line's edges; lines of white space only separate paragraphs and belong to none.
 */
export function paragraphsOf(text: string): TextRange[] {
  const paragraphs: TextRange[] = []
  let start = 0
  while (start < text.length) {
    const { end } = lineAt(text, start)
    if (skipWhitespace(text, start, end) < end) paragraphs.push({ start, end })
    start = end + 1
  }
  return paragraphs
}

/** The line that a UTF-16 offset lies in, without its newline. An offset just before the newline is in that line. */
export function lineAt(text: string, offset: number): TextRange {
  // lastIndexOf takes a negative start for 0 and would find a newline at the very beginning.
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const newline = text.indexOf('\n', offset)
  return { start, end: newline === -1 ? text.length : newline }
}
