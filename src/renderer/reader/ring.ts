import type { TextRange } from '../../core/model/text-range'
import { lineBoxes } from './line-boxes'
import { localOrigin, placeBox } from './local-origin'
import type { SectionView, TextDom } from './text-dom'

/** Class names of the ring's boxes; `first` and `last` close it at the span's ends. */
export interface RingClasses {
  readonly ring: string
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
  draw(ranges: readonly TextRange[], hue: number | null, near: Iterable<SectionView>): void {
    this.clear()
    for (const section of near) {
      const layer = document.createElement('div')
      layer.setAttribute('aria-hidden', 'true')
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
    const measured = [...this.dom.measured(Math.max(range.start, section.start), Math.min(range.end, section.end))]
    const lines = measured.flatMap((each) => lineBoxes(each.getClientRects()))
    lines.forEach((line, at) => {
      const box = document.createElement('div')
      box.className = this.classes.ring
      if (at === 0 && range.start >= section.start) box.classList.add(this.classes.first)
      if (at === lines.length - 1 && range.end <= section.end) box.classList.add(this.classes.last)
      box.dir = getComputedStyle(this.dom.blockAt(range.start)?.element ?? section.element).direction
      placeBox(box, line, origin)
      layer.append(box)
    })
  }
}
