import type { ArticleStatus } from '../../model/article'
import type { Quote, TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import type {
  DecodedBookmark,
  DecodedClaim,
  DecodedDocument,
  DecodedDocumentLabel,
  DecodedMetadata,
  DecodedRelation,
  DecodedSpan
} from '../format'
import { EMPTY_DECODED_DOCUMENT } from '../format'
import { TextLocator } from '../locate'
import type { PositionReading, SourceText } from '../readings'
import { LooseLocator } from './loose-locator'

/** What a document is made of before anything was found on it. */
export interface DraftParts {
  readonly key: string
  readonly name: string
  /** Id of an article of the library, or null. */
  readonly article: string | null
  /** Whether a file lists it as one of its documents, so that it counts even when nothing is found on it. */
  readonly isDescribed: boolean
  readonly source: SourceText
  /** The text that the file has for it, when the library has another one. Positions were counted in this one. */
  readonly fileText: SourceText | null
  /** Hash of the text in which the file's positions were counted, as far as somebody says it. */
  readonly sha256: string | null
  readonly metadata: DecodedMetadata
  readonly status: ArticleStatus | null
  readonly extra: Readonly<Record<string, unknown>>
}

/** Where an annotation says it stands: quotes that are alternatives of one another, and a position. */
export interface StatedPlace {
  readonly quotes: readonly Quote[]
  readonly position: TextRange | null
}

/** A place in the text, in UTF-16 code units, and how it was found; or why it was not. */
export type Placed =
  | { readonly range: TextRange; readonly by: 'position'; readonly reading: PositionReading }
  | { readonly range: TextRange; readonly by: 'quote' }
  | { readonly range: null; readonly reason: string }

export type RecordKind = 'span' | 'claim' | 'label' | 'relation' | 'bookmark'

/** A document that is being read: it finds places in its text and collects what stands there. */
export class DocumentDraft {
  readonly parts: DraftParts
  readonly spans: DecodedSpan[] = []
  readonly documentLabels: DecodedDocumentLabel[] = []
  readonly relations: DecodedRelation[] = []
  readonly bookmarks: DecodedBookmark[] = []
  readonly #claims = new Map<
    string,
    {
      readonly fields: Omit<DecodedClaim, 'spans'>
      readonly spans: { readonly span: string; readonly place: number }[]
    }
  >()
  readonly #ids = new Map<RecordKind, Set<string>>()
  #locator: TextLocator | null = null
  #loose: LooseLocator | null = null
  #note = ''
  #metadata: DecodedMetadata

  constructor(parts: DraftParts) {
    this.parts = parts
    this.#metadata = parts.metadata
  }

  get text(): string {
    return this.parts.source.frozen
  }

  /** The text in which the file's positions were counted. */
  get counted(): SourceText {
    return this.parts.fileText ?? this.parts.source
  }

  get isEmpty(): boolean {
    const { spans, documentLabels, relations, bookmarks } = this
    return spans.length + documentLabels.length + relations.length + bookmarks.length === 0 && this.#note === ''
  }

  /** The id that the file gives a record, or one made of `letter` and a number; a second one of the same name gets a number. */
  newId(kind: RecordKind, wanted: string | null): string {
    const taken = this.#ids.get(kind) ?? new Set<string>()
    this.#ids.set(kind, taken)
    const base = wanted === null || wanted === '' ? null : wanted
    let count = base === null ? taken.size + 1 : 1
    let id = base ?? `${kind.slice(0, 1)}${count}`
    while (taken.has(id)) {
      count += 1
      id = base === null ? `${kind.slice(0, 1)}${count}` : `${base}-${count}`
    }
    taken.add(id)
    return id
  }

  /** Adds a passage to the claim with that IRI, which `make` makes when it is new. `passage`: which one it is, from 0. */
  addClaim(iri: string, passage: number | null, span: string, make: () => Omit<DecodedClaim, 'spans'>): void {
    let claim = this.#claims.get(iri)
    if (!claim) this.#claims.set(iri, (claim = { fields: make(), spans: [] }))
    claim.spans.push({ span, place: passage ?? claim.spans.length })
  }

  /** Whether positions were counted in a text with that hash and not in this one. */
  isOtherText(sha256: string | null): boolean {
    return sha256 !== null && this.parts.sha256 !== null && sha256 !== this.parts.sha256
  }

  /** Adds to the note on the whole document. */
  addNote(note: string): void {
    if (note !== '') this.#note = this.#note === '' ? note : `${this.#note}\n\n${note}`
  }

  /**
   * Finds a place. Positions are believed only while the words agree, first as `readings[0]` has them; then the first
   * quote that can be found counts.
   */
  place({ quotes, position }: StatedPlace, readings: readonly [PositionReading, ...PositionReading[]]): Placed {
    if (quotes.length === 0) return position ? this.#atPosition(position, readings[0]) : none('it has no place')
    let fallback: Placed | null = null
    for (const quote of quotes) {
      for (const reading of readings) {
        const range = position && this.counted.toFrozen(position, reading)
        if (range && isEmptyThere(this.text, range, quote)) return { range, by: 'position', reading }
        const located = this.#locate(quote, range)
        if (located.range !== null && located.reading === 'utf16') {
          return { range: located.range, by: 'position', reading }
        }
        if (located.range !== null && fallback?.range == null) fallback = { range: located.range, by: 'quote' }
        if (located.range === null) fallback ??= located
        if (position === null) break
      }
    }
    return fallback ?? none('it has no place')
  }

  /**
   * Finds a quote whatever its white space, near a position in UTF-16 code units of the text if that is known; null
   * when it is not there or not certain.
   */
  placeLoosely(quote: Quote, near: TextRange | null): TextRange | null {
    this.#loose ??= new LooseLocator(this.text)
    return this.#loose.locate(quote, near)
  }

  /** Takes what a file says about the document and nothing else did. */
  addMetadata(metadata: DecodedMetadata): void {
    this.#metadata = { ...metadata, ...this.#metadata }
  }

  /** Where words stood in the text that the file has, when the library has another one; null: there is no such text. */
  placeInFile(
    place: StatedPlace,
    reading: PositionReading
  ): { readonly range: TextRange; readonly quote: Quote } | null {
    const { fileText } = this.parts
    const range = place.position && fileText ? fileText.toFrozen(place.position, reading) : null
    if (!range || !fileText) return null
    const quote = quoteOf(fileText.frozen, range)
    return place.quotes.every(({ exact }) => exact === quote.exact) ? { range, quote } : null
  }

  /** The document with everything that was found, spans and the rest in the order of the file. */
  finish(): DecodedDocument {
    const { key, name, article, status, extra } = this.parts
    const metadata = this.#metadata
    const claims = [...this.#claims.values()].map((claim) => ({
      ...claim.fields,
      spans: claim.spans.sort((a, b) => a.place - b.place).map(({ span }) => span)
    }))
    const { text, spans, documentLabels, relations, bookmarks } = this
    return {
      ...EMPTY_DECODED_DOCUMENT,
      ...{ key, name, text, article, metadata, status, tokens: null, sentences: null },
      ...{ spans, claims, documentLabels, relations, bookmarks, note: this.#note, extra }
    }
  }

  #locate(quote: Quote, range: TextRange | null): ReturnType<TextLocator['locate']> {
    this.#locator ??= new TextLocator(this.text)
    return this.#locator.locate(quote, range, ['utf16'])
  }

  #atPosition(position: TextRange, reading: PositionReading): Placed {
    const range = this.counted.toFrozen(position, reading)
    if (!range || range.start === range.end) {
      return none(`the position ${position.start}–${position.end} is empty or outside the text`)
    }
    if (this.parts.fileText === null) return { range, by: 'position', reading }
    const located = this.#locate(quoteOf(this.counted.frozen, range), range)
    return located.range === null ? located : { range: located.range, by: 'quote' }
  }
}

/** A mark between two characters: nothing to compare but what stands around it. */
function isEmptyThere(text: string, range: TextRange, { exact, prefix, suffix }: Quote): boolean {
  if (exact !== '' || range.start !== range.end) return false
  return text.startsWith(suffix, range.end) && text.slice(0, range.start).endsWith(prefix)
}

const none = (reason: string): Placed => ({ range: null, reason })
