import type { DocumentLabel, Span } from '../../model/annotation'
import type { Article } from '../../model/article'
import type { Bookmark } from '../../model/bookmark'
import { EMPTY_CHECK } from '../../model/claim-check'
import type { Claim } from '../../model/claim'
import { EMPTY_EVIDENCE } from '../../model/evidence'
import type { Evidence, Mark, Question } from '../../model/evidence'
import type { Relation } from '../../model/relation'
import { DEFAULT_SCHEME } from '../../model/scheme'
import type { Scheme } from '../../model/scheme'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import type { DecodeInput, ExportDocument, ExportInput, ExportOptions, Format } from '../format'
import { EMPTY_DESK } from '../desk-in-files'
import { fittedInput, LossCount } from '../fit-documents'
import type { ChosenPolicies } from '../fit-documents'
import type { LossItem } from '../losses'
import { utf8Bytes } from '../text-file'

const CREATED = '2024-08-22T10:00:00.000Z'
const UPDATED = '2024-08-22T11:30:00.000Z'
const authored = { person: 'anna', createdAt: CREATED, updatedAt: UPDATED, origin: 'human' }

/** An article with the frozen text `text`. Its hashes are stand-ins: the core cannot compute real ones. */
export function makeArticle(text: string, changes: Partial<Article> = {}): Article {
  return {
    id: '0123456789abcdef',
    title: 'A title',
    byline: null,
    publisher: null,
    url: null,
    publishedAt: null,
    language: 'en',
    importedAt: '2024-08-20T08:00:00.000Z',
    original: {
      name: 'article.txt',
      sha256: 'a'.repeat(64),
      bytes: text.length,
      kind: 'txt',
      encoding: 'utf-8',
      from: null
    },
    text: { sha256: 'b'.repeat(64), length: text.length, revision: 1 },
    earlier: [],
    segments: [],
    paragraphs: [],
    places: [],
    metadataFrom: {},
    tags: [],
    binnedAt: null,
    ...changes
  }
}

/** A span over ranges in UTF-16 code units, its quotes taken from the text. */
export function makeSpan(text: string, ranges: readonly TextRange[], changes: Partial<Span> = {}): Span {
  const quotes = ranges.map((range) => quoteOf(text, range))
  return {
    id: 'span-1',
    ...authored,
    ranges,
    quotes,
    label: 'claim',
    attributes: {},
    tags: [],
    note: '',
    orphan: null,
    ...changes
  }
}

export function makeClaim(changes: Partial<Claim> = {}): Claim {
  const fields = { normalized: '', speaker: '', verdict: null, note: '', check: EMPTY_CHECK }
  return { id: 'claim-1', ...authored, spans: ['span-1'], ...fields, ...changes }
}

export function makeQuestion(changes: Partial<Question> = {}): Question {
  return { id: 'question-1', ...authored, claim: 'claim-1', text: '', position: 0, ...changes }
}

export function makeEvidence(changes: Partial<Evidence> = {}): Evidence {
  return { id: 'evidence-1', ...authored, claim: 'claim-1', ...EMPTY_EVIDENCE, ...changes }
}

/** A mark over a range in UTF-16 code units. */
export function makeMark(text: string, range: TextRange, changes: Partial<Mark> = {}): Mark {
  const fields = { kind: 'nothing-to-check', rule: '', reason: '', orphan: false } as const
  return { id: 'mark-1', ...authored, range, quote: quoteOf(text, range), ...fields, ...changes }
}

export function makeDocumentLabel(changes: Partial<DocumentLabel> = {}): DocumentLabel {
  return { id: 'document-label-1', ...authored, label: 'needs-work', value: null, attributes: {}, note: '', ...changes }
}

/** A relation from `span-1` to `span-2` of the article that `makeArticle` makes. */
export function makeRelation(changes: Partial<Relation> = {}): Relation {
  const end = (span: string) => ({ article: '0123456789abcdef', span, quote: '' })
  const ends = { from: end('span-1'), to: end('span-2') }
  return { id: 'relation-1', ...authored, type: 'supports', ...ends, attributes: {}, note: '', ...changes }
}

/** A bookmark over a range in UTF-16 code units. */
export function makeBookmark(text: string, range: TextRange, changes: Partial<Bookmark> = {}): Bookmark {
  return { id: 'bookmark-1', ...authored, range, quote: quoteOf(text, range), name: '', ...changes }
}

const noRecords = {
  spans: [],
  claims: [],
  documentLabels: [],
  relations: [],
  bookmarks: [],
  questions: [],
  evidence: [],
  marks: [],
  seconds: {},
  note: '',
  tokens: null,
  sentences: null,
  extra: {},
  split: null
}

export function makeDocument(text: string, changes: Partial<ExportDocument> = {}): ExportDocument {
  return { name: 'a-title', article: makeArticle(text), text, status: 'todo', ...noRecords, ...changes }
}

export function makeInput(
  documents: readonly ExportDocument[],
  options: Partial<ExportOptions> = {},
  schemes: readonly Scheme[] = [DEFAULT_SCHEME]
): ExportInput {
  const people = [{ id: 'anna', name: 'Anna Ådahl' }]
  return {
    library: { id: 'library-1', name: 'Test library', people, defaultScheme: schemes[0]?.id ?? 'none' },
    schemes,
    desk: EMPTY_DESK,
    documents: (async function* () {
      yield* documents
    })(),
    options: { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {}, ...options },
    software: 'Claimdesk 0.0.0'
  }
}

/** Files as a decoder gets them, with the articles that they may belong to. */
export function makeFiles(
  files: ReadonlyMap<string, string | Uint8Array> | Readonly<Record<string, string | Uint8Array>>,
  known: readonly Pick<ExportDocument, 'article' | 'text'>[] = [],
  settings: Readonly<Record<string, string>> = {}
): DecodeInput {
  const entries = files instanceof Map ? [...files] : Object.entries(files as Record<string, string | Uint8Array>)
  return {
    files: entries
      .map(([path, content]) => ({ path, bytes: typeof content === 'string' ? utf8Bytes(content) : content }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    known: {
      articles: known.map(({ article }) => article),
      read: (id) => Promise.resolve(known.find(({ article }) => article.id === id)?.text ?? '')
    },
    settings
  }
}

/**
 * Runs an encoder to its end as a host would: a file is open until the next path comes, and is never opened twice.
 *
 * @returns The bytes of every file by its path, in the order in which they began.
 */
export async function encodeBytes(format: Format, input: ExportInput): Promise<ReadonlyMap<string, Uint8Array>> {
  if (!format.encode) throw new Error(`${format.id} cannot write`)
  const files = new Map<string, Uint8Array[]>()
  let previous: string | null = null
  for await (const part of format.encode(input)) {
    if (previous !== part.path && files.has(part.path)) throw new Error(`${part.path} was opened twice`)
    const pieces = files.get(part.path) ?? []
    files.set(part.path, pieces)
    pieces.push(part.bytes ?? utf8Bytes(part.text))
    previous = part.path
  }
  return new Map([...files].map(([path, pieces]) => [path, Buffer.concat(pieces)]))
}

/** The same as text. */
export async function encodeAll(format: Format, input: ExportInput): Promise<ReadonlyMap<string, string>> {
  const files = await encodeBytes(format, input)
  return new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

/** Documents through `fitDocuments`, as an export gives them to the encoder, and what was lost on the way. */
export async function encodeFitted(
  format: Format,
  input: ExportInput,
  policies: ChosenPolicies = {}
): Promise<{ readonly files: ReadonlyMap<string, Uint8Array>; readonly losses: readonly LossItem[] }> {
  const count = new LossCount()
  const files = await encodeBytes(format, fittedInput(format, input, policies, count))
  return { files, losses: count.losses }
}

/** The first file of an export: the one with the annotations. */
export async function encodeMain(format: Format, input: ExportInput): Promise<string> {
  const [main] = (await encodeAll(format, input)).values()
  if (main === undefined) throw new Error(`${format.id} wrote nothing`)
  return main
}
