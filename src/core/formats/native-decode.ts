import * as z from 'zod'
import type { Article } from '../model/article'
import { ARTICLE_STATUSES } from '../model/article'
import type { Scheme } from '../model/scheme'
import type { TextRange } from '../model/text-range'
import { evidenceSchema, markSchema, questionSchema, secondsSchema } from '../schema/check-records'
import {
  attributeValueSchema,
  bookmarkSchema,
  claimSchema,
  documentLabelSchema,
  paragraphMarkSchema,
  personSchema,
  placeSchema,
  relationSchema,
  schemeSchema,
  segmentSchema,
  spanShape
} from '../schema/records'
import { quoteOf } from '../text/quote'
import { DeskReader } from './desk-read'
import { EMPTY_DECODED_DOCUMENT, NOTHING_DECODED } from './format'
import type {
  Decoded,
  DecodedDocument,
  DecodedEnd,
  DecodedLabel,
  DecodedRelationType,
  DecodedSpan,
  DecodeInput,
  DecodeProblem,
  KnownTexts,
  SourceFile,
  Token
} from './format'
import { asText, isJsonObject, parseJson } from './json-value'
import type { JsonObject } from './json-value'
import { TextLocator } from './locate'
import { readText, withoutEnding } from './text-file'

const fileSchema = z.object({
  format: z.literal('claimdesk/export'),
  version: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  offsetUnit: z.literal('utf16'),
  documents: z.array(z.record(z.string(), z.unknown())),
  library: z
    .object({ people: z.array(z.unknown()) })
    .partial()
    .optional(),
  schemes: z.array(z.unknown()).optional(),
  factCheck: z.record(z.string(), z.unknown()).optional()
})
type NativeFile = z.infer<typeof fileSchema>

/** Version 1 had no relations and no bookmarks, version 2 nothing of a fact-check. */
const CAME_LATER: readonly string[] = ['relations', 'bookmarks', 'questions', 'evidence', 'marks']

const rangeSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
/** A converted file may have marks without words, and attributes under names of other programs. */
const looseSpanSchema = z
  .strictObject({
    ...spanShape,
    ranges: z.array(rangeSchema.refine(({ start, end }) => start <= end, 'a range ends after it starts')).min(1),
    attributes: z.record(z.string(), attributeValueSchema)
  })
  .refine((span) => span.ranges.length === span.quotes.length, 'every range has its quote')
const tokenSchema = rangeSchema.extend({ features: z.record(z.string(), z.string()).optional() })

/** A file of the format, or a document of a bundle beside what all share. */
export type NativeContent = Pick<NativeFile, 'documents' | 'library' | 'schemes' | 'factCheck'>

/** Reads native files: every document of every file. Offsets are UTF-16 code units in them. */
export async function decodeNative({ files, known }: DecodeInput): Promise<Decoded> {
  const reader = new NativeFiles(known)
  for (const file of files) {
    const content = readNativeFile(file, (problem) => reader.problem(problem))
    if (content) await reader.read(file.path, content, files.length > 1)
  }
  return reader.finish()
}

/** The content of one file that says that it is a native export; null when it is none, which is reported. */
function readNativeFile(file: SourceFile, report: (problem: DecodeProblem) => void): NativeContent | null {
  const refuse = (message: string): null => {
    report({ file: file.path, line: null, place: 'file', message })
    return null
  }
  const { raw, problem } = readText(file)
  if (problem) {
    report(problem)
    return null
  }
  const parsed = parseJson(raw)
  if (!parsed.ok) return refuse(`This is not JSON: ${parsed.reason}`)
  const checked = fileSchema.safeParse(parsed.value)
  if (checked.success) return checked.data
  const why = z.prettifyError(checked.error).replaceAll('\n', ' ')
  return refuse(`This is not a Claimdesk export of version 1 to 3: ${why}`)
}

/** Collects the documents of native files. */
export class NativeFiles {
  readonly #known: KnownTexts
  readonly #documents: DecodedDocument[] = []
  readonly #keys = new Set<string>()
  readonly #labels = new Map<string, DecodedLabel>()
  readonly #types = new Map<string, DecodedRelationType>()
  readonly #people = new Map<string, { readonly id: string; readonly name: string }>()
  readonly #desk = new DeskReader()
  readonly #problems: DecodeProblem[] = []
  readonly #remarks = new Set<string>()

  constructor(known: KnownTexts) {
    this.#known = known
  }

  problem(problem: DecodeProblem): void {
    this.#problems.push(problem)
  }

  async read(file: string, content: NativeContent, nameFile: boolean): Promise<void> {
    for (const value of content.schemes ?? []) this.#scheme(file, value)
    for (const value of content.library?.people ?? []) {
      const person = personSchema.safeParse(value)
      if (person.success) this.#people.set(person.data.id, person.data)
    }
    this.#desk.read(content.factCheck ?? {}, (place, message) => this.problem({ file, line: null, place, message }))
    for (const [index, document] of content.documents.entries()) {
      await this.#document(nameFile ? file : null, document, `documents[${index}]`, withoutEnding(file))
    }
  }

  finish(): Decoded {
    // An article at the far end that came along is a document here; its id may be another one in the library.
    const inFiles = (to: DecodedEnd): DecodedEnd =>
      to.article !== null && this.#keys.has(to.article) ? { ...to, document: to.article, article: null } : to
    return {
      ...NOTHING_DECODED,
      documents: this.#documents.map((document) => ({
        ...document,
        relations: document.relations.map((relation) => ({ ...relation, to: inFiles(relation.to) }))
      })),
      labels: [...this.#labels.values()],
      relationTypes: [...this.#types.values()],
      people: [...this.#people.values()],
      desk: this.#desk.found,
      problems: this.#problems,
      remarks: [...this.#remarks]
    }
  }

  #scheme(file: string, value: unknown): void {
    const scheme = schemeSchema.safeParse(value)
    if (!scheme.success) {
      const message = `A label scheme was left out: ${z.prettifyError(scheme.error).replaceAll('\n', ' ')}`
      return this.problem({ file, line: null, place: 'schemes', message })
    }
    const { labels, relationTypes }: Scheme = scheme.data
    for (const label of labels) if (!this.#labels.has(label.id)) this.#labels.set(label.id, label)
    for (const type of relationTypes) if (!this.#types.has(type.id)) this.#types.set(type.id, type)
  }

  async #document(file: string | null, document: JsonObject, place: string, fallback: string): Promise<void> {
    const text = asText(document['text'])
    const article = isJsonObject(document['article']) ? document['article'] : {}
    const known = this.#knownArticle(article, text)
    if (text === null && known === null) {
      const message = 'This document was left out: it has no text, and no article here has its id.'
      return this.problem({ file, line: null, place, message })
    }
    const target = known ? await this.#known.read(known.id) : (text ?? '')
    if (text !== null && text !== target) this.#remarks.add('A text in the file differs from that of its article here.')
    const key = asText(article['id']) ?? place
    const title = asText(article['title'])
    const name = asText(document['name']) ?? title ?? fallback
    const reader = new DocumentReader(document, target, (where, message) =>
      this.problem({ file, line: null, place: where, message })
    )
    const read: DecodedDocument = {
      ...EMPTY_DECODED_DOCUMENT,
      key: this.#keys.has(key) ? `${key}-${place}` : key,
      name,
      text: target,
      article: known?.id ?? null,
      metadata: metadataOf(article),
      ...(text === target && structureOf(article, target)),
      status: ARTICLE_STATUSES.find((status) => status === document['status']) ?? null,
      ...reader.records(),
      ...(text === target ? reader.tokens() : {}),
      note: asText(document['note']) ?? '',
      extra: isJsonObject(document['extra']) ? document['extra'] : {}
    }
    this.#keys.add(read.key)
    this.#documents.push(read)
    if (reader.moved > 0) {
      this.#remarks.add(`${reader.moved} passages were found by their words, not at their positions.`)
    }
  }

  #knownArticle(article: JsonObject, text: string | null): Article | null {
    const { articles } = this.#known
    const frozen = isJsonObject(article['text']) ? article['text']['sha256'] : null
    return (
      articles.find(({ id }) => id === article['id']) ??
      articles.find((each) => each.text.sha256 === frozen) ??
      (text === null && articles.length === 1 ? (articles[0] ?? null) : null)
    )
  }
}

function metadataOf(article: JsonObject): DecodedDocument['metadata'] {
  const given = (field: string): Record<string, string> => {
    const value = asText(article[field])
    return value === null || value === '' ? {} : { [field]: value }
  }
  const tags = Array.isArray(article['tags']) ? article['tags'].filter((tag) => typeof tag === 'string') : []
  const fields = ['title', 'byline', 'publisher', 'url', 'publishedAt', 'language']
  const texts: Record<string, string> = Object.fromEntries(fields.flatMap((field) => Object.entries(given(field))))
  return { ...texts, ...(tags.length > 0 && { tags }) }
}

/** Parts, paragraphs and places of an article, as far as they are right for its text. */
function structureOf(article: JsonObject, text: string): Pick<DecodedDocument, 'structure'> {
  const inside = <Part extends { readonly start: number; readonly end?: number }>(
    value: unknown,
    schema: z.ZodType<Part>
  ): readonly Part[] => {
    const parts = z.array(schema).safeParse(value)
    return parts.success && parts.data.every(({ start, end = start }) => start <= end && end <= text.length)
      ? parts.data
      : []
  }
  return {
    structure: {
      segments: inside(article['segments'], segmentSchema),
      paragraphs: inside(article['paragraphs'], paragraphMarkSchema),
      places: inside(article['places'], placeSchema)
    }
  }
}

/** Reads the records of one document onto a text: the one in the file, or that of an article that is known. */
class DocumentReader {
  moved = 0
  readonly #document: JsonObject
  readonly #text: string
  readonly #locator: TextLocator
  readonly #problem: (place: string, message: string) => void

  constructor(document: JsonObject, text: string, problem: (place: string, message: string) => void) {
    this.#document = document
    this.#text = text
    this.#locator = new TextLocator(text)
    this.#problem = problem
  }

  records(): Omit<DecodedDocument, 'key' | 'name' | 'text' | 'article' | 'metadata' | 'status' | 'note' | 'extra'> {
    const spans = this.#list('spans', looseSpanSchema).flatMap((span): DecodedSpan[] => {
      const { id, label, attributes, tags, note, createdAt, updatedAt, person, orphan, quotes } = span
      const common = { id, label, attributes, tags, note, createdAt, updatedAt, person }
      if (orphan) return [{ ...common, ranges: span.ranges, quotes, orphan }]
      const ranges = span.ranges.map((range, index) => this.#place(id, range, quotes[index] ?? null))
      if (!ranges.every((range) => range !== null)) return []
      return [{ ...common, ranges, quotes: ranges.map((range) => quoteOf(this.#text, range)) }]
    })
    const there = new Set(spans.map(({ id }) => id))
    const claims = this.#list('claims', claimSchema).flatMap((claim) => {
      const left = claim.spans.filter((span) => there.has(span))
      if (left.length > 0) return [{ ...claim, spans: left }]
      this.#problem(claim.id, 'This claim was left out: its passages were.')
      return []
    })
    const relations = this.#list('relations', relationSchema).flatMap(({ from, to, ...relation }) => {
      const isInside = from.article === to.article
      if (!there.has(from.span) || (isInside && !there.has(to.span))) {
        this.#problem(relation.id, 'This relation was left out: one of its ends was.')
        return []
      }
      const end = { span: to.span, quote: to.quote, document: null, article: isInside ? null : to.article }
      return [{ ...relation, from: from.span, to: end }]
    })
    const bookmarks = this.#list('bookmarks', bookmarkSchema).flatMap(({ quote, range, ...mark }) => {
      const found = this.#place(mark.id, range, quote)
      return found ? [{ ...mark, range: found }] : []
    })
    const documentLabels = this.#list('documentLabels', documentLabelSchema)
    const records = { spans, claims, documentLabels, relations, bookmarks, ...this.#checks(claims) }
    return { ...records, tokens: null, sentences: null }
  }

  /** What belongs to the claims that were taken, and the marks. */
  #checks(
    claims: readonly { readonly id: string }[]
  ): Pick<DecodedDocument, 'questions' | 'evidence' | 'marks' | 'seconds'> {
    const there = new Set(claims.map(({ id }) => id))
    const isLeft = ({ claim }: { readonly claim: string }): boolean => there.has(claim)
    const questions = this.#list('questions', questionSchema).filter(isLeft)
    const asked = new Set(questions.map(({ id }) => id))
    const evidence = this.#list('evidence', evidenceSchema)
      .filter(isLeft)
      .map((each) => (each.question === null || asked.has(each.question) ? each : { ...each, question: null }))
    const marks = this.#list('marks', markSchema).flatMap((mark) => {
      if (mark.orphan) return [mark]
      const range = this.#place(mark.id, mark.range, mark.quote)
      return range ? [{ ...mark, range, quote: quoteOf(this.#text, range) }] : []
    })
    const seconds = z.record(z.string(), secondsSchema).safeParse(this.#document['seconds'] ?? {})
    const spent = Object.entries(seconds.success ? seconds.data : {}).filter(([claim]) => there.has(claim))
    return { questions, evidence, marks, seconds: Object.fromEntries(spent) }
  }

  tokens(): Pick<DecodedDocument, 'tokens' | 'sentences'> {
    const tokens = z.array(tokenSchema).safeParse(this.#document['tokens'])
    const sentences = z.array(rangeSchema).safeParse(this.#document['sentences'])
    return {
      tokens: tokens.success && areInOrder(tokens.data, this.#text.length) ? (tokens.data as Token[]) : null,
      sentences: sentences.success && areInOrder(sentences.data, this.#text.length) ? sentences.data : null
    }
  }

  #place(id: string, range: TextRange, quote: Parameters<TextLocator['locate']>[0]): TextRange | null {
    if (range.start === range.end && range.end <= this.#text.length && quote?.exact === '') return range
    const found = this.#locator.locate(quote, range, ['utf16'])
    if (found.range === null) this.#problem(id, `This annotation was left out: ${found.reason}.`)
    else if (found.reading === 'quote') this.moved += 1
    return found.range
  }

  #list<Record>(key: string, schema: z.ZodType<Record>): Record[] {
    const list = this.#document[key]
    if (list === undefined && CAME_LATER.includes(key)) return []
    if (!Array.isArray(list)) {
      this.#problem(`documents.${key}`, `The file has no list of ${key} for this article.`)
      return []
    }
    return list.flatMap((value: unknown, index) => {
      const record = schema.safeParse(value)
      if (record.success) return [record.data]
      const id = isJsonObject(value) ? asText(value['id']) : null
      this.#problem(id ?? `${key}[${index}]`, `This record was left out: ${z.prettifyError(record.error)}`)
      return []
    })
  }
}

/** Whether ranges lie in a text of that length, in order, none over another. */
function areInOrder(ranges: readonly TextRange[], length: number): boolean {
  return ranges.every(
    ({ start, end }, index) => start <= end && end <= length && start >= (ranges[index - 1]?.end ?? 0)
  )
}
