import type { AttributeValue, Attributes } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import type {
  DecodedAuthorship,
  DecodedBookmark,
  DecodedClaim,
  DecodedDocument,
  DecodedDocumentLabel,
  DecodedMetadata,
  DecodedRelation,
  DecodedSpan
} from '../format'
import { EMPTY_DECODED_DOCUMENT } from '../format'

/** A span while links, notes and cases may still add to it. */
export interface SpanDraft {
  readonly id: string
  readonly ranges: TextRange[]
  readonly label: string
  readonly attributes: Attributes
  readonly tags: string[]
  readonly notes: string[]
  readonly made: DecodedAuthorship
}

/** A document while links, notes, cases and sets may still add to it. */
export interface DocumentDraft {
  readonly key: string
  readonly name: string
  readonly text: string
  metadata: DecodedMetadata
  status: DecodedDocument['status']
  spans: SpanDraft[]
  readonly claims: DecodedClaim[]
  documentLabels: DecodedDocumentLabel[]
  readonly relations: DecodedRelation[]
  readonly bookmarks: DecodedBookmark[]
  readonly notes: string[]
  readonly tags: string[]
  readonly extra: Map<string, unknown>
}

export function finishDocument(draft: DocumentDraft): DecodedDocument {
  const { key, name, text, metadata, status, spans, claims, documentLabels, relations, bookmarks, notes, tags } = draft
  return {
    ...EMPTY_DECODED_DOCUMENT,
    key,
    name,
    text,
    metadata: tags.length > 0 ? { ...metadata, tags } : metadata,
    status,
    spans: spans.map((span) => finishSpan(text, span)),
    claims,
    documentLabels,
    relations,
    bookmarks,
    note: joined(notes),
    extra: Object.fromEntries(draft.extra)
  }
}

function finishSpan(text: string, { id, ranges, label, attributes, tags, notes, made }: SpanDraft): DecodedSpan {
  const quotes = ranges.map((range) => quoteOf(text, range))
  return { id, ranges, quotes, label, attributes, tags, note: joined(notes), ...made }
}

/** Notes as one, each once: some programs give a comment twice, as a description and as a note. */
export function joined(notes: readonly string[]): string {
  return [...new Set(notes)].filter((note) => note !== '').join('\n\n')
}

/** Values that attributes can have; anything else in a file is kept as JSON text. */
export function attributesOf(values: Iterable<readonly [string, unknown]>): Attributes {
  return Object.fromEntries(Array.from(values, ([name, value]) => [name, attributeValue(value)]))
}

function attributeValue(value: unknown): AttributeValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return value
  return JSON.stringify(value)
}

/** Names that are unique: the second `a` is `a-2`, or as `numbered` says. */
export class UniqueIds {
  readonly #counts = new Map<string, number>()
  readonly #numbered: (base: string, count: number) => string

  constructor(numbered: (base: string, count: number) => string = (base, count) => `${base}-${count}`) {
    this.#numbered = numbered
  }

  next(base: string): string {
    let count = (this.#counts.get(base) ?? 0) + 1
    let id = base
    // Counted on from the last one, so that a file full of one name is no trap.
    if (count > 1) while (this.#counts.has((id = this.#numbered(base, count)))) count += 1
    this.#counts.set(base, count)
    if (id !== base) this.#counts.set(id, 1)
    return id
  }
}
