import { spanStart, type Span } from '../../core/model/annotation'
import type { RelationEnd } from '../../core/model/relation'
import { graphemeBoundaryAfter } from '../../core/text/graphemes'
import { visualCaretRect } from './visual-line'
import { localOrigin, type LocalOrigin } from './local-origin'
import type { EndPlace, MarginSide } from './relation-marks'
import type { SpanSet } from './span-set'
import type { SectionView, TextDom } from './text-dom'

/** Room between the words and the first lane, and from lane to lane, in CSS pixels. */
export const FIRST_LANE = 13
export const LANE_STEP = 8
/** More lanes than this are not told apart. */
const MOST_LANES = 12
/** From the outer edge of a section up to where the numbers of its paragraphs may begin. */
const BEFORE_NUMBERS = 16
/** Room for the count of relations without a lane, in CSS pixels; without counts less will do. */
const COUNT_ROOM = 26

/** One margin: where its marks begin, in the page's own CSS pixels, which way they go, and for how many there is room. */
export interface Margin {
  readonly from: number
  readonly outwards: 1 | -1
  readonly room: number
}

/** What is drawn in: the sections near the view, and the margins beside them. Heights count from `top`. */
export interface RelationRegion {
  readonly origin: LocalOrigin
  /** Upper edge in the page's own CSS pixels. */
  readonly top: number
  readonly height: number
  /** The stretch of the text, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  readonly margins: Readonly<Record<MarginSide, Margin>>
  readonly hasColumns: boolean
}

/** Lanes that a margin has room for; with `folds`, beside the counts of those that found none. */
export function lanesOf({ room }: Margin, folds: boolean): number {
  const free = Math.floor((room - FIRST_LANE - (folds ? COUNT_ROOM : 4)) / LANE_STEP) + 1
  return Math.min(MOST_LANES, Math.max(1, free))
}

/** Distance of a lane from where its margin begins, in CSS pixels. */
export function laneOffset(lane: number): number {
  return FIRST_LANE + lane * LANE_STEP
}

/** The region to draw in, or null when nothing is near the view. */
export function measureRegion(
  page: HTMLElement,
  scroller: HTMLElement,
  near: Iterable<SectionView>
): RelationRegion | null {
  const sections = [...near].sort((a, b) => a.start - b.start)
  const [first, last] = [sections[0], sections.at(-1)]
  if (!first || !last) return null
  const origin = localOrigin(page)
  const inPage = (x: number) => (x - origin.left) / origin.scale
  const box = first.element.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  const isRtl = page.dir === 'rtl'
  const style = getComputedStyle(first.element)
  const margin = (side: 'left' | 'right', inset: number): Margin => {
    const from = inPage(box[side]) + (side === 'left' ? inset : -inset)
    return { from, outwards: side === 'left' ? -1 : 1, room: Math.abs(inPage(view[side]) - from) }
  }
  // The side of the words' ends, where there are no numbers; marks on the other side begin beyond the numbers.
  const end = margin(isRtl ? 'left' : 'right', Number.parseFloat(style.paddingInlineEnd))
  const start = margin(isRtl ? 'right' : 'left', BEFORE_NUMBERS)
  const top = (box.top - origin.top) / origin.scale
  return {
    origin,
    top,
    height: (last.element.getBoundingClientRect().bottom - origin.top) / origin.scale - top,
    start: first.start,
    end: last.end,
    margins: { end, start },
    hasColumns: hasTwoColumns(sections)
  }
}

/** Where ends of relations are; each highlight is measured once. */
export class EndPlaces {
  readonly #known = new Map<string, EndPlace | null>()

  /** @param topOf height of an offset in the scrolled page, about, in CSS pixels of the window */
  constructor(
    private readonly dom: TextDom,
    private readonly spans: SpanSet,
    private readonly region: RelationRegion,
    private readonly topOf: (offset: number) => number
  ) {}

  /** The place of an end, null when its highlight is not shown. */
  of(end: RelationEnd, article: string): EndPlace | null {
    if (end.article !== article) return { kind: 'away' }
    const known = this.#known.get(end.span)
    if (known !== undefined) return known
    const span = this.spans.get(end.span)
    const place = span ? this.#measure(span) : null
    this.#known.set(end.span, place)
    return place
  }

  #measure(span: Span): EndPlace | null {
    const { region } = this
    const at = spanStart(span)
    if (at < region.start || at >= region.end) {
      const kind = at < region.start ? 'above' : 'below'
      const height = (this.topOf(at) - this.topOf(region.start)) / region.origin.scale
      // An estimate may be wrong, but not about on which side it is.
      return { kind, height: kind === 'above' ? Math.min(-1, height) : Math.max(region.height + 1, height) }
    }
    const box = firstLine(this.dom, span)
    if (!box) return null
    const { origin, top, hasColumns } = region
    const height = Math.round(((box.top + box.bottom) / 2 - origin.top) / origin.scale - top)
    return { kind: 'line', height, side: hasColumns && isInFirstColumn(this.dom, at, box) ? 'start' : 'end' }
  }
}

/** The box of the first character of a span in the window; null when it is not laid out. */
export function firstLine(dom: TextDom, span: Pick<Span, 'ranges'>): DOMRect | null {
  const at = spanStart(span)
  for (const range of dom.measured(at, graphemeBoundaryAfter(dom.text, at))) {
    for (const rect of range.getClientRects()) if (rect.height > 0) return rect
  }
  const view = dom.blockAt(at)
  return view && visualCaretRect(dom, view, { offset: at, affinity: 'down' })
}

/** True for a place in the first of two columns; `box` is in CSS pixels of the window. */
export function isInFirstColumn(dom: TextDom, offset: number, box: DOMRect): boolean {
  const section = dom.sectionAt(offset)?.element.getBoundingClientRect()
  if (!section) return false
  const isLeft = (box.left + box.right) / 2 < (section.left + section.right) / 2
  return dom.root.dir === 'rtl' ? !isLeft : isLeft
}

/** In a narrow reader two columns become one: then a line is nearly as wide as its section. */
function hasTwoColumns(sections: readonly SectionView[]): boolean {
  const section = sections.at(-1)?.element
  if (!section?.closest('[data-columns="two"]')) return false
  return (section.firstElementChild?.getClientRects()[0]?.width ?? Infinity) < section.clientWidth * 0.6
}
