import type { RangeEdge } from '../../core/anchoring/drag-edge'
import type { TextRange } from '../../core/model/text-range'
import type { Edge } from '../../core/text/text-units'
import { localOrigin, placeBox, type LocalOrigin } from './local-origin'
import type { SectionView, TextDom } from './text-dom'
import { visualCaretRect } from './visual-line'

/** Class names of the handles: one for both ends, and one for each. */
export interface HandleClasses {
  readonly handle: string
  readonly handleStart: string
  readonly handleEnd: string
}

/** A press on a handle: which edge, and how far the pointer is from the middle of the edge's line, in CSS pixels. */
export interface Grab extends RangeEdge {
  readonly dx: number
  readonly dy: number
}

/** Where a handle stands, and at which edge of which range. */
export interface HandlePlace {
  readonly which: RangeEdge
  readonly range: TextRange
  readonly section: SectionView
  readonly box: DOMRect
  readonly origin: LocalOrigin
}

/** The keyboard's way to the same, which is why the handles are neither in the tab order nor read out. */
const TOOLTIPS: Readonly<Record<Edge, string>> = {
  start: 'Drag to move the start. Keys: < and >',
  end: 'Drag to move the end. Keys: , and .'
}

/** Handles at both ends of each range of the selected span. They stand in the sections, where they scroll along. */
export class EdgeHandles {
  readonly #drawn: HTMLElement[] = []

  constructor(
    private readonly dom: TextDom,
    private readonly classes: HandleClasses,
    private readonly grabbed: (event: PointerEvent, grab: Grab) => void
  ) {}

  clear(): void {
    for (const element of this.#drawn.splice(0)) element.remove()
  }

  /** Measures the handles that are near the view. Apart from drawing, so that the page is laid out for it once. */
  measure(ranges: readonly TextRange[], near: Iterable<SectionView>): HandlePlace[] {
    const sections = new Set(near)
    const places: HandlePlace[] = []
    ranges.forEach((range, index) => {
      for (const edge of ['start', 'end'] as const) {
        // The last character belongs to the range, the place behind it perhaps to the next section.
        const section = this.dom.sectionAt(edge === 'start' ? range.start : range.end - 1)
        const box = section && sections.has(section) ? edgeBox(this.dom, range, edge) : null
        if (!section || !box) continue
        places.push({ which: { range: index, edge }, range, section, box, origin: localOrigin(section.element) })
      }
    })
    return places
  }

  /** Draws what was measured. `hue` is the label's, null for an unknown one. */
  draw(places: readonly HandlePlace[], hue: number | null): void {
    this.clear()
    for (const place of places) this.#draw(place, hue)
  }

  #draw({ which, range, section, box, origin }: HandlePlace, hue: number | null): void {
    const handle = document.createElement('div')
    handle.className = this.classes.handle
    handle.classList.add(which.edge === 'start' ? this.classes.handleStart : this.classes.handleEnd)
    handle.dataset.edge = which.edge
    handle.setAttribute('aria-hidden', 'true')
    handle.title = TOOLTIPS[which.edge]
    handle.style.setProperty('--hue', String(hue ?? 0))
    handle.style.setProperty('--chroma', hue === null ? '0' : '0.14')
    placeBox(handle, box, origin, { width: false })
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !event.isPrimary) return
      const { left, top, bottom } = edgeBox(this.dom, range, which.edge) ?? box
      // Neither a selection of text nor a click begins here.
      event.preventDefault()
      event.stopPropagation()
      this.grabbed(event, { ...which, dx: event.clientX - left, dy: event.clientY - (top + bottom) / 2 })
    })
    section.element.append(handle)
    this.#drawn.push(handle)
  }
}

/** Where an edge of a range is in the window, as a box without width; null when it is not laid out. */
function edgeBox(dom: TextDom, range: TextRange, edge: Edge): DOMRect | null {
  const view = dom.blockAt(edge === 'start' ? range.start : range.end - 1)
  if (!view) return null
  return edge === 'start'
    ? visualCaretRect(dom, view, { offset: Math.max(range.start, view.start), affinity: 'down' })
    : visualCaretRect(dom, view, { offset: Math.min(range.end, view.end), affinity: 'up' })
}
