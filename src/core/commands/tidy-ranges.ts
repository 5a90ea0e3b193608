import type { TextRange } from '../model/text-range'
import { snapToGraphemes } from '../text/graphemes'
import { trimRange } from '../text/trim-range'
import { CommandError } from './command-error'

const LOW_SURROGATE_START = 0xdc00
const LOW_SURROGATE_END = 0xdfff

function cutsSurrogatePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const here = text.charCodeAt(offset)
  const before = text.charCodeAt(offset - 1)
  return here >= LOW_SURROGATE_START && here <= LOW_SURROGATE_END && before >= 0xd800 && before < LOW_SURROGATE_START
}

function assertInside(text: string, range: TextRange): void {
  const details = { start: range.start, end: range.end, length: text.length }
  if (range.start < 0 || range.end > text.length || range.start >= range.end) {
    throw new CommandError(
      'invalid-range',
      `The range ${range.start}–${range.end} lies outside the text, which is ${text.length} characters long.`,
      details
    )
  }
  if (cutsSurrogatePair(text, range.start) || cutsSurrogatePair(text, range.end)) {
    throw new CommandError('invalid-range', `The range ${range.start}–${range.end} cuts a character in two.`, details)
  }
}

/** Sorts ranges and joins those that overlap or touch. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (last && range.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else result.push({ start: range.start, end: range.end })
  }
  return result
}

/**
 * The ranges of a span as they are stored: sorted, disjoint, at least one, in UTF-16 code units.
 *
 * @param edges `tidy` widens to whole graphemes and drops white space at the edges; `exact` leaves the numbers alone
 *   but for sorting and joining, and refuses only what no text can have.
 * @throws CommandError `invalid-range` outside the text, inside a surrogate pair, or with nothing but white space.
 */
export function tidyRanges(text: string, ranges: readonly TextRange[], edges: 'tidy' | 'exact'): TextRange[] {
  for (const range of ranges) assertInside(text, range)
  if (edges === 'exact') return joined(ranges)
  const tidied = ranges.flatMap((range) => {
    const trimmed = trimRange(text, snapToGraphemes(text, range))
    return trimmed ? [trimmed] : []
  })
  if (tidied.length === 0) {
    throw new CommandError('invalid-range', 'There is nothing but white space in the selection.')
  }
  return joined(tidied)
}
