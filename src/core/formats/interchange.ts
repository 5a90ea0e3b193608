import { EMPTY_CHECK } from '../model/claim-check'
import type { Article } from '../model/article'
import { compareSpans } from '../model/annotation'
import type { Authored } from '../model/annotation'
import type { Person } from '../model/library'
import { END_QUOTE_LENGTH } from '../model/relation'
import { quoteOf } from '../text/quote'
import { FileNames } from './file-names'
import type { Decoded, DecodedAuthorship, DecodedDocument, ExportDocument, ExportInput, ExportOptions } from './format'
import { deskOfDecoded } from './interchange-desk'
import { LabelBook } from './label-book'
import { NO_TIME, NOBODY } from './unknown-authorship'

/** What a conversion needs from outside the core. */
export interface InterchangeParts {
  /** SHA-256 of a text's UTF-8 bytes, in hex. */
  readonly sha256: (text: string) => string
  readonly software: string
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/

/**
 * What was read from files as the input of an export, without a library: one document for each document, labels and
 * relation types under their own names, ids kept where they can be. Deterministic: the same files give the same input.
 */
export function exportInputOf(decoded: Decoded, options: ExportOptions, parts: InterchangeParts): ExportInput {
  const book = new LabelBook(decoded)
  const people = new PeopleBook(decoded)
  const names = new FileNames()
  const heads = decoded.documents.map((document) => {
    const name = names.next(document.name)
    return { document, name, article: articleOf(document, name, parts.sha256) }
  })
  const articles = new Map(heads.map(({ document, article }) => [document.key, article.id]))
  // Relations end in documents that come later: what their spans are called has to be known before.
  const spanIds = new Map(heads.map(({ document }) => [document.key, new RecordIds(document)]))
  return {
    library: { id: 'converted', name: 'Converted', people: people.people, defaultScheme: 'labels' },
    schemes: [book.scheme],
    desk: deskOfDecoded(decoded.desk, {
      person: (given) => people.of(given),
      article: (key) => articles.get(key) ?? key,
      claim: (article, claim) => spanIds.get(article)?.of(claim) ?? claim
    }),
    documents: (async function* () {
      for (const head of heads) yield await Promise.resolve(exportDocumentOf(head, { articles, spanIds }, book, people))
    })(),
    options,
    software: parts.software
  }
}

/** People by the ids and names that files give them. */
class PeopleBook {
  readonly #ids = new Map<string, string>()
  readonly #people: Person[] = []

  constructor(decoded: Decoded) {
    for (const { id, name } of decoded.people) this.#add(id, name)
  }

  get people(): readonly Person[] {
    return this.#people
  }

  of(given: string | null): string {
    if (given === null) return this.#ids.get('') ?? this.#add('', NOBODY.name, NOBODY.id)
    return this.#ids.get(given) ?? this.#add(given, given)
  }

  #add(given: string, name: string, wanted: string = given): string {
    const taken = new Set(this.#people.map(({ id }) => id))
    const plain = ID.test(wanted)
      ? wanted
      : wanted
          .replace(/[^A-Za-z0-9_-]+/g, '-')
          .replace(/^[-_]+/, '')
          .slice(0, 60)
    const base = plain === '' ? 'person' : plain
    let id = base
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`
    this.#people.push({ id, name })
    this.#ids.set(given, id)
    return id
  }
}

function articleOf(document: DecodedDocument, name: string, sha256: (text: string) => string): Article {
  const { text, metadata, article } = document
  const hash = sha256(text)
  // Two documents may have the same text, so the name counts as well.
  const id = article ?? sha256(`${name}\n${text}`).slice(0, 16)
  return {
    id,
    title: metadata.title ?? name,
    byline: metadata.byline ?? null,
    publisher: metadata.publisher ?? null,
    url: metadata.url ?? null,
    publishedAt: metadata.publishedAt ?? null,
    language: metadata.language ?? 'und',
    importedAt: NO_TIME,
    original: {
      name: `${name.split('/').at(-1) ?? name}.txt`,
      sha256: hash,
      bytes: 0,
      kind: 'txt',
      encoding: 'utf-8',
      from: null
    },
    text: { sha256: hash, length: text.length, revision: 1 },
    earlier: [],
    ...(document.structure ?? { segments: [], paragraphs: [], places: [] }),
    metadataFrom: {},
    tags: metadata.tags ?? [],
    binnedAt: null
  }
}

interface Head {
  readonly document: DecodedDocument
  readonly name: string
  readonly article: Article
}

/** What documents and their spans are called, by the keys of the documents. */
interface Ends {
  readonly articles: ReadonlyMap<string, string>
  readonly spanIds: ReadonlyMap<string, RecordIds>
}

function exportDocumentOf(
  { document, name, article }: Head,
  { articles, spanIds }: Ends,
  book: LabelBook,
  people: PeopleBook
): ExportDocument {
  const authored = ({ createdAt, updatedAt, person }: DecodedAuthorship): Omit<Authored, 'id'> => ({
    person: people.of(person),
    createdAt: createdAt ?? updatedAt ?? NO_TIME,
    updatedAt: updatedAt ?? createdAt ?? NO_TIME,
    origin: 'human'
  })
  const ids = new RecordIds(document)
  const spanAt = (key: string, span: string): string => spanIds.get(key)?.known(span) ?? plainId(span)
  const words = new Map(
    document.spans.map(({ id, quotes }) => [
      id,
      quotes
        .map(({ exact }) => exact)
        .join(' … ')
        .slice(0, END_QUOTE_LENGTH)
    ])
  )
  const spans = [...document.spans].sort(compareSpans).map((span) => ({
    ...authored(span),
    id: ids.of(span.id),
    ranges: span.ranges,
    quotes: span.quotes,
    label: book.label(span.label),
    attributes: span.attributes,
    tags: span.tags,
    note: span.note,
    orphan: span.orphan ?? null
  }))
  return {
    name,
    article,
    text: document.text,
    status: document.status ?? 'todo',
    spans,
    claims: document.claims.map((claim) => ({
      check: EMPTY_CHECK,
      ...claim,
      ...authored(claim),
      id: ids.of(claim.id),
      spans: claim.spans.map((span) => ids.of(span))
    })),
    documentLabels: document.documentLabels.map((label) => ({
      ...label,
      ...authored(label),
      id: ids.of(label.id),
      label: book.label(label.label)
    })),
    relations: document.relations.map((relation) => ({
      ...authored(relation),
      id: ids.of(relation.id),
      type: book.relationType(relation.type),
      from: { article: article.id, span: ids.of(relation.from), quote: words.get(relation.from) ?? '' },
      to: {
        article:
          relation.to.article ??
          (relation.to.document === null ? article.id : (articles.get(relation.to.document) ?? relation.to.document)),
        span:
          relation.to.article === null
            ? spanAt(relation.to.document ?? document.key, relation.to.span)
            : relation.to.span,
        quote: relation.to.quote || (relation.to.document === null ? (words.get(relation.to.span) ?? '') : '')
      },
      attributes: relation.attributes,
      note: relation.note
    })),
    bookmarks: document.bookmarks.map((mark) => ({
      ...authored(mark),
      id: ids.of(mark.id),
      range: mark.range,
      quote: quoteOf(document.text, mark.range),
      name: mark.name
    })),
    questions: document.questions.map((question) => ({
      ...question,
      ...authored(question),
      id: ids.of(question.id),
      claim: ids.of(question.claim)
    })),
    evidence: document.evidence.map((each) => ({
      ...each,
      ...authored(each),
      id: ids.of(each.id),
      claim: ids.of(each.claim),
      question: each.question === null ? null : ids.of(each.question),
      passage: each.passage && { ...each.passage, article: articles.get(each.passage.article) ?? each.passage.article }
    })),
    marks: document.marks.map((mark) => ({ ...mark, ...authored(mark), id: ids.of(mark.id) })),
    seconds: Object.fromEntries(Object.entries(document.seconds).map(([claim, time]) => [ids.of(claim), time])),
    note: document.note,
    tokens: document.tokens,
    sentences: document.sentences,
    extra: document.extra,
    split: null
  }
}

/** An id that a record can have: itself, or with everything else as `-`. */
function plainId(id: string): string {
  if (ID.test(id)) return id
  const plain = id
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '')
    .slice(-76)
  return /^[A-Za-z0-9]/.test(plain) ? plain : `r${plain}`.slice(0, 76)
}

/** Ids of a document's records, each made fit once; two that would become one get a number. */
class RecordIds {
  readonly #given = new Map<string, string>()
  readonly #taken = new Set<string>()

  constructor({ spans }: DecodedDocument) {
    for (const { id } of spans) this.of(id)
  }

  /** What a span that the document has is called. */
  known(id: string): string | undefined {
    return this.#given.get(id)
  }

  of(id: string): string {
    const known = this.#given.get(id)
    if (known !== undefined) return known
    const plain = plainId(id)
    let free = plain
    for (let count = 2; this.#taken.has(free); count += 1) free = `${plain}-${count}`
    this.#given.set(id, free)
    this.#taken.add(free)
    return free
  }
}
