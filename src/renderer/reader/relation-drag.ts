import { spanEnd, spanStart } from '../../core/model/annotation'
import { swallowClick } from './edge-drag'
import { characterAtPoint } from './hit-test'
import { lineBoxes } from './line-boxes'
import { localOrigin } from './local-origin'
import type { ReaderEvents } from './reader-props'
import { layerClass, svgElement } from './relation-svg'
import type { SpanSet } from './span-set'
import type { TextDom } from './text-dom'

/** So close to the view's upper or lower edge, in CSS pixels, the text scrolls while a relation is drawn. */
const SCROLL_ZONE = 36
const SCROLL_STEP = 12
/** A press that moves less than this, in CSS pixels, is no drag. */
const STILL = 4
/** Words of a target further than this, in UTF-16 code units, are not outlined: they are far out of view. */
const LONGEST_OUTLINE = 4000

interface DragParts {
  readonly dom: TextDom
  readonly spans: SpanSet
  readonly scroller: HTMLElement
  readonly events: () => ReaderEvents
}

interface Drag {
  readonly from: string
  readonly startX: number
  readonly startY: number
  readonly startScroll: number
  readonly abort: AbortController
  x: number
  y: number
  target: string | null
  isMoving: boolean
}

/**
 * Drawing a relation with the pointer: from the port of the selected span, or from any span with Alt held down, to
 * another span. A line goes along; Escape gives it up.
 */
export class RelationDrag {
  readonly element = svgElement('g')
  readonly #port = svgElement('g', { class: layerClass('port'), 'data-port': '' })
  readonly #preview = svgElement('g')
  readonly #abort = new AbortController()
  #portOf: string | null = null
  #drag: Drag | null = null
  #frame = 0

  constructor(
    private readonly parts: DragParts,
    private readonly svg: SVGSVGElement
  ) {
    const title = svgElement('title')
    title.textContent = 'Drag to another highlight to relate the two. Key: R'
    this.#port.append(
      title,
      svgElement('circle', { class: layerClass('portReach'), r: 12 }),
      svgElement('circle', { r: 5.5 }),
      svgElement('path', { d: 'M-2.5 0h5M0 -2.5v5' })
    )
    this.element.append(this.#preview)
    const { signal } = this.#abort
    this.#port.addEventListener('pointerdown', (event) => {
      if (this.#portOf !== null) this.#press(event, this.#portOf)
    })
    // Before the text takes the press for the start of a selection.
    parts.scroller.addEventListener('pointerdown', (event) => this.#pressWithAlt(event), { signal, capture: true })
  }

  /** Shows the port of a span; `x` and `y` in the layer's own CSS pixels. */
  showPort(span: string, x: number, y: number, hue: number): void {
    this.#portOf = span
    this.#port.setAttribute('transform', `translate(${x} ${y})`)
    this.#port.setAttribute('data-of', span)
    this.#port.style.setProperty('--hue', String(hue))
    if (!this.#port.isConnected) this.element.append(this.#port)
  }

  hidePort(): void {
    this.#portOf = null
    this.#port.remove()
  }

  dispose(): void {
    this.#end(false)
    this.#abort.abort()
  }

  #pressWithAlt(event: PointerEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const from = this.#spanAt(event.clientX, event.clientY, null)
    if (from === null || !this.parts.events().onRelate) return
    event.stopPropagation()
    this.#press(event, from)
  }

  #press(event: PointerEvent, from: string): void {
    if (event.button !== 0 || !event.isPrimary || !this.parts.events().onRelate) return
    event.preventDefault()
    this.#end(false)
    const abort = new AbortController()
    const { signal } = abort
    const { clientX: x, clientY: y, pointerId } = event
    const { scroller } = this.parts
    const startScroll = scroller.scrollTop
    this.#drag = { from, startX: x, startY: y, startScroll, abort, x, y, target: null, isMoving: false }
    scroller.setPointerCapture(pointerId)
    scroller.addEventListener('pointermove', (moved) => this.#moved(moved), { signal })
    scroller.addEventListener('pointerup', () => this.#end(true), { signal })
    scroller.addEventListener('pointercancel', () => this.#end(false), { signal })
    window.addEventListener('keydown', (key) => this.#key(key), { signal, capture: true })
    this.#frame = requestAnimationFrame(() => this.#scrollAtEdges())
  }

  #moved(event: PointerEvent): void {
    const drag = this.#drag
    if (!drag) return
    drag.x = event.clientX
    drag.y = event.clientY
    const distance = Math.hypot(drag.x - drag.startX, drag.y - drag.startY)
    if (!drag.isMoving && distance < STILL) return
    drag.isMoving = true
    this.parts.dom.root.classList.add(layerClass('relating'))
    this.#update(drag)
  }

  #update(drag: Drag): void {
    drag.target = this.#spanAt(drag.x, drag.y, drag.from)
    const origin = localOrigin(this.parts.dom.root)
    const shift = Number(/translateY\((.*)px\)/.exec(this.svg.style.transform)?.[1] ?? 0)
    const local = (x: number, y: number) => [(x - origin.left) / origin.scale, (y - origin.top) / origin.scale - shift]
    const scrolled = this.parts.scroller.scrollTop - drag.startScroll
    const from = local(drag.startX, drag.startY - scrolled)
    const line = svgElement('path', {
      class: layerClass('preview'),
      d: `M${from.join(' ')}L${local(drag.x, drag.y).join(' ')}`
    })
    this.#preview.replaceChildren(...this.#outline(drag, local), line)
  }

  /** Outlines of the span that the relation would end at. */
  #outline({ from, target }: Drag, local: (x: number, y: number) => number[]): SVGRectElement[] {
    const span = target === null ? null : this.parts.spans.get(target)
    if (!span || spanEnd(span) - spanStart(span) > LONGEST_OUTLINE) return []
    const isRefused = this.parts.events().mayRelate?.(from, span.id) === false
    return span.ranges.flatMap(({ start, end }) => {
      const boxes = [...this.parts.dom.measured(start, end)].flatMap((range) => lineBoxes(range.getClientRects()))
      return boxes.map((box) => {
        const [x = 0, y = 0] = local(box.left, box.top)
        const [right = 0, bottom = 0] = local(box.right, box.bottom)
        const place = { x, y, width: right - x, height: bottom - y, rx: 3 }
        return svgElement('rect', {
          class: layerClass('target'),
          ...place,
          ...(isRefused ? { 'data-refused': '' } : {})
        })
      })
    })
  }

  /** The innermost span at a point of the window, but not that one. */
  #spanAt(x: number, y: number, except: string | null): string | null {
    const { dom, spans } = this.parts
    const offset = characterAtPoint(dom, x, y)
    return offset === null ? null : (spans.stackAt(offset).find((id) => id !== except) ?? null)
  }

  #scrollAtEdges(): void {
    const drag = this.#drag
    if (!drag) return
    const { scroller } = this.parts
    const view = scroller.getBoundingClientRect()
    const before = scroller.scrollTop
    if (drag.isMoving && drag.y < view.top + SCROLL_ZONE) scroller.scrollTop -= SCROLL_STEP
    else if (drag.isMoving && drag.y > view.bottom - SCROLL_ZONE) scroller.scrollTop += SCROLL_STEP
    if (scroller.scrollTop !== before) this.#update(drag)
    this.#frame = requestAnimationFrame(() => this.#scrollAtEdges())
  }

  #key(event: KeyboardEvent): void {
    // Nothing else may change while a relation is drawn; Escape means the drag and not the selection.
    event.stopPropagation()
    event.preventDefault()
    if (event.key === 'Escape') this.#end(false)
  }

  #end(isTaken: boolean): void {
    const drag = this.#drag
    if (!drag) return
    this.#drag = null
    cancelAnimationFrame(this.#frame)
    drag.abort.abort()
    this.#preview.replaceChildren()
    this.parts.dom.root.classList.remove(layerClass('relating'))
    if (!drag.isMoving) return
    if (!isTaken) {
      // The pointer is still held down; letting go is no click either.
      window.addEventListener('pointerup', swallowClick, { once: true, capture: true, signal: this.#abort.signal })
      return this.parts.events().onAnnounce?.('No relation drawn.')
    }
    swallowClick()
    const { from, target, x, y } = drag
    if (target === null) this.parts.events().onAnnounce?.('No relation drawn: let go on another highlight.')
    else this.parts.events().onRelate?.(from, target, new DOMRect(x, y, 0, 0))
  }
}
