import type { Span } from '../../model/annotation'
import { OffsetMap } from '../../text/offset-map'
import { ExportMismatchError, exportSpan } from '../export-range'
import type { ExportDocument } from '../format'
import type { JsonObject } from '../json-value'
import { htmlOf, HtmlText } from './html-text'
import { extraOf } from './task-extra'

/** How places of one document are written, and the text that they are in. */
export interface PlaceWriter {
  /** What goes among the task's data. */
  readonly data: string
  /** Whether the text is HTML that was made for this. */
  readonly isMade: boolean
  /** The place of a span as the value of a result, without labels; numbers in code points. */
  place(span: Span): JsonObject
}

/** Places in a plain text. */
export function textPlaces(document: ExportDocument): PlaceWriter {
  const map = OffsetMap.of(document.text)
  return {
    data: document.text,
    isMade: false,
    place: (span) => {
      const ranges = exportSpan(document, map, span, 'codepoint')
      return { start: ranges[0]?.start ?? 0, end: ranges.at(-1)?.end ?? 0, text: wordsOf(document, span) }
    }
  }
}

/** Places in the HTML that the text came from, else in HTML that is made of it. */
export function htmlPlaces(document: ExportDocument): PlaceWriter {
  const given = originalHtml(document)
  const data = given?.data ?? htmlOf(document.text)
  const html = given?.html ?? new HtmlText(data)
  const map = OffsetMap.of(document.text)
  const counted = OffsetMap.of(html.counted)
  return {
    data,
    isMade: given === null,
    place: (span) => {
      // Checks the words in the text; what follows checks that the HTML has them at these places.
      exportSpan(document, map, span, 'codepoint')
      const [first, last] = [span.ranges[0], span.ranges.at(-1)]
      const [from, to] = [first?.start ?? 0, last?.end ?? 0]
      const start = html.toPath(from, 'start')
      const end = html.toPath(to, 'end')
      const global = { start: html.toCounted(from, 'start'), end: html.toCounted(to, 'end') }
      const isRight =
        start !== null &&
        end !== null &&
        html.atPath(start.path, start.offset) === from &&
        html.atPath(end.path, end.offset) === to &&
        html.fromCounted(global.start) === from &&
        html.fromCounted(global.end) === to
      const text = wordsOf(document, span)
      if (!isRight)
        throw new ExportMismatchError(document.article.id, span.id, text, '', 'its place is not in the HTML')
      return {
        start: start.path,
        startOffset: start.offset,
        end: end.path,
        endOffset: end.offset,
        globalOffsets: { start: counted.toCodePoint(global.start), end: counted.toCodePoint(global.end) },
        text
      }
    }
  }
}

const wordsOf = ({ text }: ExportDocument, { ranges }: Span): string =>
  text.slice(ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0)

/** The HTML that a document was read from, if its text is still the document's. */
export function originalHtml(document: ExportDocument): { readonly data: string; readonly html: HtmlText } | null {
  const { html: data } = extraOf(document.extra)
  if (data === undefined) return null
  try {
    const html = new HtmlText(data)
    return html.text === document.text ? { data, html } : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
