import type { Segment } from '../../core/model/article'
import { spanEnd, spanStart, type Span } from '../../core/model/annotation'
import { findLabel, type Scheme } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import { layoutBlocks } from './blocks'
import { CaretControl } from './caret-control'
import { DragSelection } from './drag-selection'
import { HighlightSheet } from './highlight-sheet'
import { MarkCounts } from './mark-counts'
import { MatchPainter } from './match-painter'
import { NearSections } from './near-sections'
import { Painter } from './painter'
import { PointerControl } from './pointer-control'
import type { ReaderEvents } from './reader-props'
import { Ring, type RingClasses } from './ring'
import { RulerPainter, type RulerElements } from './ruler-painter'
import { holdAtTop, offsetAtTop, scrollToOffset } from './scroll-into-view'
import { groupBlocks } from './sections'
import { selectBetween, selectedRange } from './selection-range'
import { NOTHING_LEFT, takeInSlices, type SlicedWork } from './sliced-work'
import { SpanSet } from './span-set'
import { TextDom, type SectionView, type TextClasses } from './text-dom'
import { TextGeometry } from './text-geometry'
import { measureType, reserveHeights } from './type-measure'

/** With more spans than this, those in view are shown before the others are indexed. */
const FEW_SPANS = 2000
/** Scrolling has come to rest after so many milliseconds. */
const REST = 100

/** The elements the reader works in; all but the scroller's frame are filled by it. */
export interface ReaderElements extends RulerElements {
  readonly scroller: HTMLElement
  readonly page: HTMLElement
  readonly head: HTMLElement
  readonly body: HTMLElement
}

export interface ReaderClasses extends TextClasses, RingClasses {
  readonly caret: string
}

export interface ReaderOptions {
  readonly text: string
  readonly language: string
  readonly segments: readonly Segment[]
  readonly scheme: Scheme
  readonly classes: ReaderClasses
  /** Asked anew at every event, so that the latest handlers are called. */
  readonly events: () => ReaderEvents
}

/**
 * The reader without React: one text in the document with everything around it. It is made anew for another text; all
 * else changes in place.
 */
export class ReaderView {
  readonly #dom: TextDom
  readonly #spans = new SpanSet()
  readonly #sheet: HighlightSheet
  readonly #painter: Painter
  readonly #matches: MatchPainter
  readonly #ring: Ring
  readonly #geometry: TextGeometry
  readonly #counts: MarkCounts
  readonly #ruler: RulerPainter
  readonly #caret: CaretControl
  readonly #pointer: PointerControl
  readonly #drag: DragSelection
  readonly #resize: ResizeObserver
  readonly #abort = new AbortController()
  #near: NearSections | null = null
  #restLoading: SlicedWork = NOTHING_LEFT
  #scheme: Scheme
  #selectedSpan: string | null = null
  #selection: TextRange | null = null
  #width = 0
  /** What is at the top of the view, kept there when the lines change. In UTF-16 code units. */
  #top = 0
  #topTimer = 0

  constructor(
    private readonly elements: ReaderElements,
    private readonly options: ReaderOptions
  ) {
    requireHighlights()
    const { scroller, page, head, body } = elements
    const { text, segments, scheme, language, classes, events } = options
    this.#scheme = scheme
    this.#dom = new TextDom(text, page, groupBlocks(layoutBlocks(text, segments)), { head, body }, classes)
    this.#sheet = new HighlightSheet(scheme, `.${CSS.escape(classes.section)} > *`)
    this.#painter = new Painter(this.#dom, this.#spans, this.#sheet)
    this.#matches = new MatchPainter(this.#dom, this.#sheet)
    this.#ring = new Ring(this.#dom, classes)
    this.#geometry = new TextGeometry(this.#dom, scroller)
    this.#counts = new MarkCounts(text.length)
    this.#ruler = new RulerPainter(elements, scroller, this.#geometry, this.#counts, scheme)
    const shared = { dom: this.#dom, spans: this.#spans, scroller, events, selectedSpan: () => this.#selectedSpan }
    this.#caret = new CaretControl({ ...shared, language, caretClass: classes.caret, scheme: () => this.#scheme })
    this.#pointer = new PointerControl(shared)
    this.#drag = new DragSelection(this.#dom, scroller)
    this.#resize = new ResizeObserver(() => this.#resized())
    this.#listen()
    this.setSegments(segments)
  }

  /** Takes over the spans; `changed` are the ids that may differ, null when that is not known. */
  setSpans(spans: ReadonlyMap<string, Span>, changed: Iterable<string> | null): void {
    const isOpening = this.#near === null
    this.#near ??= this.#watchSections()
    if (isOpening && spans.size > FEW_SPANS) {
      this.#take(spans, this.#idsNearView(spans))
      this.#restLoading = takeInSlices([...spans.keys()], (ids) => this.#take(spans, ids))
      return
    }
    const isComplete = this.#restLoading.stop()
    this.#take(spans, isComplete ? changed : null)
  }

  setScheme(scheme: Scheme): void {
    if (scheme === this.#scheme) return
    this.#scheme = scheme
    this.#sheet.setScheme(scheme)
    this.#ruler.setScheme(scheme)
    this.#drawRing()
  }

  setSelectedSpan(id: string | null): void {
    if (id === this.#selectedSpan) return
    this.#selectedSpan = id
    this.#drawRing()
  }

  setMatches(matches: readonly TextRange[], current: number | null): void {
    this.#matches.set(matches, current, this.#painter.near())
    this.#ruler.setMatches(matches, current)
  }

  setSegments(segments: readonly Segment[]): void {
    this.#painter.setMasked(segments.filter((segment) => segment.excluded))
  }

  reveal(range: TextRange): void {
    scrollToOffset(this.#dom, this.elements.scroller, range.start)
  }

  visit(range: TextRange): void {
    this.reveal(range)
    if (this.elements.scroller.contains(document.activeElement)) this.select(range)
  }

  select(range: TextRange): void {
    this.elements.scroller.focus({ preventScroll: true })
    const selection = document.getSelection()
    if (selection) selectBetween(this.#dom, selection, { anchor: range.start, focus: range.end })
    this.#caret.refresh()
  }

  place(): number {
    return this.selection()?.start ?? offsetAtTop(this.#dom, this.elements.scroller) ?? 0
  }

  goToRulerPlace(y: number): void {
    this.#ruler.goTo(y)
  }

  selection(): TextRange | null {
    return selectedRange(this.#dom, document.getSelection())
  }

  clearSelection(): void {
    const selection = document.getSelection()
    if (this.selection() && selection) selection.collapseToEnd()
  }

  dispose(): void {
    this.#abort.abort()
    this.#resize.disconnect()
    window.clearTimeout(this.#topTimer)
    this.#restLoading.stop()
    this.#near?.dispose()
    this.#pointer.dispose()
    this.#drag.dispose()
    this.#caret.dispose()
    this.#ring.clear()
    this.#painter.dispose()
    this.#matches.clear()
    this.#ruler.dispose()
    this.#sheet.dispose()
    this.elements.head.replaceChildren()
    this.elements.body.replaceChildren()
  }

  #take(spans: ReadonlyMap<string, Span>, changed: Iterable<string> | null): void {
    const changes = this.#spans.update(spans, changed)
    for (const span of changes.before) this.#counts.count(span.label, span.ranges, -1)
    for (const span of changes.after) this.#counts.count(span.label, span.ranges, 1)
    this.#painter.apply(changes)
    if (changes.before.length > 0 || changes.after.length > 0) this.#ruler.schedule()
    const isSelected = (span: Span) => span.id === this.#selectedSpan
    if (changes.before.some(isSelected) || changes.after.some(isSelected)) this.#drawRing()
  }

  #idsNearView(spans: ReadonlyMap<string, Span>): string[] {
    const near = [...this.#painter.near()]
    const start = Math.min(...near.map((section) => section.start))
    const end = Math.max(...near.map((section) => section.end))
    const ids: string[] = []
    for (const span of spans.values()) if (spanStart(span) < end && start < spanEnd(span)) ids.push(span.id)
    return ids
  }

  #listen(): void {
    const { scroller, body } = this.elements
    const { signal } = this.#abort
    document.addEventListener('selectionchange', () => this.#selectionChanged(), { signal })
    scroller.addEventListener('scroll', () => this.#scrolled(), { signal, passive: true })
    // Printing lays out everything, so everything has to be painted for it.
    window.addEventListener('beforeprint', () => this.#showAll(), { signal })
    window.addEventListener('afterprint', () => this.#rewatch(), { signal })
    document.fonts.addEventListener('loadingdone', () => this.#measure(), { signal })
    this.#resize.observe(scroller)
    this.#resize.observe(body)
    this.#width = body.clientWidth
    this.#measure()
  }

  #watchSections(): NearSections {
    return new NearSections(this.elements.scroller, this.#dom.sections, {
      show: (section) => {
        this.#show(section)
        if (this.#isSelectedIn(section)) this.#drawRing()
      },
      hide: (section) => this.#hide(section)
    })
  }

  #show(section: SectionView): void {
    this.#painter.show(section)
    this.#matches.show(section)
  }

  #hide(section: SectionView): void {
    this.#painter.hide(section)
    this.#matches.hide(section)
  }

  #showAll(): void {
    for (const section of this.#dom.sections) this.#show(section)
  }

  #rewatch(): void {
    this.#near?.dispose()
    for (const section of this.#dom.sections) this.#hide(section)
    this.#near = this.#watchSections()
  }

  #measure(): void {
    const measure = measureType(this.#dom)
    if (measure) reserveHeights(this.#dom, measure)
    this.#geometry.invalidate()
    this.#ruler.schedule()
    this.#drawRing()
    this.#caret.refresh()
  }

  #scrolled(): void {
    this.#ruler.moveViewBox()
    // When scrolling has come to rest, and the section that came into view has been laid out.
    window.clearTimeout(this.#topTimer)
    this.#topTimer = window.setTimeout(() => {
      this.#top = offsetAtTop(this.#dom, this.elements.scroller) ?? this.#top
    }, REST)
  }

  /** The view got another size, or the page another height because sections were laid out for the first time. */
  #resized(): void {
    const width = this.elements.body.clientWidth
    if (width !== this.#width) {
      this.#width = width
      this.#measure()
      if (this.elements.scroller.scrollTop > 0) holdAtTop(this.#dom, this.elements.scroller, this.#top)
    } else {
      this.#geometry.invalidate()
      this.#ruler.schedule()
      this.#drawRing()
      this.#caret.refresh()
    }
  }

  #selectionChanged(): void {
    const range = this.selection()
    if (range?.start === this.#selection?.start && range?.end === this.#selection?.end) return
    this.#selection = range
    this.options.events().onSelection(range)
  }

  #isSelectedIn(section: SectionView): boolean {
    const ranges = this.#selectedSpan === null ? [] : (this.#spans.get(this.#selectedSpan)?.ranges ?? [])
    return ranges.some((range) => range.start < section.end && section.start < range.end)
  }

  #drawRing(): void {
    const span = this.#selectedSpan === null ? null : this.#spans.get(this.#selectedSpan)
    if (!span) this.#ring.clear()
    else this.#ring.draw(span.ranges, findLabel(this.#scheme, span.label)?.hue ?? null, this.#painter.near())
  }
}

function requireHighlights(): void {
  if (!('highlights' in CSS) || typeof Highlight === 'undefined') {
    throw new Error(
      'This browser cannot show highlights: it lacks the CSS Custom Highlight API. Use Chrome or Edge 105, Safari 17.2, ' +
        'Firefox 140, or a later version.'
    )
  }
}
