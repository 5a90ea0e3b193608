import type { SectionView } from './text-dom'

interface Listener {
  show(section: SectionView): void
  hide(section: SectionView): void
}

/** Tells which sections are in view or within one screen of it. */
export class NearSections {
  readonly #observer: IntersectionObserver
  readonly #sections = new Map<Element, SectionView>()

  constructor(scroller: HTMLElement, sections: readonly SectionView[], listener: Listener) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const section = this.#sections.get(entry.target)
          if (section) listener[entry.isIntersecting ? 'show' : 'hide'](section)
        }
      },
      { root: scroller, rootMargin: '100% 0px' }
    )
    // The observer answers after the next frame; without this the first frame would be without highlights.
    showAround(scroller, sections, listener)
    for (const section of sections) {
      this.#sections.set(section.element, section)
      this.#observer.observe(section.element)
    }
  }

  dispose(): void {
    this.#observer.disconnect()
  }
}

/** Shows at once what lies within one screen of the view. */
export function showAround(scroller: HTMLElement, sections: readonly SectionView[], listener: Pick<Listener, 'show'>) {
  const view = scroller.getBoundingClientRect()
  const top = view.top - view.height
  const bottom = view.bottom + view.height
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    const rect = sections[middle]?.element.getBoundingClientRect()
    if (rect && rect.bottom < top) low = middle + 1
    else high = middle
  }
  for (const section of sections.slice(low)) {
    if (section.element.getBoundingClientRect().top > bottom) break
    listener.show(section)
  }
}
