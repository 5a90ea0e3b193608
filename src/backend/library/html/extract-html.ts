import { isWebAddress } from '../../../core/text/web-address'
import { checkSize } from '../extract-guard'
import type { ExtractedDocument, FoundMetadata } from '../extracted-document'
import { mojibakeOf } from '../repaired-encoding'
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
  const html = decodeHtml(buffer, encoding.name)
  return extractMarkup(html, { encoding, mojibake: mojibakeOf(html, encoding.name) }, savedFrom(html))
}

/** Where a browser saved a page from: it says so in a comment at its beginning. */
function savedFrom(html: string): FoundMetadata {
  const start = html.slice(0, 4000)
  const comment =
    /<!--\s*saved from url=\(\d{1,6}\)(https?:\/\/[^\s<>"]{1,1000})/i.exec(start) ??
    /<!--\s*Page saved with SingleFile\s+url:\s*(https?:\/\/[^\s<>"]{1,1000})/i.exec(start)
  const value = comment?.[1]
  return !isWebAddress(value) ? {} : { url: { value, where: 'saved from' } }
}
