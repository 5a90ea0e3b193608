import type { Span } from '../model/annotation'
import type { Bookmark } from '../model/bookmark'
import type { Mark } from '../model/evidence'
import type { Layer } from '../model/library'
import type { Quote, TextRange } from '../model/text-range'
import { isGraphemeBoundary } from '../text/graphemes'
import { quoteOf } from '../text/quote'
import { trimRange } from '../text/trim-range'
import type { Placement, ReAnchoring } from './re-anchor'

/** `found`: it had lost its place in an earlier version and has it again. */
export type Fate = 'kept' | 'moved' | 'changed' | 'orphan' | 'found'

/** Where a span lies in another version of its text. Positions in UTF-16 code units of that version. */
export interface PlacedSpan extends Pick<Span, 'id' | 'ranges' | 'quotes' | 'orphan'> {
  /** Its ranges before, by which a change made meanwhile is noticed. */
  readonly was: readonly TextRange[]
  readonly fate: Fate
  /** Of an orphan: its words are gone, or stand in more places than one. */
  readonly reason: 'gone' | 'ambiguous' | null
}

/** Where a bookmark lies; one whose words are gone is near where they stood, and keeps them as its name. */
export interface PlacedBookmark extends Pick<Bookmark, 'id' | 'range' | 'quote' | 'name'> {
  readonly was: TextRange
  readonly fate: Fate
}

/** Where a mark lies; one whose words are gone stays as it was and counts for nothing. */
export interface PlacedMark extends Pick<Mark, 'id' | 'range' | 'quote' | 'orphan'> {
  readonly was: TextRange
}

export interface PlacedLayer {
  readonly spans: readonly PlacedSpan[]
  readonly bookmarks: readonly PlacedBookmark[]
  readonly marks: readonly PlacedMark[]
}

/** Longest name that a bookmark is given from its old words, in UTF-16 code units. */
const NAME_LENGTH = 120

type Found = Exclude<Placement, { kind: 'orphan' }>

/** A place that cuts a character in two, as where an accent was added behind a word, is none. */
function wholePlace(after: string, placement: Placement): Placement {
  if (placement.kind === 'orphan') return placement
  const { start, end } = placement.range
  const isWhole = isGraphemeBoundary(after, start) && isGraphemeBoundary(after, end)
  return isWhole ? placement : { kind: 'orphan', reason: 'gone' }
}

/** What becomes of all parts together: all of them have to be found, apart from one another, or nothing is. */
function together(placements: readonly Placement[]): Found[] | Extract<Placement, { kind: 'orphan' }> {
  const found: Found[] = []
  for (const placement of placements) {
    if (placement.kind === 'orphan') return placement
    found.push(placement)
  }
  found.sort((a, b) => a.range.start - b.range.start)
  const isApart = found.every(({ range }, index) => range.start >= (found[index - 1]?.range.end ?? 0))
  return isApart ? found : { kind: 'orphan', reason: 'ambiguous' }
}

function fateOf(found: readonly Found[]): 'kept' | 'moved' | 'changed' {
  if (found.some(({ kind }) => kind === 'changed')) return 'changed'
  return found.every(({ kind }) => kind === 'kept') ? 'kept' : 'moved'
}

/**
 * Places a span of one version of a text in another one. A discontinuous span of which a part is gone is an orphan with
 * all of its words: what is left of it may say something else (D8).
 *
 * @param after the other version
 */
export function placeSpan(
  span: Pick<Span, 'id' | 'ranges' | 'quotes' | 'orphan'>,
  anchoring: ReAnchoring,
  after: string
): PlacedSpan {
  const { id, ranges, quotes, orphan } = span
  // An orphan's ranges are those of a text before: only its words can be looked for.
  const placements = orphan
    ? quotes.map((quote) => anchoring.find(quote))
    : ranges.map((range) => anchoring.place(range))
  const found = together(placements.map((placement) => wholePlace(after, placement)))
  if ('kind' in found) {
    const lastKnown = (orphan?.lastKnown ?? ranges).map((range) => anchoring.about(range))
    return { id, was: ranges, ranges, quotes, orphan: { lastKnown }, fate: 'orphan', reason: found.reason }
  }
  return {
    id,
    was: ranges,
    ranges: found.map(({ range }) => range),
    quotes: found.map(({ quote }) => quote),
    orphan: null,
    fate: orphan ? 'found' : fateOf(found),
    reason: null
  }
}

function shortName(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length <= NAME_LENGTH
    ? line
    : `${Array.from(line)
        .slice(0, NAME_LENGTH - 1)
        .join('')}…`
}

/** Places a bookmark of one version in another one; it always has a place. */
export function placeBookmark(bookmark: Bookmark, anchoring: ReAnchoring, after: string): PlacedBookmark {
  const { id, range, quote, name } = bookmark
  const placement = wholePlace(after, anchoring.place(range))
  if (placement.kind !== 'orphan') {
    return { id, was: range, range: placement.range, quote: placement.quote, name, fate: placement.kind }
  }
  const about = anchoring.about(range)
  const near = trimRange(after, about) ?? about
  return {
    id,
    was: range,
    range: near,
    quote: quoteOf(after, near),
    name: name || shortName(quote.exact),
    fate: 'orphan'
  }
}

/** Places a mark of one version in another one. */
export function placeMark(mark: Mark, anchoring: ReAnchoring, after: string): PlacedMark {
  const { id, range, quote, orphan } = mark
  const placement = wholePlace(after, orphan ? anchoring.find(quote) : anchoring.place(range))
  // Other words may hold something to check after all: a mark stands for the very words it was set on.
  const isSame = placement.kind !== 'orphan' && placement.quote.exact === quote.exact
  if (!isSame) return { id, was: range, range, quote, orphan: true }
  return { id, was: range, range: placement.range, quote: placement.quote, orphan: false }
}

/**
 * Places everything of a layer that lies in the text in another version of it.
 *
 * @param anchoring from the version that the layer's ranges are of to `after`
 * @param onProgress hears now and then how many were placed
 */
export function placeLayer(
  layer: Pick<Layer, 'spans' | 'bookmarks' | 'marks'>,
  anchoring: ReAnchoring,
  after: string,
  onProgress: (done: number) => void = () => undefined
): PlacedLayer {
  const spans: PlacedSpan[] = []
  for (const span of layer.spans.values()) {
    spans.push(placeSpan(span, anchoring, after))
    if (spans.length % 100 === 0) onProgress(spans.length)
  }
  return {
    spans,
    bookmarks: [...layer.bookmarks.values()].map((bookmark) => placeBookmark(bookmark, anchoring, after)),
    marks: [...layer.marks.values()].map((mark) => placeMark(mark, anchoring, after))
  }
}

/** True when a range of the text has these words and, as far as they are known, these around it. */
export function hasQuoteAt(text: string, { start, end }: TextRange, { exact, prefix, suffix }: Quote): boolean {
  return (
    end <= text.length &&
    text.startsWith(exact, start) &&
    start + exact.length === end &&
    text.slice(Math.max(0, start - prefix.length), start) === prefix &&
    text.startsWith(suffix, end)
  )
}
