import { dragEdge } from '../../core/anchoring/drag-edge'
import type { Span } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'
import type { Edge, TextUnit } from '../../core/text/text-units'
import type { Grab } from './edge-handles'
import { placeAtPoint } from './hit-test'
import type { TextDom } from './text-dom'

/** So close to the view's upper or lower edge, in CSS pixels, the text scrolls while an edge is dragged. */
const SCROLL_ZONE = 44
/** The fastest it scrolls, in CSS pixels for each millisecond, and how much of that each pixel into the zone adds. */
const FASTEST = 1.4
const FASTER = 0.02
/** A frame that came late, by more milliseconds than this, does not make it leap. */
const LONGEST_FRAME = 120
/** Between two paragraphs there is no text: so far above and below, in CSS pixels, it is looked for. */
const GAPS = [0, 10, -10, 20, -20] as const

interface DragParts {
  readonly dom: TextDom
  readonly scroller: HTMLElement
  readonly language: string
  readonly snap: () => TextUnit
  /** Shows the ranges as they would be. */
  readonly preview: (ranges: readonly TextRange[]) => void
  /** The drag is over: with the ranges as they should be, or null when nothing is to change. */
  readonly done: (
    result: { readonly span: Span; readonly ranges: readonly TextRange[]; readonly edge: Edge } | null
  ) => void
}

interface Drag {
  readonly span: Span
  readonly grab: Grab
  readonly pointer: number
  readonly abort: AbortController
  x: number
  y: number
  free: boolean
  ranges: readonly TextRange[]
}

/** Dragging an edge of a span with a mouse, a pen or a finger. Escape gives it up. */
export class EdgeDrag {
  #drag: Drag | null = null
  #frame = 0

  constructor(private readonly parts: DragParts) {}

  get isDragging(): boolean {
    return this.#drag !== null
  }

  start(event: PointerEvent, span: Span, grab: Grab): void {
    this.#end(null)
    const { scroller } = this.parts
    const abort = new AbortController()
    const { signal } = abort
    const { clientX: x, clientY: y, pointerId: pointer } = event
    this.#drag = { span, grab, pointer, abort, x, y, free: event.altKey, ranges: span.ranges }
    // The handle is drawn anew while it moves, so the scroller takes the pointer.
    scroller.setPointerCapture(pointer)
    scroller.addEventListener('pointermove', (moved) => this.#moved(moved), { signal })
    scroller.addEventListener('pointerup', (released) => this.#released(released), { signal })
    scroller.addEventListener('pointercancel', () => this.#end(null), { signal })
    scroller.addEventListener('lostpointercapture', () => this.#end(null), { signal })
    window.addEventListener('keydown', (key) => this.#key(key), { signal, capture: true })
    this.#nextFrame(performance.now())
    this.parts.preview(span.ranges)
  }

  /** Gives up a drag under way. */
  cancel(): void {
    this.#end(null)
  }

  /** The span is another object now: a drag goes on as long as it lies where it lay, as after it was only saved. */
  follow(span: Span | null): void {
    if (this.#drag && (!span || !sameRanges(span.ranges, this.#drag.span.ranges))) this.#end(null)
  }

  #moved(event: PointerEvent): void {
    const drag = this.#drag
    if (!drag || event.pointerId !== drag.pointer) return
    drag.x = event.clientX
    drag.y = event.clientY
    drag.free = event.altKey
    this.#update(drag)
  }

  #update(drag: Drag): void {
    const { dom, snap, language, preview } = this.parts
    const offset = this.#offsetAt(drag.x - drag.grab.dx, drag.y - drag.grab.dy)
    if (offset === null) return
    const unit = drag.free ? 'character' : snap()
    const ranges = dragEdge(dom.text, drag.span.ranges, drag.grab, offset, unit, language)
    if (sameRanges(ranges, drag.ranges)) return
    drag.ranges = ranges
    preview(ranges)
  }

  /** Beside the text the line beside the pointer counts, above and below the view its first and last line. */
  #offsetAt(x: number, y: number): number | null {
    const { dom, scroller } = this.parts
    const view = scroller.getBoundingClientRect()
    const column = dom.blockAt(0)?.element.getBoundingClientRect() ?? view
    const within = Math.min(Math.max(x, column.left + 1), column.right - 1)
    for (const gap of GAPS) {
      const height = Math.min(Math.max(y + gap, view.top + 1), view.bottom - 1)
      const place = placeAtPoint(dom, within, height)
      if (place) return place.offset
    }
    return null
  }

  #nextFrame(last: number): void {
    this.#frame = requestAnimationFrame((now) => {
      this.#scrollAtEdges(Math.min(LONGEST_FRAME, Math.max(0, now - last)))
      if (this.#drag) this.#nextFrame(now)
    })
  }

  /** @param elapsed milliseconds since the last frame */
  #scrollAtEdges(elapsed: number): void {
    const drag = this.#drag
    if (!drag) return
    const { scroller } = this.parts
    const view = scroller.getBoundingClientRect()
    const above = view.top + SCROLL_ZONE - drag.y
    const below = drag.y - (view.bottom - SCROLL_ZONE)
    const depth = above > 0 ? -above : Math.max(0, below)
    if (depth === 0) return
    const before = scroller.scrollTop
    scroller.scrollTop += Math.sign(depth) * Math.min(FASTEST, Math.abs(depth) * FASTER) * elapsed
    if (scroller.scrollTop !== before) this.#update(drag)
  }

  #released(event: PointerEvent): void {
    const drag = this.#drag
    if (!drag || event.pointerId !== drag.pointer) return
    swallowClick()
    this.#end(sameRanges(drag.ranges, drag.span.ranges) ? null : drag)
  }

  #key(event: KeyboardEvent): void {
    // Nothing else may change while an edge is held; Escape means the drag and not the selection.
    event.stopPropagation()
    event.preventDefault()
    if (event.key === 'Escape') this.#end(null)
  }

  #end(result: Drag | null): void {
    const drag = this.#drag
    if (!drag) return
    this.#drag = null
    cancelAnimationFrame(this.#frame)
    drag.abort.abort()
    if (this.parts.scroller.hasPointerCapture(drag.pointer)) this.parts.scroller.releasePointerCapture(drag.pointer)
    this.parts.done(result && { span: result.span, ranges: result.ranges, edge: result.grab.edge })
  }
}

/** The click that the browser makes of a press and a release is not meant for what lies below. */
export function swallowClick(): void {
  const abort = new AbortController()
  const { signal } = abort
  window.addEventListener('click', (event) => event.stopPropagation(), { signal, capture: true })
  window.setTimeout(() => abort.abort())
}

function sameRanges(a: readonly TextRange[], b: readonly TextRange[]): boolean {
  return a.length === b.length && a.every((range, at) => range.start === b[at]?.start && range.end === b[at].end)
}
