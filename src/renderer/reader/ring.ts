import type { TextRange } from '../../core/model/text-range'
import { isInvisible } from '../../core/text/invisible-text'
import { isOnLine, lineBoxes, type Box } from './line-boxes'
import { caretRect } from './line-moves'
import { localOrigin, placeBox } from './local-origin'
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

  /** Draws the ring where it is near the view. `hue` is the label's, null for an unknown one. */
  draw(ranges: readonly TextRange[], hue: number | null, near: Iterable<SectionView>, isPreview = false): void {
    this.clear()
    for (const section of near) {
      const layer = document.createElement('div')
      layer.setAttribute('aria-hidden', 'true')
      if (isPreview) layer.classList.add(this.classes.preview)
      for (const range of ranges) this.#drawRange(layer, section, range)
      if (layer.childElementCount === 0) continue
      layer.style.setProperty('--hue', String(hue ?? 0))
      layer.style.setProperty('--chroma', hue === null ? '0' : '0.14')
      section.element.append(layer)
      this.#drawn.push(layer)
    }
  }

  #drawRange(layer: HTMLElement, section: SectionView, range: TextRange): void {
    const origin = localOrigin(section.element)
    const lines = this.#boxes(section, range)
    lines.forEach((line, at) => {
      const box = document.createElement('div')
      box.className = this.classes.ring
      // Stretches of one line have other words between them, so each is closed at both ends.
      const isPart = [lines[at - 1], lines[at + 1]].some((other) => other && isOnLine(other, line))
      if (isPart || (at === 0 && range.start >= section.start)) box.classList.add(this.classes.first)
      if (isPart || (at === lines.length - 1 && range.end <= section.end)) box.classList.add(this.classes.last)
      box.dir = getComputedStyle(this.dom.blockAt(range.start)?.element ?? section.element).direction
      placeBox(box, line, origin)
      layer.append(box)
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
