import type { Span } from '../model/annotation'
import { OffsetError } from '../text/offset-map'
import type { OffsetMap, OffsetUnit } from '../text/offset-map'
import type { ExportDocument } from './format'

/** A range as it goes into a file: numbers in the file's unit, and the words between them. */
export interface ExportedRange {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The words at the numbers that were about to leave are not the words of the span. Nothing may be written. */
export class ExportMismatchError extends Error {
  override readonly name = 'ExportMismatchError'

  constructor(
    readonly article: string,
    readonly span: string,
    readonly expected: string,
    readonly found: string,
    reason = `the text at its place reads ${quoted(found)}, but its words are ${quoted(expected)}`
  ) {
    super(`Nothing was exported. In article ${article}, annotation ${span}: ${reason}. Verify the library, then retry.`)
  }
}

const LONGEST_QUOTED = 80

function quoted(words: string): string {
  return words.length > LONGEST_QUOTED ? `“${words.slice(0, LONGEST_QUOTED)}…”` : `“${words}”`
}

/**
 * The ranges of a span in the unit of a file, checked in that unit (universal rule b of the formats): the numbers are
 * taken back to the text, and what they cut out must equal the stored words and be as long as these are in the unit.
 *
 * @param map The offset map of `document.text`.
 * @returns One entry per range, in text order, `start` and `end` in `unit`.
 * @throws {ExportMismatchError} if a number is unusable, the words differ or the ranges overlap. Never call it for an
 * orphan, whose ranges are those of another text.
 */
export function exportSpan(
  document: Pick<ExportDocument, 'article' | 'text'>,
  map: OffsetMap,
  span: Pick<Span, 'id' | 'ranges' | 'quotes'>,
  unit: OffsetUnit
): readonly ExportedRange[] {
  const fail = (expected: string, found: string, reason?: string): never => {
    throw new ExportMismatchError(document.article.id, span.id, expected, found, reason)
  }
  if (span.ranges.length === 0 || span.ranges.length !== span.quotes.length) {
    fail('', '', `it has ${span.ranges.length} ranges and ${span.quotes.length} quotes`)
  }
  let previousEnd = 0
  return span.ranges.map((range, index) => {
    const expected = span.quotes[index]?.exact ?? ''
    if (range.start < previousEnd || range.start > range.end || (range.start === range.end && expected !== '')) {
      fail(expected, '', `its range ${range.start}–${range.end} is turned round, or overlaps the one before it`)
    }
    previousEnd = range.end
    try {
      const start = map.convert(range.start, 'utf16', unit)
      const end = map.convert(range.end, 'utf16', unit)
      const found = document.text.slice(map.convert(start, unit, 'utf16'), map.convert(end, unit, 'utf16'))
      if (found !== expected || end - start !== lengthIn(unit, expected)) fail(expected, found)
      return { start, end, text: found }
    } catch (error) {
      if (!(error instanceof OffsetError)) throw error
      return fail(expected, '', error.message)
    }
  })
}

/** Counted anew, without the offset map, so that a fault of the map cannot confirm itself. */
function lengthIn(unit: OffsetUnit, words: string): number {
  if (unit === 'utf16') return words.length
  let length = 0
  for (const character of words) length += unit === 'codepoint' ? 1 : utf8Width(character.codePointAt(0) ?? 0)
  return length
}

function utf8Width(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
