import { articleSchema } from '../../../../core/schema/records'
import { freezeText } from '../../../../core/text/freeze'
import { toWellFormed } from '../../decode-bytes'
import { METADATA_FIELDS, TEXT_LIMIT } from '../../extracted-document'
import type { ExtractedDocument } from '../../extracted-document'

/** Characters that a document taken apart never has: see `DocumentBuilder`. */
// eslint-disable-next-line no-control-regex -- these are what must not be there
const UNMEANT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/u
/** Longest value of a document's metadata, in UTF-16 code units. */
const LONGEST_VALUE = 10_000

function* wrongText({ text }: ExtractedDocument, isPlain: boolean): Generator<string> {
  if (text.trim() === '') yield 'the text is empty'
  if (text.includes('\r')) yield 'the text has a carriage return'
  if (text !== freezeText(text)) yield 'the text is not frozen'
  if (text !== toWellFormed(text)) yield 'the text has half a character'
  if (text.length > TEXT_LIMIT) yield 'the text is longer than an article may be'
  if (!isPlain && UNMEANT.test(text)) yield 'the text has a control character'
}

function* wrongRanges({ text, paragraphs, segments, places }: ExtractedDocument, isPlain: boolean): Generator<string> {
  for (const [name, ranges] of Object.entries({ paragraphs, segments })) {
    let before = 0
    for (const { start, end } of ranges) {
      if (!(start >= 0 && start < end && end <= text.length)) yield `${name}: a range outside of the text`
      if (start < before) yield `${name}: ranges are not in order`
      const isLine = (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n')
      if (!isPlain && !isLine) yield `${name}: a range is no paragraph`
      if (text.slice(start, end) !== toWellFormed(text.slice(start, end))) yield `${name}: a range cuts a character`
      before = end
    }
  }
  let last = -1
  for (const { start, name } of places) {
    if (start <= last || start >= text.length) yield 'places: one is outside of the text or not in order'
    if (name.trim() === '' || name !== toWellFormed(name) || UNMEANT.test(name)) yield 'places: a name is not sound'
    last = start
  }
}

function* wrongMetadata({ metadata }: ExtractedDocument): Generator<string> {
  for (const [field, { value, where }] of Object.entries(metadata)) {
    if (!(METADATA_FIELDS as readonly string[]).includes(field)) yield `metadata: there is no field ${field}`
    if (value.trim() === '') yield `metadata: ${field} is empty`
    if (value !== toWellFormed(value)) yield `metadata: ${field} has half a character`
    if (UNMEANT.test(value)) yield `metadata: ${field} has a control character`
    if (value.length > LONGEST_VALUE) yield `metadata: ${field} is endless`
    if (where.trim() === '') yield `metadata: ${field} does not say where it was found`
    if (field === 'url' && !/^https?:\/\/\S+$/i.test(value)) yield 'metadata: the address is no web address'
  }
}

/** What an article is made of besides what the document gives. */
const ARTICLE = {
  id: '0123456789abcdef',
  title: 'Title',
  byline: null,
  publisher: null,
  url: null,
  publishedAt: null,
  language: 'en',
  importedAt: '2024-08-22T10:00:00.000Z',
  original: { name: 'a.txt', sha256: '0'.repeat(64), bytes: 1, kind: 'txt', encoding: 'utf-8', from: null },
  tags: [],
  binnedAt: null
}

function* wrongRecord({ text, paragraphs, segments, places }: ExtractedDocument): Generator<string> {
  const article = { ...ARTICLE, text: { sha256: '0'.repeat(64), length: text.length, revision: 1 } }
  const parsed = articleSchema.safeParse({ ...article, paragraphs, segments, places, metadataFrom: {} })
  if (parsed.success) return
  for (const { path, message } of parsed.error.issues) yield `cannot be stored: ${path.join('.')}: ${message}`
}

/**
 * What has to be true of every document, whatever it was made of.
 *
 * @returns what is not, in words; nothing when all is well
 */
export function checkDocument(document: ExtractedDocument, kind: string): readonly string[] {
  const isPlain = kind === 'txt'
  return [
    ...wrongText(document, isPlain),
    ...wrongRanges(document, isPlain),
    ...wrongMetadata(document),
    ...wrongRecord(document)
  ]
}
