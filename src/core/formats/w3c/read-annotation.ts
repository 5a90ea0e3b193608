import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import type { DecodedSpan } from '../format'
import { asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { PositionReading } from '../readings'
import type { DocumentDraft } from '../web/document-draft'
import { joinRanges } from '../web/join-ranges'
import type { PeopleFound } from '../web/people-found'
import { iriOfNode, unwrapped } from './collect'
import type { FoundAnnotation } from './collect'
import { readBodies } from './read-bodies'
import type { ReadBodies, ReadClaim } from './read-bodies'
import { readAuthorship } from './read-creator'
import { annotationId, motivationsOf } from './read-links'
import type { ReadSpan } from './read-links'
import type { ReadTarget } from './read-target'

/** What all annotations of a decoding have in common. */
export interface ReadContext {
  readonly people: PeopleFound
  /** Names of labels by the ids of ours that stand for them. */
  readonly labelNames: Map<string, string>
  /** Spans that were taken, by the IRI of their annotation. */
  readonly spans: Map<string, ReadSpan>
  /** Comments that stand on whole articles and are not by this program. */
  comments: number
}

/** How many passages of a file were found otherwise than its reading of positions says. */
export interface PlaceCounts {
  inOtherUnit: number
  byQuote: number
}

/** Takes one annotation of a document, of whose targets all are in it. Whatever is left out is told to `fail`. */
export class AnnotationReader {
  readonly #context: ReadContext
  readonly #counts: PlaceCounts
  readonly #readings: readonly [PositionReading, ...PositionReading[]]

  constructor(context: ReadContext, counts: PlaceCounts, readings: readonly [PositionReading, ...PositionReading[]]) {
    this.#context = context
    this.#counts = counts
    this.#readings = readings
  }

  read(
    { value }: FoundAnnotation,
    draft: DocumentDraft,
    targets: readonly ReadTarget[],
    fail: (message: string) => void
  ): void {
    const bodies = readBodies(value)
    const { label, labelName, unread } = bodies
    if (labelName !== null && label !== '') this.#context.labelNames.set(label, labelName)
    if (unread.length > 0) fail(`These attributes were left out, because of their values: ${unread.join(', ')}.`)
    if (targets.every(({ hasSelector }) => !hasSelector)) return this.#addDocumentLabel(value, draft, bodies)
    const orphan = readOrphan(value, targets)
    if (orphan) return this.#addSpan(value, draft, bodies, orphan)
    const ranges: TextRange[] = []
    for (const target of targets) {
      const range = this.#place(draft, target)
      if (typeof range === 'string') {
        const lost = this.#lostPlaces(draft, targets)
        if (lost === null) return fail(`This annotation was left out: ${range}.`)
        return this.#addSpan(value, draft, bodies, lost)
      }
      ranges.push(range)
    }
    const joined = joinRanges(ranges)
    if (this.#addBookmark(value, draft, bodies, joined)) return
    this.#addSpan(value, draft, bodies, { ranges: joined, quotes: joined.map((range) => quoteOf(draft.text, range)) })
  }

  #place(draft: DocumentDraft, target: ReadTarget): TextRange | string {
    const { quotes, position, textSha256, unread } = target
    if (quotes.length === 0 && position === null) {
      return `its selector cannot be read (${unread.length > 0 ? unread.join(', ') : 'a position without numbers'})`
    }
    if (quotes.length === 0 && draft.isOtherText(textSha256)) {
      return 'it has a position but no quote, and was made in another version of the text'
    }
    const placed = draft.place({ quotes, position }, this.#readings)
    if (placed.range === null) return placed.reason
    if (placed.by === 'quote' && position !== null) this.#counts.byQuote += 1
    if (placed.by === 'position' && placed.reading !== this.#readings[0]) this.#counts.inOtherUnit += 1
    return placed.range
  }

  /** Where a span stood in the text of the file, when its words are no longer in the library's. */
  #lostPlaces(
    draft: DocumentDraft,
    targets: readonly ReadTarget[]
  ): Pick<DecodedSpan, 'ranges' | 'quotes' | 'orphan'> | null {
    const places = targets.map((target) => draft.placeInFile(target, this.#readings[0]))
    if (!places.every((place) => place !== null)) return null
    const ranges = places.map(({ range }) => range)
    const last = draft.text.length
    const near = ranges.map(({ start, end }) => ({ start: Math.min(start, last), end: Math.min(end, last) }))
    const lastKnown = near.filter(({ start, end }) => start < end)
    return { ranges, quotes: places.map(({ quote }) => quote), orphan: { lastKnown } }
  }

  #addSpan(
    value: JsonObject,
    draft: DocumentDraft,
    { label, attributes, tags, note, claims }: ReadBodies,
    place: Pick<DecodedSpan, 'ranges' | 'quotes' | 'orphan'>
  ): void {
    const id = draft.newId('span', annotationId(value))
    const iri = iriOfNode(value)
    if (iri !== null && !this.#context.spans.has(iri)) this.#context.spans.set(iri, { id, draft })
    const authorship = readAuthorship(value, this.#context.people)
    draft.spans.push({ ...authorship, id, ...place, label, attributes, tags, note })
    for (const claim of claims) draft.addClaim(claim.iri, claim.passage, id, () => this.#claim(draft, claim))
  }

  #claim(draft: DocumentDraft, { body, id, normalized, speaker, verdict, note }: ReadClaim) {
    const authorship = readAuthorship(body ?? {}, this.#context.people)
    return { ...authorship, id: draft.newId('claim', id), normalized, speaker, verdict, note }
  }

  /** A comment on the whole article is its note; everything else that is about the whole is a label of it. */
  #addDocumentLabel(annotation: JsonObject, draft: DocumentDraft, bodies: ReadBodies): void {
    const { label, value, note, attributes, tags, isArticleNote } = bodies
    if (isArticleNote) return draft.addNote(note)
    if (label === '' && note !== '' && Object.keys(attributes).length + tags.length === 0) {
      this.#context.comments += 1
      return draft.addNote(note)
    }
    const authorship = readAuthorship(annotation, this.#context.people)
    const id = draft.newId('label', annotationId(annotation))
    draft.documentLabels.push({ ...authorship, id, label, value, attributes, note })
    // Of several tags on one article each is a label of its own.
    for (const tag of tags) {
      const more = { value: null, attributes: {}, note: '' }
      draft.documentLabels.push({ ...authorship, id: draft.newId('label', id), label: tag, ...more })
    }
  }

  /** A passage that is marked to be found again, and given no label. */
  #addBookmark(
    annotation: JsonObject,
    draft: DocumentDraft,
    bodies: ReadBodies,
    ranges: readonly TextRange[]
  ): boolean {
    const [range, ...more] = ranges
    if (!motivationsOf(annotation).includes('bookmarking') || bodies.label !== '' || !range || more.length > 0)
      return false
    const id = draft.newId('bookmark', annotationId(annotation))
    draft.bookmarks.push({ ...readAuthorship(annotation, this.#context.people), id, range, name: bodies.note })
    return true
  }
}

/** What our own files say of a span that had lost its words when it was written; ranges in UTF-16 code units. */
function readOrphan(
  annotation: JsonObject,
  targets: readonly ReadTarget[]
): Pick<DecodedSpan, 'ranges' | 'quotes' | 'orphan'> | null {
  const orphan = unwrapped(annotation['claimdesk:orphan'])
  if (!isJsonObject(orphan)) return null
  const ranges = readRanges(orphan['ranges'])
  const lastKnown = readRanges(orphan['lastKnown'])
  const quotes = targets.flatMap((target) => target.quotes.slice(0, 1))
  if (ranges === null || lastKnown === null || ranges.length === 0 || ranges.length !== quotes.length) return null
  return { ranges, quotes, orphan: { lastKnown } }
}

/** Ranges out of JSON, in UTF-16 code units; null when it is no list of such. */
export function readRanges(value: unknown): readonly TextRange[] | null {
  if (!Array.isArray(value)) return null
  const ranges: TextRange[] = []
  for (const item of value as readonly unknown[]) {
    const [start, end] = isJsonObject(item) ? [item['start'], item['end']] : []
    if (!isOffset(start) || !isOffset(end) || start > end) return null
    ranges.push({ start, end })
  }
  return ranges
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** Terms of annotations that are read, without those of ours; everything else is named in a remark. */
const READ_TERMS = new Set(
  '@context id @id type @type body bodyValue target motivation creator created modified generator generated'.split(' ')
)

/** Names of what an annotation says that is left out. */
export function leftOutTerms(annotation: JsonObject): readonly string[] {
  return Object.keys(annotation).filter(
    (key) => !READ_TERMS.has(key) && !key.startsWith('claimdesk:') && asText(annotation[key]) !== ''
  )
}
