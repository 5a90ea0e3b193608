import { isWebAddress } from '../../../core/text/web-address'
import { checkSize } from '../extract-guard'
import { ExtractError } from '../extracted-document'
import type { ExtractedDocument, FoundMetadata } from '../extracted-document'
import { mojibakeOf } from '../repaired-encoding'
import { decodeHtml, encodingOfHtml, encodingOfLabel } from './decode-html'
import { extractMarkup } from './extract-markup'
import { decodeQuoted, MimeArchive, parameterOf } from './mime-parts'
import type { MimePart } from './mime-parts'

/** Most bytes of a saved page: its pictures are in it. */
const MHTML_BYTE_LIMIT = 128 * 1024 * 1024

const isPage = (headers: ReadonlyMap<string, string>): boolean =>
  /^\s*(text\/html|application\/xhtml\+xml)/i.test(headers.get('content-type') ?? '')

/** `=?utf-8?Q?Caf=C3=A9?=` in a header (RFC 2047); what cannot be decoded stays as it is. */
function decodeWords(header: string): string {
  const joined = header.slice(0, 4000).replace(/\?=\s+=\?/g, '?==?')
  return joined.replace(
    /=\?([\w-]{2,40})(?:\*[\w-]*)?\?([qb])\?([^?\s]{0,2000})\?=/gi,
    (all: string, ...groups: string[]) => {
      const [charset = '', kind = '', words = ''] = groups
      const encoding = encodingOfLabel(charset)
      if (encoding === null) return all
      const isQuoted = kind.toLowerCase() === 'q'
      const bytes = isQuoted
        ? decodeQuoted(Buffer.from(words.replaceAll('_', ' '), 'latin1'))
        : Buffer.from(words, 'base64')
      return decodeHtml(bytes, encoding)
    }
  )
}

/** The page that the archive is of: the part its header names, else the first page in it. */
function mainPart(archive: MimeArchive): MimePart | null {
  const named = parameterOf(archive.headers.get('content-type') ?? '', 'start')
  const isNamed = (headers: ReadonlyMap<string, string>): boolean =>
    named !== null && isPage(headers) && headers.get('content-id')?.trim() === named.trim()
  for (const isWanted of [isNamed, isPage]) for (const part of archive.parts(isWanted)) return part
  return null
}

function knownFrom({ headers }: MimeArchive, part: MimePart): FoundMetadata {
  const address = headers.get('snapshot-content-location') ?? part.headers.get('content-location') ?? ''
  const title = decodeWords(headers.get('subject') ?? '').trim()
  return {
    ...(isWebAddress(address.trim()) ? { url: { value: address.trim(), where: 'saved from' } } : {}),
    ...(title === '' ? {} : { title: { value: title, where: 'subject of the saved page' } })
  }
}

/**
 * Makes an article's text of a page that a browser saved with all its parts in one file. Only the page itself is read:
 * its pictures, styles and frames are not even decoded.
 *
 * @param chosen the encoding of the page in it that a person chose, or null to find out
 * @throws ExtractError
 */
export function extractMhtml(bytes: Uint8Array, chosen: string | null = null): ExtractedDocument {
  checkSize(bytes, MHTML_BYTE_LIMIT)
  const archive = new MimeArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const part = mainPart(archive)
  if (!part) {
    throw new ExtractError(
      'damaged',
      'There is no page in this file: it is no web archive, or it was cut off. Save the page again, best as HTML.'
    )
  }
  const encoding = encodingOfHtml(part.body, chosen, part.charset)
  const html = decodeHtml(part.body, encoding.name)
  return extractMarkup(html, { encoding, mojibake: mojibakeOf(html, encoding.name) }, knownFrom(archive, part))
}
