import type { Span } from '../model/annotation'
import type { Bookmark } from '../model/bookmark'
import type { Mark } from '../model/evidence'
import type { Quote, TextRange } from '../model/text-range'
import { hasQuoteAt, placeBookmark, placeMark, placeSpan } from './place-layer'
import { ReAnchoring } from './re-anchor'

/** The texts an article has had, oldest first; the last one is its present text. */
export type TextHistory = readonly [string, ...string[]]

type Placed = readonly (readonly [TextRange, Quote])[]

const placesOf = ({ ranges, quotes }: Pick<Span, 'ranges' | 'quotes'>): Placed =>
  ranges.map((range, index) => [range, quotes[index] ?? { exact: '', prefix: '', suffix: '' }])

const isIn = (text: string, places: Placed): boolean => places.every(([range, quote]) => hasQuoteAt(text, range, quote))

/** Only the words: contexts of annotations that came from elsewhere need not be ours. */
const saysSo = (text: string, places: Placed): boolean =>
  places.every(([{ start, end }, { exact }]) => end <= text.length && text.slice(start, end) === exact)

/** True when a span is believed as it is: it is an orphan, or its words stand where it says. */
export function isSettled(text: string, span: Pick<Span, 'ranges' | 'quotes' | 'orphan'>): boolean {
  return span.orphan !== null || isIn(text, placesOf(span))
}

/**
 * Brings annotations that were made on an earlier version of a text to where they belong in its present one, as when
 * another person imported the version. Each tells by its own words which text it is of; what is in none is looked for
 * by its words, and else becomes an orphan (D8).
 */
export class Settling {
  readonly #texts: TextHistory
  readonly #anchorings = new Map<number, ReAnchoring>()

  constructor(texts: TextHistory) {
    this.#texts = texts
  }

  get #present(): string {
    return this.#texts.at(-1) ?? ''
  }

  /** The span as it is in the present text; the same object when nothing is to be done. */
  span(span: Span): Span {
    if (isSettled(this.#present, span)) return span
    const places = placesOf(span)
    const of = this.#versionOf(places)
    if (of === null && saysSo(this.#present, places)) return span
    const { ranges, quotes, orphan } =
      of === null
        ? // Its ranges say nothing any more; the words are all there is.
          placeSpan({ ...span, orphan: { lastKnown: this.#within(span.ranges) } }, this.#anchoring(-1), this.#present)
        : placeSpan(span, this.#anchoring(of), this.#present)
    return { ...span, ranges, quotes, orphan }
  }

  /** The bookmark as it is in the present text; the same object when nothing is to be done. */
  bookmark(bookmark: Bookmark): Bookmark {
    const places: Placed = [[bookmark.range, bookmark.quote]]
    if (isIn(this.#present, places)) return bookmark
    const of = this.#versionOf(places)
    if (of === null) return bookmark
    const { range, quote, name } = placeBookmark(bookmark, this.#anchoring(of), this.#present)
    return { ...bookmark, range, quote, name }
  }

  /** The mark as it is in the present text; the same object when nothing is to be done. */
  mark(mark: Mark): Mark {
    const places: Placed = [[mark.range, mark.quote]]
    if (!mark.orphan && saysSo(this.#present, places)) return mark
    const of = this.#versionOf(places)
    if (mark.orphan && of === null) return mark
    if (of === null) return { ...mark, orphan: true }
    const { range, quote, orphan } = placeMark(mark, this.#anchoring(of), this.#present)
    return { ...mark, range, quote, orphan }
  }

  /** The newest earlier text that has all of it, by its index; null when none has. */
  #versionOf(places: Placed): number | null {
    for (let index = this.#texts.length - 2; index >= 0; index -= 1) {
      if (isIn(this.#texts[index] ?? '', places)) return index
    }
    return null
  }

  #within(ranges: readonly TextRange[]): TextRange[] {
    const last = Math.max(1, this.#present.length)
    return ranges.map(({ start, end }) => ({ start: Math.min(start, last - 1), end: Math.min(end, last) }))
  }

  /** From an earlier text (-1: from no text at all) to the present one. */
  #anchoring(index: number): ReAnchoring {
    const known = this.#anchorings.get(index)
    if (known) return known
    const made = new ReAnchoring(this.#texts[index] ?? '', this.#present)
    this.#anchorings.set(index, made)
    return made
  }
}
