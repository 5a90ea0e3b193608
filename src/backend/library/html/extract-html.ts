import { checkSize } from '../extract-guard'
import type { ExtractedDocument } from '../extracted-document'
import { decodeHtml, encodingOfHtml } from './decode-html'
import { extractMarkup } from './extract-markup'

/**
 * Makes an article's text of a page's bytes.
 *
 * @param chosen the encoding a person chose, or null to find out
 * @throws ExtractError
 */
export function extractHtml(bytes: Uint8Array, chosen: string | null): ExtractedDocument {
  checkSize(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const encoding = encodingOfHtml(buffer, chosen)
  return extractMarkup(decodeHtml(buffer, encoding.name), encoding)
}
