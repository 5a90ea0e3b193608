import * as z from 'zod'
import type { Claim } from '../model/claim'
import { bookmarkSchema, claimSchema, documentLabelSchema, relationSchema, spanSchema } from '../schema/records'
import { claimsBySpan } from './document-index'
import { NOTHING_FOUND } from './one-article'
import type {
  ArticleBookmark,
  ArticleDocumentLabel,
  ArticleRelation,
  ArticleSpan,
  ArticleInput,
  ArticleProblem,
  ArticleResult
} from './one-article'
import { asText, isJsonObject, parseJson } from './json-value'
import type { JsonObject } from './json-value'
import { TextLocator } from './locate'

const fileSchema = z.object({
  format: z.literal('claimdesk/export'),
  version: z.union([z.literal(1), z.literal(2)]),
  offsetUnit: z.literal('utf16'),
  documents: z.array(z.record(z.string(), z.unknown()))
})

/** Reads the records of the article at hand out of a native file. Offsets are UTF-16 code units in it. */
export function decodeNative(input: ArticleInput): ArticleResult {
  const parsed = parseJson(input.content)
  if (!parsed.ok) return refused(`This is not JSON: ${parsed.reason}`)
  const file = fileSchema.safeParse(parsed.value)
  if (!file.success) {
    return refused(
      `This is not a Claimdesk export of version 1 or 2: ${z.prettifyError(file.error).replaceAll('\n', ' ')}`
    )
  }
  const document = file.data.documents.find((candidate) => belongsTo(candidate, input))
  if (!document) {
    return refused(
      `None of the ${file.data.documents.length} articles in the file is “${input.article.title}” ` +
        `(${input.article.id}): neither its id nor its text is among them.`
    )
  }
  return new NativeReader(input).read(document)
}

function belongsTo(document: JsonObject, { article, text }: ArticleInput): boolean {
  if (document['text'] === text) return true
  if (!isJsonObject(document['article'])) return false
  const frozen = document['article']['text']
  return document['article']['id'] === article.id || (isJsonObject(frozen) && frozen['sha256'] === article.text.sha256)
}

function refused(message: string): ArticleResult {
  return { ...NOTHING_FOUND, problems: [{ line: null, place: 'file', message }] }
}

class NativeReader {
  readonly #locator: TextLocator
  readonly #text: string
  readonly #problems: ArticleProblem[] = []
  #moved = 0

  constructor(input: ArticleInput) {
    this.#locator = new TextLocator(input.text)
    this.#text = input.text
  }

  read(document: JsonObject): ArticleResult {
    const claims = claimsBySpan({ claims: this.#records(document, 'claims', claimSchema) })
    const spans = this.#records(document, 'spans', spanSchema).flatMap((span): ArticleSpan[] => {
      const ranges = span.ranges.map((range, index) => {
        const quote = span.quotes[index] ?? null
        const found = this.#locator.locate(quote, range, ['utf16'])
        if (found.range === null) this.#problem(span.id, `This annotation was left out: ${found.reason}.`)
        else if (found.reading === 'quote') this.#moved += 1
        return found.range
      })
      const { label, attributes, tags, note, createdAt, updatedAt, person, quotes } = span
      if (!ranges.every((range) => range !== null)) return []
      const claim = this.#claim(span.id, claims.get(span.id) ?? [])
      return [{ id: span.id, ranges, quotes, label, attributes, tags, note, createdAt, updatedAt, person, claim }]
    })
    const documentLabels = this.#records(document, 'documentLabels', documentLabelSchema).map(
      ({ id, label, value, attributes, note }): ArticleDocumentLabel => ({ id, label, value, attributes, note })
    )
    const relations = this.#relations(document, new Set(spans.map(({ id }) => id)))
    const bookmarks = this.#bookmarks(document)
    const note = asText(document['note']) ?? ''
    const remarks = this.#remarks(document)
    return { spans, documentLabels, relations, bookmarks, note, problems: this.#problems, remarks }
  }

  #records<Record>(document: JsonObject, key: string, schema: z.ZodType<Record>): Record[] {
    const list = document[key]
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

  #relations(document: JsonObject, spans: ReadonlySet<string | null>): ArticleRelation[] {
    if (!('relations' in document)) return []
    return this.#records(document, 'relations', relationSchema).flatMap((relation): ArticleRelation[] => {
      const { id, type, from, to, attributes, note } = relation
      const isInside = from.article === to.article
      if (!spans.has(from.span) || (isInside && !spans.has(to.span))) {
        this.#problem(id, 'This relation was left out: one of its ends was.')
        return []
      }
      return [{ id, type, from: from.span, to: { ...to, article: isInside ? null : to.article }, attributes, note }]
    })
  }

  #bookmarks(document: JsonObject): ArticleBookmark[] {
    if (!('bookmarks' in document)) return []
    return this.#records(document, 'bookmarks', bookmarkSchema).flatMap(({ id, range, quote, name }) => {
      const found = this.#locator.locate(quote, range, ['utf16'])
      if (found.range !== null) return [{ id, range: found.range, name }]
      this.#problem(id, `This bookmark was left out: ${found.reason}.`)
      return []
    })
  }

  #claim(span: string, claims: readonly Claim[]): ArticleSpan['claim'] {
    const [first, ...further] = claims
    for (const claim of further) {
      this.#problem(claim.id, `Annotation ${span} has another claim already; this one was left out there.`)
    }
    if (!first) return null
    return {
      id: first.id,
      normalized: first.normalized,
      speaker: first.speaker,
      verdict: first.verdict,
      note: first.note
    }
  }

  #remarks(document: JsonObject): string[] {
    const remarks: string[] = []
    if (document['text'] !== this.#text) remarks.push('The text in the file differs from that of the article.')
    if (this.#moved > 0) remarks.push(`${this.#moved} passages were found by their words, not at their positions.`)
    return remarks
  }

  #problem(place: string, message: string): void {
    this.#problems.push({ line: null, place, message })
  }
}
