import type { NewBookmark, NewClaim, NewDocumentLabel, NewRelation, NewSpan } from '../../../core/commands/command'
import { CommandError } from '../../../core/commands/command-error'
import { tidyRanges } from '../../../core/commands/tidy-ranges'
import type {
  DecodedAuthorship,
  DecodedDocument,
  DecodedRelation,
  DecodedSpan,
  DecodeProblem
} from '../../../core/formats/format'
import type { Attributes } from '../../../core/model/annotation'
import type { VerdictScale } from '../../../core/model/verdict-scale'
import type { Layer } from '../../../core/model/library'
import { END_QUOTE_LENGTH } from '../../../core/model/relation'
import type { TextRange } from '../../../core/model/text-range'
import { findVerdict } from '../../../core/model/verdict-scales'
import { LONG_TEXT, SHORT_TEXT, timeSchema } from '../../../core/schema/records'
import { cutText, fitAttributes, fitTags, fitText } from '../fit-record'
import type { ReportFit } from '../fit-record'
import { CheckImport } from './check-import'
import type { CheckImportParts } from './check-import'
import type { NameMapping } from './name-mapping'

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/
/** The attribute in which the name of whoever made an annotation elsewhere is kept. */
export const ANNOTATOR = 'annotator'

/** By what a span is known again. Of an orphan the words count as well: its ranges are those of another text. */
const spanKey = (
  { quotes, orphan }: Pick<DecodedSpan, 'quotes' | 'orphan'>,
  ranges: readonly TextRange[],
  label: string
): string => {
  const places = ranges.map((range) => `${range.start}-${range.end}`).join(',')
  return `${label}|${places}${orphan ? `|${JSON.stringify(quotes.map(({ exact }) => exact))}` : ''}`
}

interface Ends {
  readonly type: string
  readonly from: string
  readonly to: { readonly article: string; readonly span: string }
}
const relationKey = ({ type, from, to }: Ends): string => `${type}|${from}|${to.article}/${to.span}`

/** A time that a record can hold, or nothing. */
const timeOf = (given: string | null): string | undefined =>
  given !== null && timeSchema.safeParse(given).success ? given : undefined

const timesOf = ({ createdAt, updatedAt }: DecodedAuthorship) => {
  const created = timeOf(createdAt)
  const updated = timeOf(updatedAt)
  return { ...(created !== undefined && { createdAt: created }), ...(updated !== undefined && { updatedAt: updated }) }
}

export interface ArticleImportParts {
  readonly names: NameMapping
  readonly ids: () => string
  /** The name under which a person of the file is known here; null for oneself and for nobody. */
  readonly annotatorOf: (person: string | null) => string | null
  readonly problem: (problem: DecodeProblem) => void
  readonly deskId: CheckImportParts['deskId']
  readonly articleId: CheckImportParts['articleId']
  /** The library's own scales, and those that come along. */
  readonly scales: readonly VerdictScale[]
}

/** What decoded documents come to in one article: the records to add. What is there already is not added again (D12). */
export class ArticleImport {
  readonly spans: NewSpan[] = []
  readonly claims: NewClaim[] = []
  readonly documentLabels: NewDocumentLabel[] = []
  readonly relations: NewRelation[] = []
  readonly bookmarks: NewBookmark[] = []
  note: string | null = null
  /** Questions, evidence and marks. */
  readonly checks: CheckImport
  /** Annotations of the files that the article has already. */
  there = 0
  readonly #layer: Layer
  readonly #text: string
  readonly #parts: ArticleImportParts
  /** Ids of the article's spans by ranges and label. */
  readonly #spanKeys = new Map<string, string>()
  /** Ids of the article's spans by document and the ids the file gives them, also of those that were there already. */
  readonly #spanIds = new Map<string, string>()
  readonly #used = new Set<string>()
  /** Ids of claims that are added, by document and the ids the file gives them. */
  readonly #claimIds = new Map<string, string>()
  readonly #relationKeys: Set<string>
  readonly #labelsThere: Set<string>
  readonly #marksThere: Set<string>
  readonly #attributeNames = new Map<string, string>()

  constructor(layer: Layer, text: string, parts: ArticleImportParts) {
    this.#layer = layer
    this.#text = text
    this.#parts = parts
    this.checks = new CheckImport(layer, text, {
      idFor: (given, taken) => this.#idFrom(given, taken),
      deskId: parts.deskId,
      articleId: parts.articleId,
      problem: (place, message) => this.#problem(place, message)
    })
    for (const span of layer.spans.values()) this.#spanKeys.set(spanKey(span, span.ranges, span.label), span.id)
    this.#relationKeys = new Set(
      [...layer.relations.values()].map(({ type, from, to }) => relationKey({ type, from: from.span, to }))
    )
    this.#labelsThere = new Set([...layer.documentLabels.values()].map(({ label, value }) => `${label}|${value ?? ''}`))
    this.#marksThere = new Set([...layer.bookmarks.values()].map(({ range }) => `${range.start}-${range.end}`))
  }

  get count(): number {
    return this.spans.length + this.documentLabels.length + this.relations.length + this.bookmarks.length
  }

  /** Takes everything of a document but its relations, whose ends may not have come yet. */
  add(document: DecodedDocument): void {
    const claimed = new Set(document.claims.flatMap(({ spans }) => spans))
    const added = new Set<string>()
    for (const span of document.spans) if (this.#addSpan(document.key, span, claimed.has(span.id))) added.add(span.id)
    this.checks.add(document, this.#addClaims(document, added))
    this.#addDocumentLabels(document)
    this.#addBookmarks(document)
    const { note } = this.#layer
    const known = this.note ?? note
    if (document.note !== '' && !known.includes(document.note)) {
      const joined = known === '' ? document.note : `${known}\n\n${document.note}`
      this.note = fitText(joined, LONG_TEXT, 'the note on the article', this.#reportAt('note'))
    }
  }

  /** Id of a claim that a document adds to the article; null when it was left out, or was there. */
  claimId(document: string, claim: string): string | null {
    return this.#claimIds.get(`${document}/${claim}`) ?? null
  }

  /** Id of a span of a document in the article; null when it was left out. */
  spanId(document: string, span: string): string | null {
    return this.#spanIds.get(`${document}/${span}`) ?? null
  }

  /**
   * Takes a relation of a document.
   *
   * @param to where it ends: ids of an article and of a span in it; null when that is not in the library
   */
  addRelation(document: string, given: DecodedRelation, to: Ends['to'] | null): void {
    const from = this.spanId(document, given.from)
    const place = given.id
    if (from === null || to === null) {
      this.#problem(place, 'This relation was left out: one of its ends is not in the library.')
      return
    }
    const type = this.#parts.names.forRelation(given.type)
    if (!type) return
    if (from === to.span && to.article === this.#layer.article) {
      this.#problem(place, 'This relation was left out: it leads from a highlight to itself.')
      return
    }
    const key = relationKey({ type: type.id, from, to })
    if (this.#relationKeys.has(key)) {
      this.there += 1
      return
    }
    this.#relationKeys.add(key)
    const report = this.#reportAt(place)
    this.relations.push({
      ...timesOf(given),
      id: this.#idFrom(given.id, this.#layer.relations),
      type: type.id,
      from,
      to: { ...to, quote: cutText(given.to.quote, END_QUOTE_LENGTH) },
      attributes: this.#attributes(given, report),
      note: fitText(given.note, LONG_TEXT, 'the note', report)
    })
  }

  #addSpan(document: string, decoded: DecodedSpan, isClaimed: boolean): boolean {
    const ranges = this.#rangesOf(decoded)
    if (ranges === null) return false
    // Only now: a passage that is left out must not bring a label into the scheme.
    const label = this.#parts.names.forSpan(decoded.label)
    if (!label) return false
    const key = spanKey(decoded, ranges, label.id)
    const there = this.#spanKeys.get(key)
    if (there !== undefined) {
      this.#spanIds.set(`${document}/${decoded.id}`, there)
      this.there += 1
      return false
    }
    const id = this.#idFrom(decoded.id, this.#layer.spans)
    this.#spanIds.set(`${document}/${decoded.id}`, id)
    const report = this.#reportAt(decoded.id)
    this.spans.push({
      ...timesOf(decoded),
      id,
      ranges: [...ranges],
      label: label.id,
      attributes: this.#attributes(decoded, report),
      tags: fitTags(decoded.tags, report),
      note: fitText(decoded.note, LONG_TEXT, 'the note', report),
      ...(decoded.orphan && {
        quotes: [...decoded.quotes],
        orphan: { lastKnown: [...decoded.orphan.lastKnown] }
      })
    })
    if (label.role === 'claim' && !isClaimed) {
      this.claims.push({ ...timesOf(decoded), id: this.#idFrom(null, this.#layer.claims), spans: [id] })
    }
    return true
  }

  /** The ranges of a span as they are stored; null, and reported, when there is no such place. */
  #rangesOf({ id, ranges, quotes, orphan }: DecodedSpan): readonly TextRange[] | null {
    if (orphan) {
      const isSound = ranges.length === quotes.length && ranges.every(({ start, end }) => start >= 0 && start < end)
      if (isSound) return ranges
      this.#problem(id, 'This annotation was left out: its words are not in the text, and it does not say them all.')
      return null
    }
    try {
      return tidyRanges(this.#text, ranges, 'exact')
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      const isEmpty = ranges.every(({ start, end }) => start === end)
      this.#problem(id, isEmpty ? 'This mark was left out: it covers no text.' : error.message)
      return null
    }
  }

  /**
   * Claims on spans that are new. A claim whose spans were there already was there as well.
   *
   * @returns ids of the claims that are added, by those of the file
   */
  #addClaims({ key, claims }: DecodedDocument, added: ReadonlySet<string>): ReadonlyMap<string, string> {
    const ids = new Map<string, string>()
    for (const claim of claims) {
      if (!claim.spans.some((span) => added.has(span))) continue
      const spans = [...new Set(claim.spans.flatMap((span) => this.spanId(key, span) ?? []))]
      const verdict = claim.verdict && findVerdict(claim.verdict, this.#parts.scales) ? claim.verdict : null
      if (claim.verdict && !verdict) {
        const message = `The verdict “${cutText(claim.verdict.value, 80)}” is on no scale of this library and was left out.`
        this.#problem(claim.id, message)
      }
      const report = this.#reportAt(claim.id)
      const id = this.#idFrom(claim.id, this.#layer.claims)
      ids.set(claim.id, id)
      this.#claimIds.set(`${key}/${claim.id}`, id)
      this.claims.push({
        ...timesOf(claim),
        ...this.checks.checkOf(claim),
        id,
        spans,
        normalized: fitText(claim.normalized, LONG_TEXT, 'the claim', report),
        speaker: fitText(claim.speaker, SHORT_TEXT, 'the speaker of the claim', report),
        verdict,
        note: fitText(claim.note, LONG_TEXT, 'the note on the claim', report)
      })
    }
    return ids
  }

  #addDocumentLabels({ documentLabels }: DecodedDocument): void {
    for (const given of documentLabels) {
      const label = this.#parts.names.forDocument(given.label)
      if (!label) continue
      const report = this.#reportAt(given.id)
      const value = given.value === null ? null : fitText(given.value, SHORT_TEXT, 'the value', report)
      const key = `${label.id}|${value ?? ''}`
      if (this.#labelsThere.has(key)) {
        this.there += 1
        continue
      }
      this.#labelsThere.add(key)
      this.documentLabels.push({
        ...timesOf(given),
        id: this.#idFrom(given.id, this.#layer.documentLabels),
        label: label.id,
        value,
        attributes: this.#attributes(given, report),
        note: fitText(given.note, LONG_TEXT, 'the note', report)
      })
    }
  }

  #addBookmarks({ bookmarks }: DecodedDocument): void {
    for (const mark of bookmarks) {
      const { id, name } = mark
      const range = this.#placeOf(mark)
      if (range === null) continue
      const key = `${range.start}-${range.end}`
      if (this.#marksThere.has(key)) {
        this.there += 1
        continue
      }
      this.#marksThere.add(key)
      const fitted = fitText(name, SHORT_TEXT, 'the name of the bookmark', this.#reportAt(id))
      this.bookmarks.push({
        ...timesOf(mark),
        id: this.#idFrom(id, this.#layer.bookmarks),
        range: { ...range },
        name: fitted
      })
    }
  }

  /** Where a bookmark is set, as the command will set it; null, and reported, when there is no such place. */
  #placeOf({ id, range }: DecodedDocument['bookmarks'][number]): TextRange | null {
    try {
      return tidyRanges(this.#text, [range], 'tidy')[0] ?? null
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      this.#problem(id, `This bookmark was left out: ${error.message}`)
      return null
    }
  }

  /** Attributes under names that records can hold, with who made it elsewhere. */
  #attributes(
    given: { readonly attributes: Attributes; readonly person: string | null },
    report: ReportFit
  ): Attributes {
    const renamed: [string, Attributes[string]][] = []
    const taken = new Set(Object.keys(given.attributes))
    for (const [name, value] of Object.entries(given.attributes)) {
      if (ID.test(name)) renamed.push([name, value])
      else {
        const plain = this.#plainName(name, taken)
        taken.add(plain)
        renamed.push([plain, value])
      }
    }
    const annotator = this.#parts.annotatorOf(given.person)
    if (annotator !== null && !taken.has(ANNOTATOR)) renamed.push([ANNOTATOR, annotator])
    return fitAttributes(Object.fromEntries(renamed), report)
  }

  #plainName(name: string, taken: ReadonlySet<string>): string {
    const known = this.#attributeNames.get(name)
    if (known !== undefined && !taken.has(known)) return known
    const base =
      name
        .replace(/[^A-Za-z0-9_-]+/g, '_')
        .replace(/^[_-]+/, '')
        .slice(0, 70) || 'attribute'
    let plain = base
    for (let count = 2; taken.has(plain); count += 1) plain = `${base}-${count}`
    this.#attributeNames.set(name, plain)
    return plain
  }

  /** Keeps an id of the file when it can be one of ours and is free. */
  #idFrom(given: string | null, taken: ReadonlyMap<string, unknown>): string {
    // Short ids like `T1` are those of one document only: the next one has them, too.
    const isOwn = given !== null && given.length >= 8 && ID.test(given) && !taken.has(given) && !this.#used.has(given)
    const id = isOwn ? given : this.#parts.ids()
    this.#used.add(id)
    return id
  }

  #reportAt(place: string): ReportFit {
    return (message) => this.#problem(place, `In this annotation, ${message}`)
  }

  #problem(place: string, message: string): void {
    this.#parts.problem({ file: null, line: null, place: cutText(place, 200), message })
  }
}
