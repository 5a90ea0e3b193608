import { findLabel, type Scheme } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import type { TextUnit } from '../../core/text/text-units'
import { EdgeDrag } from './edge-drag'
import { EdgeHandles, type HandleClasses } from './edge-handles'
import type { ReaderEvents } from './reader-props'
import { Ring, type RingClasses } from './ring'
import type { SpanSet } from './span-set'
import type { SectionView, TextDom } from './text-dom'

export interface SelectedSpanClasses extends RingClasses, HandleClasses {
  /** On the page while an edge is dragged. */
  readonly dragging: string
}

interface SelectedSpanParts {
  readonly dom: TextDom
  readonly spans: SpanSet
  readonly scroller: HTMLElement
  readonly language: string
  readonly classes: SelectedSpanClasses
  readonly near: () => Iterable<SectionView>
  readonly scheme: () => Scheme
  readonly events: () => ReaderEvents
}

/** The selected span: the ring around it and the handles at its edges. */
export class SelectedSpan {
  readonly #ring: Ring
  readonly #handles: EdgeHandles
  readonly #drag: EdgeDrag
  #id: string | null = null
  #snap: TextUnit = 'character'
  #readOnly = false
  #isScheduled = false

  constructor(private readonly parts: SelectedSpanParts) {
    const { dom, scroller, language, classes } = parts
    this.#ring = new Ring(dom, classes)
    this.#handles = new EdgeHandles(dom, classes, (event, grab) => {
      const span = this.#span()
      if (!span) return
      dom.root.classList.add(classes.dragging)
      this.#drag.start(event, span, grab)
    })
    this.#drag = new EdgeDrag({
      dom,
      scroller,
      language,
      snap: () => this.#snap,
      preview: (ranges) => this.#show(ranges, true),
      done: (result) => {
        dom.root.classList.remove(classes.dragging)
        if (result) parts.events().onMoveEdge?.(result.span.id, result.ranges, result.edge)
        this.draw()
      }
    })
  }

  get id(): string | null {
    return this.#id
  }

  set(id: string | null): void {
    if (id === this.#id) return
    this.#drag.cancel()
    this.#id = id
    this.#schedule()
  }

  setEditing(snap: TextUnit, readOnly: boolean): void {
    this.#snap = snap
    if (readOnly === this.#readOnly) return
    this.#readOnly = readOnly
    this.draw()
  }

  /** The span itself became another one, or is gone. */
  changed(): void {
    this.#drag.follow(this.#span())
    this.#schedule()
  }

  /** Draws everything anew, where it is near the view. */
  draw(): void {
    this.#isScheduled = false
    if (this.#drag.isDragging) return
    const span = this.#span()
    if (span) this.#show(span.ranges, false)
    else this.#clear()
  }

  isIn(section: SectionView): boolean {
    return (this.#span()?.ranges ?? []).some((range) => range.start < section.end && section.start < range.end)
  }

  dispose(): void {
    this.#isScheduled = false
    this.#drag.cancel()
    this.#clear()
  }

  /**
   * Draws when the window has taken in what happened, once for all of it, and not in the next frame: between a key and
   * the frame after it there is time to measure, in the frame itself every millisecond is waited for.
   */
  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      if (this.#isScheduled) this.draw()
    })
  }

  #span() {
    return this.#id === null ? null : this.parts.spans.get(this.#id)
  }

  #show(ranges: readonly TextRange[], isPreview: boolean): void {
    const span = this.#span()
    if (!span) return
    const hue = findLabel(this.parts.scheme(), span.label)?.hue ?? null
    const ring = this.#ring.measure(ranges, this.parts.near())
    const handles = this.#readOnly ? [] : this.#handles.measure(ranges, this.parts.near())
    this.#ring.draw(ring, hue, isPreview)
    this.#handles.draw(handles, hue)
  }

  #clear(): void {
    this.#ring.clear()
    this.#handles.clear()
  }
}
