import { compareSpans, spanQuote, spanStart } from '../../core/model/annotation'
import type { DocumentLabel, Span } from '../../core/model/annotation'
import type { Segment } from '../../core/model/article'
import type { Claim } from '../../core/model/claim'
import { missingFinder } from '../../core/labels/missing-attributes'
import { findLabelIn } from '../../core/model/scheme'
import type { Label, Scheme } from '../../core/model/scheme'
import { rangesOverlap } from '../../core/model/text-range'
import type { TextRange } from '../../core/model/text-range'
import { findVerdict } from '../../core/model/verdict-scales'
import type { VerdictScaleValue } from '../../core/model/verdict-scale'
import { paragraphsOf } from '../../core/text/paragraphs'

/** A highlight or a document label as the list of annotations shows it. */
export interface AnnotationRow {
  readonly id: string
  readonly kind: 'span' | 'document'
  readonly labelId: string
  readonly labelName: string
  readonly hue: number
  /** The words of the highlight, on one line; the value of a document label. */
  readonly quote: string
  /** Where it begins, in a few signs: `¶ 4`, as the reader numbers its paragraphs. */
  readonly place: string
  readonly hasNote: boolean
  readonly tags: readonly string[]
  /** How many required attributes have no value. */
  readonly missing: number
  readonly orphan: boolean
  readonly verdict: VerdictScaleValue | null
  /** Everything a person who does not see the row needs: `Claim: “…”, paragraph 4, verdict Half true`. */
  readonly accessibleName: string
}

/** The parts of a layer that are listed. */
export interface AnnotationSource {
  readonly spans: Iterable<Span>
  readonly claims: Iterable<Claim>
  readonly documentLabels: Iterable<DocumentLabel>
}

/** The paragraphs of an article as the reader numbers them, and those that are its title and have no number. */
export interface NumberedParagraphs {
  readonly numbered: readonly TextRange[]
  readonly titles: readonly TextRange[]
}

export function numberParagraphs(text: string, segments: readonly Segment[]): NumberedParagraphs {
  const titleSegments = segments.filter((segment) => segment.role === 'title')
  const isTitle = (paragraph: TextRange) => titleSegments.some((segment) => rangesOverlap(segment, paragraph))
  const paragraphs = paragraphsOf(text)
  return {
    numbered: paragraphs.filter((paragraph) => !isTitle(paragraph)),
    titles: paragraphs.filter((paragraph) => isTitle(paragraph))
  }
}

/** Number of the paragraph, from 1, that a UTF-16 offset lies in or after; 0 in a title and before the first. */
export function paragraphNumber({ numbered, titles }: NumberedParagraphs, offset: number): number {
  if (titles.some((title) => title.start <= offset && offset < title.end)) return 0
  let low = 0
  let high = numbered.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbered[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function labelOf(schemes: readonly Scheme[], id: string): Pick<Label, 'id' | 'name' | 'hue'> {
  return findLabelIn(schemes, id) ?? { id, name: id, hue: 0 }
}

const missingInWords = (missing: number): string[] =>
  missing === 0 ? [] : [missing === 1 ? '1 attribute missing' : `${missing} attributes missing`]

function spanRow(
  span: Span,
  claim: Claim | undefined,
  missing: number,
  schemes: readonly Scheme[],
  paragraphs: NumberedParagraphs
): AnnotationRow {
  const label = labelOf(schemes, span.label)
  const quote = oneLine(spanQuote(span))
  const number = paragraphNumber(paragraphs, spanStart(span))
  const [place, spokenPlace] = span.orphan
    ? ['Not in the text', 'no longer in the text']
    : number === 0
      ? ['Title', 'in the title']
      : [`¶ ${number}`, `paragraph ${number}`]
  const verdict = claim?.verdict ? findVerdict(claim.verdict) : null
  const hasNote = span.note !== '' || (claim !== undefined && claim.note !== '')
  const name = [
    `${label.name}: “${quote}”`,
    spokenPlace,
    ...(verdict ? [`verdict ${verdict.label}`] : []),
    ...(hasNote ? ['with a note'] : []),
    ...(span.tags.length > 0 ? [`tagged ${span.tags.join(', ')}`] : []),
    ...missingInWords(missing)
  ]
  return {
    id: span.id,
    kind: 'span',
    labelId: span.label,
    labelName: label.name,
    hue: label.hue,
    quote,
    place,
    hasNote,
    tags: span.tags,
    missing,
    orphan: span.orphan !== null,
    verdict,
    accessibleName: name.join(', ')
  }
}

function documentRow(record: DocumentLabel, missing: number, schemes: readonly Scheme[]): AnnotationRow {
  const label = labelOf(schemes, record.label)
  const value = record.value ?? ''
  const name = [
    `${label.name}${value === '' ? '' : `: ${value}`}`,
    'on the whole article',
    ...(record.note === '' ? [] : ['with a note']),
    ...missingInWords(missing)
  ]
  return {
    id: record.id,
    kind: 'document',
    labelId: record.label,
    labelName: label.name,
    hue: label.hue,
    quote: value,
    place: 'Whole article',
    hasNote: record.note !== '',
    tags: [],
    missing,
    orphan: false,
    verdict: null,
    accessibleName: name.join(', ')
  }
}

/**
 * Makes the rows of annotations: document labels first, in the order of the schemes; then all highlights in text order.
 * Asked again, it gives the same objects for the same records.
 */
export type RowMaker = (source: AnnotationSource) => readonly AnnotationRow[]

/** A maker of rows for as long as schemes and paragraphs stay as they are. */
export function rowMaker(schemes: readonly Scheme[], paragraphs: NumberedParagraphs): RowMaker {
  const missing = missingFinder(schemes)
  const place = new Map(schemes.flatMap(({ labels }) => labels).map((label, index) => [label.id, index]))
  // Records never change, others take their place: of thousands of rows a change makes one.
  const known = new WeakMap<Span, { readonly claim: Claim | undefined; readonly row: AnnotationRow }>()
  const rowOf = (span: Span, claim: Claim | undefined): AnnotationRow => {
    const before = known.get(span)
    if (before && before.claim === claim) return before.row
    const row = spanRow(span, claim, missing(span).length, schemes, paragraphs)
    known.set(span, { claim, row })
    return row
  }
  return (source) => {
    const claimOfSpan = new Map<string, Claim>()
    for (const claim of source.claims) {
      // A span may stand in several claims: its own, which was made first, speaks for it.
      for (const span of claim.spans) if (!claimOfSpan.has(span)) claimOfSpan.set(span, claim)
    }
    const documentRows = [...source.documentLabels]
      .sort((a, b) => (place.get(a.label) ?? Infinity) - (place.get(b.label) ?? Infinity) || (a.id < b.id ? -1 : 1))
      .map((record) => documentRow(record, missing(record).length, schemes))
    const spanRows = [...source.spans].sort(compareSpans).map((span) => rowOf(span, claimOfSpan.get(span.id)))
    return [...documentRows, ...spanRows]
  }
}

/** How often every label occurs, in the order of the scheme; labels that do not occur are left out. */
export function labelCounts(
  rows: readonly AnnotationRow[]
): readonly { readonly id: string; readonly name: string; readonly count: number }[] {
  const counts = new Map<string, { id: string; name: string; count: number }>()
  for (const row of rows) {
    const entry = counts.get(row.labelId)
    if (entry) entry.count += 1
    else counts.set(row.labelId, { id: row.labelId, name: row.labelName, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
