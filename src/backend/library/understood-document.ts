import type { EncodingView } from '../../api/views'
import type { OriginalPlace, ParagraphKind, Segment, SegmentRole } from '../../core/model/article'
import type { TextRange } from '../../core/model/text-range'
import { openProposals } from '../../core/suggest/decide-segments'
import { CONFIDENT, proposeSegments } from '../../core/suggest/propose-segments'
import type { Mojibake } from '../../core/text/mojibake'
import { OffsetMap } from '../../core/text/offset-map'
import { paragraphsOf } from '../../core/text/paragraphs'
import type { BuiltArticle } from './build-article'
import type { FoundMetadata } from './extracted-document'

/** What the offsets of an answer count: Unicode code points (Python, most tools) or UTF-16 code units (JavaScript). */
export type CheckedUnit = 'code-point' | 'utf-16'

/** A paragraph of running text, or what else it is. */
export type UnderstoodKind = 'paragraph' | 'title' | 'byline' | 'dateline' | ParagraphKind

export interface UnderstoodParagraph extends TextRange {
  readonly kind: UnderstoodKind
  readonly level?: number
  /** Where it begins in the original, for documents with pages, chapters or rows. */
  readonly place?: Pick<OriginalPlace, 'kind' | 'name'>
}

/** A part with a role: as the document says, or as proposed; excluded ones are left out of work, not of the text. */
export interface UnderstoodSegment extends TextRange {
  readonly role: SegmentRole
  readonly excluded: boolean
  /** 0 to 1; 1 is what the document itself says. */
  readonly confidence: number
  readonly reason: string
}

/** What was understood of a document. Every `start` and `end` counts `offsetUnit`s of the text, and so does `length`. */
export interface UnderstoodDocument {
  readonly kind: string
  /** Of the original bytes. */
  readonly sha256: string
  readonly bytes: number
  /** Null for kinds that are no text. */
  readonly encoding: EncodingView | null
  readonly mojibake: Mojibake | null
  /** BCP 47, `und` when it cannot be told. */
  readonly language: string
  readonly metadata: FoundMetadata
  readonly text: { readonly length: number; readonly words: number; readonly content?: string }
  readonly offsetUnit: CheckedUnit
  /** Every paragraph of the text, in order. */
  readonly paragraphs: readonly UnderstoodParagraph[]
  readonly segments: readonly UnderstoodSegment[]
  readonly places: readonly OriginalPlace[]
}

const PARAGRAPH_ROLES: ReadonlySet<SegmentRole> = new Set(['title', 'byline', 'dateline', 'caption'])

const isKind = (role: SegmentRole): role is SegmentRole & UnderstoodKind => PARAGRAPH_ROLES.has(role)

/** Of ranges in order the one that an offset lies in; asked for rising offsets only, so that it is one walk. */
function walk<Range extends TextRange>(ranges: readonly Range[]): (offset: number) => Range | null {
  let index = 0
  return (offset) => {
    while ((ranges[index]?.end ?? Infinity) <= offset) index += 1
    const range = ranges[index]
    return range && range.start <= offset ? range : null
  }
}

/** Every paragraph, in UTF-16 code units, with what it is: what the article needs to know goes before its form. */
function paragraphsWithKinds({ article, text }: BuiltArticle): UnderstoodParagraph[] {
  const markAt = walk(article.paragraphs)
  const roleAt = walk(article.segments.filter(({ role }) => isKind(role)))
  const ends = article.places.map((place, index) => ({ ...place, end: article.places[index + 1]?.start ?? Infinity }))
  const placeAt = walk(ends)
  return paragraphsOf(text).map(({ start, end }) => {
    const mark = markAt(start)
    const part = roleAt(start)
    // A dateline is often the beginning of a paragraph, which is none itself.
    const role = part && part.end >= end ? part.role : null
    const place = placeAt(start)
    return {
      start,
      end,
      kind: role && isKind(role) ? role : (mark?.kind ?? 'paragraph'),
      ...(mark?.level == null ? {} : { level: mark.level }),
      ...(place ? { place: { kind: place.kind, name: place.name } } : {})
    }
  })
}

/**
 * The parts that the document gave, and what is proposed: confident proposals as if they had been accepted. In UTF-16
 * code units.
 */
export function segmentsWithProposals({ article, text }: BuiltArticle): UnderstoodSegment[] {
  const proposed = openProposals(proposeSegments(text), article.segments)
  const isProposed = ({ start, end }: Segment): boolean =>
    proposed.some((proposal) => proposal.start === start && proposal.end === end)
  const given = article.segments
    .filter((segment) => !isProposed(segment))
    .map(({ start, end, role, excluded, reason }) => ({
      ...{ start, end, role, excluded },
      confidence: reason === 'document' ? 1 : CONFIDENT,
      reason
    }))
  const added = proposed.map(({ start, end, role, confidence, reason }) => ({
    ...{ start, end, role },
    excluded: confidence >= CONFIDENT,
    ...{ confidence, reason }
  }))
  return [...given, ...added].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Says what was understood of a document, in the unit asked for; with its frozen text if that is wanted. */
export function understoodDocument(
  built: BuiltArticle,
  { unit, withText }: { readonly unit: CheckedUnit; readonly withText: boolean }
): UnderstoodDocument {
  const { article, text, document } = built
  const map = unit === 'code-point' ? OffsetMap.of(text) : null
  const at = (offset: number): number => map?.toCodePoint(offset) ?? offset
  const ranged = <Range extends TextRange>(range: Range): Range => ({
    ...range,
    start: at(range.start),
    end: at(range.end)
  })
  return {
    kind: article.original.kind,
    sha256: article.original.sha256,
    bytes: article.original.bytes,
    encoding: document.encoding,
    mojibake: document.mojibake,
    language: article.language,
    metadata: document.metadata,
    text: { length: at(text.length), words: built.words, ...(withText ? { content: text } : {}) },
    offsetUnit: unit,
    paragraphs: paragraphsWithKinds(built).map(ranged),
    segments: segmentsWithProposals(built).map(ranged),
    places: article.places.map((place) => ({ ...place, start: at(place.start) }))
  }
}
