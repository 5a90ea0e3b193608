import type { TextRange } from '../../model/text-range'
import { skipWhitespace, skipWhitespaceBack } from '../../text/whitespace'

/**
 * What ends a line for brat's server: it reads standoff with Python's codecs, whose lines end at more than LF. No
 * passage may hold one of them, or its line in the file would break.
 */
// eslint-disable-next-line no-control-regex -- control characters are what Python takes for line ends
const LINE_END = /[\n\r\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/

/**
 * The fragments as which brat writes a span: a range over a line end is split there, and the pieces are trimmed of
 * white space (`server/src/annotator.py`). Other ranges stay as they are. May be empty. In UTF-16 code units.
 */
export function writtenFragments(text: string, ranges: readonly TextRange[]): readonly TextRange[] {
  return ranges.flatMap((range) => (LINE_END.test(text.slice(range.start, range.end)) ? pieces(text, range) : [range]))
}

function pieces(text: string, { start, end }: TextRange): readonly TextRange[] {
  const found: TextRange[] = []
  for (let at = start; at < end;) {
    const next = text.slice(at, end).search(LINE_END)
    const stop = next === -1 ? end : at + next
    const from = skipWhitespace(text, at, stop)
    const to = skipWhitespaceBack(text, from, stop)
    if (from < to) found.push({ start: from, end: to })
    at = stop + 1
  }
  return found
}

/**
 * The reverse: fragments with nothing between them but white space with a line end in it are one range, since brat has
 * no other way to write one. Ranges are sorted and disjoint, in UTF-16 code units.
 */
export function joinedFragments(text: string, fragments: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const fragment of fragments) {
    const last = joined.at(-1)
    if (last && isLineBreak(text, last.end, fragment.start)) {
      joined[joined.length - 1] = { start: last.start, end: fragment.end }
    } else joined.push(fragment)
  }
  return joined
}

function isLineBreak(text: string, start: number, end: number): boolean {
  return end > start && skipWhitespace(text, start, end) === end && LINE_END.test(text.slice(start, end))
}

/** True when two lists of ranges are the same. */
export function sameRanges(a: readonly TextRange[], b: readonly TextRange[]): boolean {
  return a.length === b.length && a.every(({ start, end }, index) => b[index]?.start === start && b[index].end === end)
}
