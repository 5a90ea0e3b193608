import type { Email } from 'postal-mime'
import { DocumentBuilder } from '../document-builder'
import type { Block } from '../document-builder'
import { checkSize } from '../extract-guard'
import { ExtractError } from '../extracted-document'
import type { Extractor, FoundMetadata, FoundValue, MetadataField } from '../extracted-document'
import { installLegacyDecoder } from './legacy-text-decoder'
import { letterBlocks } from './letter-blocks'
import { realDate, realName } from './package-metadata'

/** Most bytes of a mail: its attachments are in it. */
const MAIL_BYTE_LIMIT = 128 * 1024 * 1024
/** The library takes a millisecond for some twenty lines; 30 MB of attachments are about this many. */
const MOST_LINES = 500_000
const LINE_END = 0x0a
/** Mails in mails are read again with every mail around them. */
const MOST_MAILS = 500

function checkLines(bytes: Uint8Array): void {
  let lines = 0
  for (const byte of bytes) if (byte === LINE_END) lines += 1
  if (lines <= MOST_LINES) return
  throw new ExtractError(
    'too-large',
    `The e-mail has ${lines} lines; it may have ${MOST_LINES}. Save it without its attachments, or save its text.`
  )
}

/** @throws ExtractError `too-large` */
function checkMails(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const mails = text.match(/message\/rfc822/gi)?.length ?? 0
  if (mails <= MOST_MAILS) return
  throw new ExtractError(
    'too-large',
    `The e-mail has ${mails} mails in it; it may have ${MOST_MAILS}. Save them one by one and import those.`
  )
}

const oneLine = (value: string | undefined): string => value?.replace(/\s+/g, ' ').trim() ?? ''

function metadataOf(email: Email): FoundMetadata {
  const found: Partial<Record<MetadataField, FoundValue>> = {}
  const take = (field: MetadataField, value: string | null, where: string): void => {
    if (value !== null && value !== '') found[field] = { value, where }
  }
  const header = (key: string): string => oneLine(email.headers.find((entry) => entry.key === key)?.value)
  take('title', oneLine(email.subject), 'Subject')
  take('byline', realName(email.from?.name) ?? realName(email.from?.address), 'From')
  take('publisher', realName(header('organization')), 'Organization')
  take('publishedAt', realDate(email.date), 'Date')
  take('language', header('content-language').split(',')[0] ?? null, 'Content-Language')
  return found
}

async function blocksOf(email: Email): Promise<readonly Block[]> {
  const { text, html } = email
  if (text !== undefined && text.trim() !== '') return letterBlocks(text)
  if (html === undefined) return []
  // Loaded when the first letter without plain text is imported.
  const { htmlBlocks } = await import('../markup/html-blocks')
  return htmlBlocks(html).blocks
}

/**
 * E-mail as a file (RFC 5322). The subject is the title and the first paragraph; of the letter itself the plain text
 * is taken, else its markup. Attachments, pictures and the other headers go.
 */
export const emlExtractor: Extractor = {
  kind: 'eml',
  name: 'E-mail',
  extensions: ['eml'],
  isText: false,
  async extract(bytes) {
    checkSize(bytes, MAIL_BYTE_LIMIT)
    checkLines(bytes)
    checkMails(bytes)
    installLegacyDecoder()
    const { default: PostalMime } = await import('postal-mime')
    const email = await PostalMime.parse(bytes)
    if (!email.from && email.subject === undefined && email.date === undefined) {
      throw new ExtractError('damaged', 'This is no e-mail: it has no sender, subject or date. Save it anew as .eml.')
    }
    const blocks = await blocksOf(email)
    if (blocks.length === 0) {
      throw new ExtractError('empty', 'The e-mail has no text of its own. Save its attachments and import those.')
    }
    const builder = new DocumentBuilder()
    builder.add({ text: oneLine(email.subject), kind: 'heading', level: 1, role: 'title' })
    for (const block of blocks) builder.add(block)
    return builder.finish(metadataOf(email))
  }
}
