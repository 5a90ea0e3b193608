import type { Span } from '../../core/model/annotation'
import { findLabel, type Scheme } from '../../core/model/scheme'
import { isInvisible } from '../../core/text/invisible-text'
import { caretRect } from './line-moves'
import { localOrigin, placeBox } from './local-origin'
import type { SpanChanges, SpanSet } from './span-set'
import type { SectionView, TextDom } from './text-dom'

/** A mark may be missed by so much, in CSS pixels: it is only as wide as a line. */
const SLACK = 5

/**
 * Marks for ranges that have no width, since all their characters are invisible: a highlight over them would paint
 * nothing, so a small sign like a caret stands there.
 */
export class InvisibleMarks {
  readonly #layers = new Map<SectionView, HTMLElement>()

  constructor(
    private readonly dom: TextDom,
    private readonly spans: SpanSet,
    private readonly className: string,
    private readonly scheme: () => Scheme
  ) {}

  show(section: SectionView): void {
    this.hide(section)
    const layer = document.createElement('div')
    layer.setAttribute('aria-hidden', 'true')
    for (const id of this.spans.visibleIn(section.start, section.end)) {
      const span = this.spans.get(id)
      if (span) this.#mark(layer, span, section)
    }
    if (layer.childElementCount === 0) return
    section.element.append(layer)
    this.#layers.set(section, layer)
  }

  hide(section: SectionView): void {
    this.#layers.get(section)?.remove()
    this.#layers.delete(section)
  }

  /** Brings the marks up to date with changed spans, of which only those that begin near the view have any. */
  apply(changes: SpanChanges, near: Iterable<SectionView>): void {
    const sections = [...near]
    const isTouched = (span: Span) => this.#isAnyInvisible(span, sections)
    if (changes.before.some(isTouched) || changes.after.some(isTouched)) this.refresh(sections)
  }

  /** Draws the marks near the view anew, after lines or colours changed. */
  refresh(near: Iterable<SectionView>): void {
    for (const section of near) this.show(section)
  }

  /** Ids of the spans whose mark is at a point of the window. */
  at(x: number, y: number): string[] {
    const found = new Set<string>()
    for (const layer of this.#layers.values()) {
      for (const mark of layer.children) {
        const { left, right, top, bottom } = mark.getBoundingClientRect()
        const isHit = x >= left - SLACK && x <= right + SLACK && y >= top - SLACK && y <= bottom + SLACK
        if (isHit && mark instanceof HTMLElement && mark.dataset.span) found.add(mark.dataset.span)
      }
    }
    return [...found]
  }

  dispose(): void {
    for (const section of [...this.#layers.keys()]) this.hide(section)
  }

  #mark(layer: HTMLElement, span: Span, section: SectionView): void {
    const hue = findLabel(this.scheme(), span.label)?.hue ?? null
    for (const { start, end } of span.ranges) {
      if (start < section.start || start > section.end || !isInvisible(this.dom.text, start, end)) continue
      // Measured only here: there are few of these, and a section that comes into view would be laid out twice for it.
      const box = caretRect(this.dom, { offset: start, affinity: 'down' })
      if (!box) continue
      const origin = localOrigin(section.element)
      const mark = document.createElement('div')
      mark.className = this.className
      mark.dataset.span = span.id
      mark.style.setProperty('--hue', String(hue ?? 0))
      mark.style.setProperty('--chroma', hue === null ? '0' : '0.14')
      placeBox(mark, box, origin, { width: false })
      layer.append(mark)
    }
  }

  #isAnyInvisible(span: Span, sections: readonly SectionView[]): boolean {
    return span.ranges.some(
      ({ start, end }) =>
        sections.some((section) => start >= section.start && start <= section.end) &&
        isInvisible(this.dom.text, start, end)
    )
  }
}
