import type { Span } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import type { ExportDocument } from '../format'

/** What Python takes for white space (`str.isspace`): spaCy and its kin count by that, and U+FEFF is none of it. */
// eslint-disable-next-line no-control-regex -- Python takes these control characters for white space
const WHITE_SPACE = /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/** A range without the white space at its ends, in UTF-16 code units; null when nothing else is in it. */
export function withoutWhiteSpaceEdges(text: string, { start, end }: TextRange): TextRange | null {
  let from = start
  let to = end
  while (from < to && WHITE_SPACE.test(text.charAt(from))) from += 1
  while (to > from && WHITE_SPACE.test(text.charAt(to - 1))) to -= 1
  return from < to ? { start: from, end: to } : null
}

/** Spans that begin or end with white space; of orphans and empty ranges nothing is said. */
export function spansWithWhiteSpaceEdges({ text, spans }: Pick<ExportDocument, 'text' | 'spans'>): readonly Span[] {
  return spans.filter(
    ({ ranges, orphan }) =>
      orphan === null &&
      ranges.some((range) => {
        if (range.start === range.end) return false
        const inner = withoutWhiteSpaceEdges(text, range)
        return inner?.start !== range.start || inner.end !== range.end
      })
  )
}
