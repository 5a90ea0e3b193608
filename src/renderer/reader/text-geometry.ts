import { lastStartingAt } from './blocks'
import type { TextDom } from './text-dom'

/**
 * Where offsets of the text lie in the height of the whole scrolled page, by the heights of its sections. Inside a
 * section it goes by proportion. Measured once and again after `invalidate`.
 */
export class TextGeometry {
  #tops: Float64Array | null = null
  #bottoms = new Float64Array(0)
  /** Columns that each section is set in: a place in the second one is as high up as one in the first. */
  columns = 1

  constructor(
    private readonly dom: TextDom,
    private readonly scroller: HTMLElement
  ) {}

  invalidate(): void {
    this.#tops = null
  }

  /** Height of the page in CSS pixels. */
  get height(): number {
    return Math.max(1, this.scroller.scrollHeight)
  }

  /** Distance from the page's top, in CSS pixels, at which an offset (UTF-16 code units) lies. */
  topOf(offset: number): number {
    const tops = this.#measure()
    const index = Math.max(0, lastStartingAt(this.dom.sections, offset))
    const section = this.dom.sections[index]
    if (!section) return 0
    const along = Math.min(1, Math.max(0, (offset - section.start) / Math.max(1, section.end - section.start)))
    const share = along === 1 ? 1 : (along * this.columns) % 1
    const top = tops[index] ?? 0
    return top + share * ((this.#bottoms[index] ?? top) - top)
  }

  #measure(): Float64Array {
    if (this.#tops) return this.#tops
    const origin = this.scroller.getBoundingClientRect().top - this.scroller.scrollTop
    const tops = new Float64Array(this.dom.sections.length)
    this.#bottoms = new Float64Array(this.dom.sections.length)
    for (const { index, element } of this.dom.sections) {
      const rect = element.getBoundingClientRect()
      tops[index] = rect.top - origin
      this.#bottoms[index] = rect.bottom - origin
    }
    this.#tops = tops
    return tops
  }
}
