import { CallError } from '../../api/envelope'
import type { AnnotationImportReport } from '../backend'
import type {
  Command,
  NewBookmark,
  NewClaim,
  NewDocumentLabel,
  NewRelation,
  NewSpan
} from '../../core/commands/command'
import { CommandError } from '../../core/commands/command-error'
import { tidyRanges } from '../../core/commands/tidy-ranges'
import type {
  DecodedBookmark,
  DecodedRelation,
  DecodedSpan,
  DecodeProblem,
  DecodeResult
} from '../../core/formats/format'
import { findFormat } from '../../core/formats/registry'
import type { Layer } from '../../core/model/library'
import { END_QUOTE_LENGTH } from '../../core/model/relation'
import type { RelationEnd } from '../../core/model/relation'
import type { TextRange } from '../../core/model/text-range'
import { findVerdict } from '../../core/model/verdict-scale'
import { LONG_TEXT, SHORT_TEXT } from '../../core/schema/records'
import type { OpenLibrary } from '../store/load-library'
import { cutText, fitAttributes, fitTags, fitText } from './fit-record'
import type { ReportFit } from './fit-record'
import { LabelMapping } from './label-mapping'

const rangesKey = (ranges: readonly TextRange[], label: string): string =>
  `${label}|${ranges.map((range) => `${range.start}-${range.end}`).join(',')}`

const relationKey = ({ type, from, to }: RelationEnds): string =>
  `${type}|${from.article}/${from.span}|${to.article}/${to.span}`

type End = Omit<RelationEnd, 'quote'>
interface RelationEnds {
  readonly type: string
  readonly from: End
  readonly to: End
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/

/** What a decoded file comes to in one article: the commands, and what was left out. */
class AnnotationImport {
  readonly spans: NewSpan[] = []
  readonly claims: NewClaim[] = []
  readonly documentLabels: NewDocumentLabel[] = []
  readonly relations: NewRelation[] = []
  readonly bookmarks: NewBookmark[] = []
  readonly problems: DecodeProblem[] = []
  skipped = 0
  readonly #layer: Layer
  readonly #text: string
  readonly #labels: LabelMapping
  readonly #ids: () => string
  /** Ids of the spans that are in the article already, by ranges and label: importing a file twice changes nothing. */
  readonly #spanKeys = new Map<string, string>()
  /** Ids of the article's spans by the ids the file gives them, also of those that were there already. */
  readonly #spanIds = new Map<string, string>()
  readonly #used = new Set<string>()
  /** Claims made so far by the ids the file gives them: a claim on several spans comes once per span. */
  readonly #claimsById = new Map<string, NewClaim>()

  constructor(layer: Layer, text: string, labels: LabelMapping, ids: () => string) {
    this.#layer = layer
    this.#text = text
    this.#labels = labels
    this.#ids = ids
    for (const span of layer.spans.values()) this.#spanKeys.set(rangesKey(span.ranges, span.label), span.id)
  }

  /** Keeps an id of the file when it can be one of ours and is free. */
  #idFrom(given: string | null, taken: ReadonlyMap<string, unknown>): string {
    const id = given !== null && ID.test(given) && !taken.has(given) && !this.#used.has(given) ? given : this.#ids()
    this.#used.add(id)
    return id
  }

  #reportAt(place: string): ReportFit {
    return (message) =>
      void this.problems.push({ line: null, place: cutText(place, 200), message: `In this annotation, ${message}` })
  }

  addSpan(decoded: DecodedSpan): void {
    let ranges: readonly TextRange[]
    try {
      ranges = tidyRanges(this.#text, decoded.ranges, 'exact')
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      this.problems.push({ line: null, place: decoded.id ?? decoded.label, message: error.message })
      return
    }
    // Only now: a passage that is left out must not bring a label into the scheme.
    const label = this.#labels.forSpan(decoded.label)
    const key = rangesKey(ranges, label.id)
    const there = this.#spanKeys.get(key)
    if (there !== undefined) {
      if (decoded.id !== null) this.#spanIds.set(decoded.id, there)
      this.skipped += 1
      return
    }
    const id = this.#idFrom(decoded.id, this.#layer.spans)
    if (decoded.id !== null) this.#spanIds.set(decoded.id, id)
    const report = this.#reportAt(decoded.id ?? decoded.label)
    const attributes = fitAttributes(decoded.attributes, report)
    const note = fitText(decoded.note, LONG_TEXT, 'the note', report)
    this.spans.push({ id, ranges: [...ranges], label: label.id, attributes, tags: fitTags(decoded.tags, report), note })
    if (decoded.claim === null && label.role !== 'claim') return
    const claim = decoded.claim
    const verdict = claim?.verdict && findVerdict(claim.verdict) ? claim.verdict : null
    if (claim?.verdict && !verdict) {
      const message = `The verdict “${claim.verdict.value}” is on no scale of this library and was left out.`
      this.problems.push({ line: null, place: decoded.id ?? id, message })
    }
    const existing = claim?.id ? this.#claimsById.get(claim.id) : undefined
    if (existing) existing.spans.push(id)
    else {
      const made: NewClaim = {
        id: this.#idFrom(claim?.id ?? null, this.#layer.claims),
        spans: [id],
        normalized: fitText(claim?.normalized ?? '', LONG_TEXT, 'the claim', report),
        speaker: fitText(claim?.speaker ?? '', SHORT_TEXT, 'the speaker of the claim', report),
        verdict,
        note: fitText(claim?.note ?? '', LONG_TEXT, 'the note on the claim', report)
      }
      this.claims.push(made)
      if (claim?.id) this.#claimsById.set(claim.id, made)
    }
  }

  addDocumentLabels(decoded: DecodeResult['documentLabels']): void {
    const present = new Set([...this.#layer.documentLabels.values()].map((label) => label.label))
    for (const given of decoded) {
      const label = this.#labels.forDocument(given.label)
      if (present.has(label.id)) {
        this.skipped += 1
        continue
      }
      present.add(label.id)
      const id = this.#idFrom(given.id, this.#layer.documentLabels)
      const report = this.#reportAt(given.id ?? given.label)
      const value = given.value === null ? null : fitText(given.value, SHORT_TEXT, 'the value', report)
      const attributes = fitAttributes(given.attributes, report)
      const note = fitText(given.note, LONG_TEXT, 'the note', report)
      this.documentLabels.push({ id, label: label.id, value, attributes, note })
    }
  }

  /** @param hasArticle whether the library has an article with that id */
  addRelations(decoded: readonly DecodedRelation[], hasArticle: (id: string) => boolean): void {
    const keys = new Set([...this.#layer.relations.values()].map(relationKey))
    for (const given of decoded) {
      const place = given.id ?? given.type
      const { article } = this.#layer
      const far = given.to.article ?? article
      const from = this.#spanIds.get(given.from)
      const span = given.to.article === null ? this.#spanIds.get(given.to.span) : given.to.span
      if (from === undefined || span === undefined || !ID.test(span) || !hasArticle(far)) {
        const message = 'This relation was left out: one of its ends is not in the library.'
        this.problems.push({ line: null, place: cutText(place, 200), message })
        continue
      }
      const type = this.#labels.forRelation(given.type).id
      const key = relationKey({ type, from: { article, span: from }, to: { article: far, span } })
      if (keys.has(key)) {
        this.skipped += 1
        continue
      }
      keys.add(key)
      const report = this.#reportAt(place)
      this.relations.push({
        id: this.#idFrom(given.id, this.#layer.relations),
        type,
        from,
        to: { article: far, span, quote: cutText(given.to.quote, END_QUOTE_LENGTH) },
        attributes: fitAttributes(given.attributes, report),
        note: fitText(given.note, LONG_TEXT, 'the note', report)
      })
    }
  }

  addBookmarks(decoded: readonly DecodedBookmark[]): void {
    const keys = new Set([...this.#layer.bookmarks.values()].map(({ range }) => `${range.start}-${range.end}`))
    for (const { id, range, name } of decoded) {
      const key = `${range.start}-${range.end}`
      if (keys.has(key)) {
        this.skipped += 1
        continue
      }
      keys.add(key)
      const fitted = fitText(name, SHORT_TEXT, 'the name of the bookmark', this.#reportAt(id ?? name))
      this.bookmarks.push({ id: this.#idFrom(id, this.#layer.bookmarks), range: { ...range }, name: fitted })
    }
  }

  /** The note on the article with that of the file, or null when it says nothing new. */
  noteWith(decoded: string): string | null {
    const { note } = this.#layer
    if (decoded === '' || note.includes(decoded)) return null
    const joined = note === '' ? decoded : `${note}\n\n${decoded}`
    return fitText(joined, LONG_TEXT, 'the note on the article', this.#reportAt('note'))
  }
}

/**
 * Takes a file of annotations over into one article, as one undoable action. Labels the scheme does not have are
 * added to it. Importing the same file again changes nothing (D12).
 *
 * @throws CallError for an unknown format or article
 */
export async function importAnnotations(
  library: OpenLibrary,
  fileName: string,
  content: string,
  formatId: string,
  articleId: string
): Promise<AnnotationImportReport> {
  const { store, engine } = library
  const format = findFormat(formatId)
  if (!format?.decode) throw new CallError('unknown-format', `Claimdesk cannot read a format called ${formatId}.`)
  const article = store.state.articles.get(articleId)
  if (!article) throw new CallError('not-found', `The library has no article ${articleId}.`, { article: articleId })
  const layer = await store.loadLayer(articleId)
  const text = await engine.readText(articleId)
  const decoded = format.decode({ fileName, content, article, text })
  const scheme = store.state.schemes.get(store.parts.info.defaultScheme)
  if (!scheme) throw new CallError('not-found', 'The label scheme of this library is missing.')
  const others = [...store.state.schemes.values()].filter((other) => other !== scheme)
  const labels = new LabelMapping(scheme, others)
  const work = new AnnotationImport(layer, text, labels, store.parts.ids)
  for (const span of decoded.spans) work.addSpan(span)
  work.addDocumentLabels(decoded.documentLabels)
  work.addRelations(decoded.relations, (id) => store.state.articles.has(id))
  work.addBookmarks(decoded.bookmarks)
  const note = work.noteWith(decoded.note)
  const commands: Command[] = []
  const grown = labels.grownScheme()
  if (grown) commands.push({ type: 'scheme.put', scheme: grown })
  if (note !== null) commands.push({ type: 'article.note', article: articleId, note })
  const { spans, claims, documentLabels, relations, bookmarks } = work
  if (spans.length + documentLabels.length + relations.length + bookmarks.length > 0) {
    const origin = `import:${format.id}`
    commands.push({
      type: 'annotations.add',
      article: articleId,
      spans,
      claims,
      documentLabels,
      relations,
      bookmarks,
      edges: 'exact',
      origin
    })
  }
  if (commands.length > 0) await engine.runGroup(commands)
  return {
    article: articleId,
    spans: spans.length,
    claims: claims.length,
    documentLabels: documentLabels.length,
    relations: relations.length,
    bookmarks: bookmarks.length,
    skipped: work.skipped,
    problems: [...decoded.problems, ...work.problems],
    remarks: [...decoded.remarks, ...labels.remarks]
  }
}
