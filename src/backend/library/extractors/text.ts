import { freezeText } from '../../../core/text/freeze'
import { paragraphsOf } from '../../../core/text/paragraphs'
import type { Segment } from '../../../core/model/article'
import { decodeBytes, detectEncoding, NotTextError } from '../decode-bytes'
import { ExtractError, TEXT_LIMIT } from '../extracted-document'
import type { ExtractedDocument, Extractor } from '../extracted-document'
import { soundMetadata } from '../sound-values'
import { mojibakeOf } from '../repaired-encoding'
import type { EncodingView } from '../../../api/views'

const LONGEST_HEADLINE = 140
/** No encoding has more than four bytes for a character: a larger file is not even decoded. */
const BYTE_LIMIT = 4 * TEXT_LIMIT

/**
 * The first paragraph when it reads like a headline: short, something after it, no full stop at its end. A text that
 * begins with a sentence has no headline.
 */
export function headlineOf(text: string): Segment | null {
  const paragraphs = paragraphsOf(text.slice(0, 4 * LONGEST_HEADLINE))
  const first = paragraphs[0]
  if (!first || !paragraphs[1] || first.end - first.start > LONGEST_HEADLINE) return null
  const line = text.slice(first.start, first.end).trimEnd()
  if (/[.!…。！؟;:,][”"’)\]]*$/u.test(line)) return null
  return { start: first.start, end: first.end, role: 'title', excluded: false, reason: 'first line', confirmedBy: null }
}

function encodingOf(bytes: Buffer, chosen: string | null): EncodingView {
  if (chosen !== null) return { name: chosen, certain: true, evidence: 'chosen by you' }
  try {
    return detectEncoding(bytes)
  } catch (error) {
    if (error instanceof NotTextError) throw new ExtractError(error.code, error.message)
    throw error
  }
}

const megabytes = (count: number): string => `${(count / 1_000_000).toFixed(count < 10_000_000 ? 1 : 0)} million`

/** Plain text in any encoding. */
export const textExtractor: Extractor = {
  kind: 'txt',
  name: 'Plain text',
  extensions: ['txt', 'text'],
  isText: true,
  extract(bytes, chosen): ExtractedDocument {
    if (bytes.length === 0) throw new ExtractError('empty', 'The file is empty: there is nothing to annotate.')
    if (bytes.length > BYTE_LIMIT) {
      throw new ExtractError(
        'too-large',
        `The file has ${megabytes(bytes.length)} bytes; an article may have ${megabytes(TEXT_LIMIT)} characters. ` +
          'Split the file and import the parts.'
      )
    }
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const encoding = encodingOf(buffer, chosen)
    let text: string
    try {
      text = freezeText(decodeBytes(bytes, encoding.name))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new ExtractError('unknown-encoding', error.message)
    }
    if (text.trim() === '') {
      throw new ExtractError('empty', 'The file has nothing but white space: there is nothing to annotate.')
    }
    if (text.length > TEXT_LIMIT) {
      throw new ExtractError(
        'too-large',
        `The text has ${megabytes(text.length)} characters; an article may have ${megabytes(TEXT_LIMIT)}. ` +
          'Split the file and import the parts.'
      )
    }
    const headline = headlineOf(text)
    return {
      text,
      encoding,
      mojibake: mojibakeOf(text, encoding.name),
      metadata: soundMetadata(
        headline ? { title: { value: text.slice(headline.start, headline.end), where: 'first line' } } : {}
      ),
      segments: headline ? [headline] : [],
      paragraphs: [],
      places: []
    }
  }
}
