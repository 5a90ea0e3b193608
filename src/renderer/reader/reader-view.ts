import type { Segment } from '../../core/model/article'
import type { Span } from '../../core/model/annotation'
import type { Scheme } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import type { TextUnit } from '../../core/text/text-units'
import type { Dimming } from '../state/reading-settings'
import { layoutBlocks } from './blocks'
import { CaretControl } from './caret-control'
import { DragSelection } from './drag-selection'
import { FocusDim } from './focus-dim'
import { HighlightSheet } from './highlight-sheet'
import { InvisibleMarks } from './invisible-marks'
import { MarkCounts } from './mark-counts'
import { HintPainter } from './hint-painter'
import { MatchPainter } from './match-painter'
import { NearSections } from './near-sections'
import { Painter } from './painter'
import { PointerControl } from './pointer-control'
import type { ReaderHints } from './reader-hints'
import type { ReaderRelations } from './reader-props'
import {
  highlightScope,
  requireHighlights,
  type KeptPlace,
  type ReaderElements,
  type ReaderOptions
} from './reader-parts'
import { RelationLayer } from './relation-layer'
import { firstLine } from './relation-places'
import { RulerPainter } from './ruler-painter'
import { offsetAtTop, scrollToOffset } from './scroll-into-view'
import { groupBlocks } from './sections'
import { SelectedSpan } from './selected-span'
import { selectBetween, selectionEnds } from './selection-range'
import { NOTHING_LEFT, takeInSlices, type SlicedWork } from './sliced-work'
import { idsAcross, SpanSet } from './span-set'
import { TextDom, type SectionView } from './text-dom'
import { TextGeometry } from './text-geometry'
import { TextSelection } from './text-selection'
import { TopKeeper } from './top-keeper'
import { TypeSetting } from './type-setting'

/** Sections have got their heights when none changed for so many milliseconds. */
const REST = 120

/** With more spans than this, those in view are shown before the others are indexed. */
const FEW_SPANS = 2000

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
  readonly #hints: HintPainter
  readonly #marks: InvisibleMarks
  readonly #selected: SelectedSpan
  readonly #geometry: TextGeometry
  readonly #counts: MarkCounts
  readonly #ruler: RulerPainter
  readonly #caret: CaretControl
  readonly #pointer: PointerControl
  readonly #relations: RelationLayer
  readonly #drag: DragSelection
  readonly #dim: FocusDim
  readonly #type: TypeSetting
  readonly #selection: TextSelection
  readonly #top: TopKeeper
  readonly #resize: ResizeObserver
  readonly #abort = new AbortController()
  #near: NearSections | null = null
  #restLoading: SlicedWork = NOTHING_LEFT
  #scheme: Scheme
  #width = 0
  #settling = 0

  constructor(
    private readonly elements: ReaderElements,
    options: ReaderOptions
  ) {
    requireHighlights()
    const { scroller, page, head, body } = elements
    const { text, segments, scheme, language, classes, events } = options
    this.#scheme = scheme
    const { columns, onOutgrown } = options
    // Rules and measures come before the text: after it the browser would look through all of the text for them.
    this.#sheet = new HighlightSheet(scheme, highlightScope(classes))
    this.#type = new TypeSetting({ scroller, body, text, classes, columns, onOutgrown })
    const sections = groupBlocks(layoutBlocks(text, segments), this.#type.sectionLength)
    this.#dom = new TextDom(text, page, sections, { head, body }, classes)
    this.#painter = new Painter(this.#dom, this.#spans, this.#sheet)
    this.#matches = new MatchPainter(this.#dom, this.#sheet)
    this.#hints = new HintPainter(this.#dom, this.#sheet, classes.sentence)
    const schemeNow = () => this.#scheme
    this.#marks = new InvisibleMarks(this.#dom, this.#spans, classes.invisible, schemeNow)
    const common = { dom: this.#dom, spans: this.#spans, scroller, events, language, scheme: schemeNow }
    this.#selected = new SelectedSpan({ ...common, classes, near: () => this.#painter.near() })
    this.#geometry = new TextGeometry(this.#dom, scroller)
    this.#counts = new MarkCounts(text.length)
    this.#ruler = new RulerPainter(elements, scroller, this.#geometry, this.#counts, scheme)
    const selectedSpan = () => this.#selected.id
    this.#caret = new CaretControl({ ...common, selectedSpan, caretClass: classes.caret })
    this.#pointer = new PointerControl({ ...common, selectedSpan, marksAt: (x, y) => this.#marks.at(x, y) })
    this.#relations = new RelationLayer({
      ...common,
      selectedSpan,
      near: () => this.#painter.near(),
      topOf: (offset) => this.#geometry.topOf(offset)
    })
    this.#selection = new TextSelection(this.#dom, scroller, (range) => events().onSelection(range))
    this.#drag = new DragSelection(this.#dom, scroller)
    this.#dim = new FocusDim(this.#dom, language, classes.lit)
    this.#top = new TopKeeper(this.#dom, scroller)
    this.#resize = new ResizeObserver(() => this.#resized())
    this.#listen()
    this.setSegments(segments)
  }

  /** Takes over the spans; `changed` are the ids that may differ, null when that is not known. */
  setSpans(spans: ReadonlyMap<string, Span>, changed: Iterable<string> | null): void {
    const isOpening = this.#near === null
    this.#near ??= this.#watchSections()
    if (isOpening && spans.size > FEW_SPANS) {
      this.#take(spans, idsAcross(spans, this.#painter.near()))
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
    this.#marks.refresh(this.#painter.near())
    this.#selected.draw()
    this.#relations.schedule()
  }

  setSelectedSpan(id: string | null): void {
    this.#selected.set(id)
    this.#relations.schedule()
  }

  /** What dragged edges snap to, and whether they can be dragged at all. */
  setEditing(snap: TextUnit, readOnly: boolean): void {
    this.#selected.setEditing(snap, readOnly)
  }

  setRelations(relations: ReaderRelations | null, readOnly: boolean): void {
    this.#relations.set(relations, readOnly)
  }

  setMatches(matches: readonly TextRange[], current: number | null): void {
    this.#matches.set(matches, current, this.#painter.near())
    this.#ruler.setMatches(matches, current)
  }

  setHints(hints: ReaderHints): void {
    this.#hints.set(hints, this.#painter.near())
  }

  setSegments(segments: readonly Segment[]): void {
    this.#painter.setMasked(segments.filter((segment) => segment.excluded))
  }

  setDimming(dimming: Dimming): void {
    this.#dim.set(dimming)
  }

  /** The text is set in another type: every line is another one. */
  typeChanged(): void {
    this.#measure()
    this.#top.hold()
  }

  /** Where one is, for `resume` of the reader that takes this one's place. */
  keep(): KeptPlace {
    return { top: this.#top.offset, selection: selectionEnds(this.#dom, document.getSelection()) }
  }

  resume({ top, selection }: KeptPlace): void {
    const current = document.getSelection()
    if (selection && current) selectBetween(this.#dom, current, selection)
    this.#top.goTo(top)
  }

  reveal(range: TextRange): void {
    scrollToOffset(this.#dom, this.elements.scroller, range.start)
  }

  visit(range: TextRange): void {
    this.reveal(range)
    if (this.elements.scroller.contains(document.activeElement)) this.select(range)
  }

  select(range: TextRange): void {
    this.#selection.select(range)
    this.#caret.refresh()
  }

  place(): number {
    return this.selection()?.start ?? offsetAtTop(this.#dom, this.elements.scroller) ?? 0
  }

  caret(): number {
    return this.#caret.offset()
  }

  goToRulerPlace(y: number): void {
    this.#ruler.goTo(y)
  }

  selection(): TextRange | null {
    return this.#selection.range()
  }

  clearSelection(): void {
    this.#selection.clear()
  }

  anchor(): DOMRect | null {
    return this.#selection.firstLine() ?? this.#caret.rect()
  }

  boxOf({ start, end }: TextRange): DOMRect | null {
    return firstLine(this.#dom, { ranges: [{ start, end }] })
  }

  goToLabel(label: string, direction: 1 | -1): void {
    this.#caret.walkLabel(label, direction)
  }

  dispose(): void {
    this.#abort.abort()
    window.clearTimeout(this.#settling)
    this.#resize.disconnect()
    this.#top.dispose()
    this.#type.dispose()
    this.#dim.dispose()
    this.#restLoading.stop()
    this.#near?.dispose()
    this.#pointer.dispose()
    this.#relations.dispose()
    this.#drag.dispose()
    this.#caret.dispose()
    this.#selection.dispose()
    this.#selected.dispose()
    this.#marks.dispose()
    this.#painter.dispose()
    this.#matches.clear()
    this.#hints.dispose()
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
    this.#marks.apply(changes, this.#painter.near())
    if (changes.before.length > 0 || changes.after.length > 0) this.#ruler.schedule()
    this.#relations.spansChanged(changes)
    const isSelected = (span: Span) => span.id === this.#selected.id
    if (changes.before.some(isSelected) || changes.after.some(isSelected)) this.#selected.changed()
  }

  #listen(): void {
    const { scroller, body } = this.elements
    const { signal } = this.#abort
    scroller.addEventListener('scroll', () => this.#ruler.moveViewBox(), { signal, passive: true })
    document.fonts.addEventListener('loadingdone', () => this.#measure(), { signal })
    this.#resize.observe(scroller)
    this.#resize.observe(body)
    // First, because nothing is laid out yet: then the browser knows all heights before it asks for any.
    this.#measure()
    this.#width = body.clientWidth
  }

  #watchSections(): NearSections {
    return new NearSections(this.elements.scroller, this.#dom.sections, {
      show: (section) => {
        this.#show(section)
        if (this.#selected.isIn(section)) this.#selected.draw()
      },
      hide: (section) => this.#hide(section)
    })
  }

  #show(section: SectionView): void {
    this.#painter.show(section)
    this.#matches.show(section)
    this.#hints.show(section)
    this.#marks.show(section)
    this.#relations.nearChanged()
  }

  #hide(section: SectionView): void {
    this.#painter.hide(section)
    this.#matches.hide(section)
    this.#hints.hide(section)
    this.#marks.hide(section)
    this.#relations.nearChanged()
  }

  #measure(): void {
    this.#type.measure(this.#dom, this.#geometry)
    this.#geometry.invalidate()
    this.#redraw()
  }

  /** Draws anew what stands at places on screen. */
  #redraw(): void {
    this.#ruler.schedule()
    this.#marks.refresh(this.#painter.near())
    this.#hints.redraw(this.#painter.near())
    this.#selected.draw()
    this.#caret.refresh()
    this.#relations.schedule()
  }

  /** The view got another size, or the page another height because sections were laid out for the first time. */
  #resized(): void {
    const width = this.elements.body.clientWidth
    if (width !== this.#width) {
      this.#width = width
      this.#measure()
      this.#top.hold()
    } else {
      this.#geometry.invalidate()
      this.#ruler.schedule()
      // What is drawn stands in the sections, where it stays right while others grow; lines in them are rarely others.
      window.clearTimeout(this.#settling)
      this.#settling = window.setTimeout(() => this.#redraw(), REST)
      this.#relations.schedule()
    }
  }
}
