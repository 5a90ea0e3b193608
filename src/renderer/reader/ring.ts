import type { TextRange } from '../../core/model/text-range'
import { isInvisible } from '../../core/text/invisible-text'
import { isOnLine, lineBoxes, type Box } from './line-boxes'
import { caretRect } from './line-moves'
import { localOrigin, placeBox, type LocalOrigin } from './local-origin'
import type { SectionView, TextDom } from './text-dom'

/** Around what has no width the ring is so wide to either side, in CSS pixels. */
const NARROWEST = 4

/** Class names of the ring's boxes; `first` and `last` close it at the span's ends, `preview` is one being dragged. */
export interface RingClasses {
  readonly ring: string
  readonly preview: string
  readonly first: string
  readonly last: string
}

interface RingBox {
  readonly box: Box
  /** Whether it is closed where it begins, and where it ends. */
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly direction: string
}

/** Where the ring stands in a section. */
export interface RingPlace {
  readonly section: SectionView
  readonly origin: LocalOrigin
  readonly boxes: readonly RingBox[]
}

/**
 * The ring around the selected span, drawn as boxes over its lines. The boxes stand inside the section they belong to,
 * so that they stay right when sections above get their real height, without listening to scrolling.
 */
export class Ring {
  readonly #drawn: HTMLElement[] = []

  constructor(
    private readonly dom: TextDom,
    private readonly classes: RingClasses
  ) {}

  clear(): void {
    for (const element of this.#drawn.splice(0)) element.remove()
  }

  /** Measures the ring where it is near the view. Apart from drawing, so that the page is laid out for it once. */
  measure(ranges: readonly TextRange[], near: Iterable<SectionView>): RingPlace[] {
    const places: RingPlace[] = []
    for (const section of near) {
      const boxes = ranges.flatMap((range) => this.#measureRange(section, range))
      if (boxes.length > 0) places.push({ section, origin: localOrigin(section.element), boxes })
    }
    return places
  }

  /** Draws what was measured. `hue` is the label's, null for an unknown one. */
  draw(places: readonly RingPlace[], hue: number | null, isPreview = false): void {
    this.clear()
    for (const { section, origin, boxes } of places) {
      const layer = document.createElement('div')
      layer.setAttribute('aria-hidden', 'true')
      if (isPreview) layer.classList.add(this.classes.preview)
      layer.style.setProperty('--hue', String(hue ?? 0))
      layer.style.setProperty('--chroma', hue === null ? '0' : '0.14')
      for (const { box, isFirst, isLast, direction } of boxes) {
        const element = document.createElement('div')
        element.className = this.classes.ring
        if (isFirst) element.classList.add(this.classes.first)
        if (isLast) element.classList.add(this.classes.last)
        element.dir = direction
        placeBox(element, box, origin)
        layer.append(element)
      }
      section.element.append(layer)
      this.#drawn.push(layer)
    }
  }

  #measureRange(section: SectionView, range: TextRange): RingBox[] {
    const lines = this.#boxes(section, range)
    if (lines.length === 0) return []
    const { direction } = getComputedStyle(this.dom.blockAt(range.start)?.element ?? section.element)
    return lines.map((box, at) => {
      // Stretches of one line have other words between them, so each is closed at both ends.
      const isPart = [lines[at - 1], lines[at + 1]].some((other) => other && isOnLine(other, box))
      return {
        box,
        isFirst: isPart || (at === 0 && range.start >= section.start),
        isLast: isPart || (at === lines.length - 1 && range.end <= section.end),
        direction
      }
    })
  }

  #boxes(section: SectionView, range: TextRange): Box[] {
    const start = Math.max(range.start, section.start)
    const end = Math.min(range.end, section.end)
    const boxes = [...this.dom.measured(start, end)].flatMap((each) => lineBoxes(each.getClientRects()))
    if (boxes.length > 0 || range.start < section.start || range.start > section.end) return boxes
    const at = isInvisible(this.dom.text, range.start, range.end)
      ? caretRect(this.dom, { offset: range.start, affinity: 'down' })
      : null
    if (!at) return boxes
    return [{ left: at.left - NARROWEST, right: at.right + NARROWEST, top: at.top, bottom: at.bottom }]
  }
}
