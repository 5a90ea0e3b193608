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
  #frame = 0

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
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    if (this.#drag.isDragging) return
    const span = this.#span()
    if (span) this.#show(span.ranges, false)
    else this.#clear()
  }

  isIn(section: SectionView): boolean {
    return (this.#span()?.ranges ?? []).some((range) => range.start < section.end && section.start < range.end)
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#drag.cancel()
    this.#clear()
  }

  /** Draws with the next frame: to measure now would lay out the page while the window is still changing. */
  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.draw())
  }

  #span() {
    return this.#id === null ? null : this.parts.spans.get(this.#id)
  }

  #show(ranges: readonly TextRange[], isPreview: boolean): void {
    const span = this.#span()
    if (!span) return
    const hue = findLabel(this.parts.scheme(), span.label)?.hue ?? null
    this.#ring.draw(ranges, hue, this.parts.near(), isPreview)
    if (this.#readOnly) this.#handles.clear()
    else this.#handles.draw(ranges, hue, this.parts.near())
  }

  #clear(): void {
    this.#ring.clear()
    this.#handles.clear()
  }
}
