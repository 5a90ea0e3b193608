import { caretRect } from './line-moves'
import { localOrigin, placeBox } from './local-origin'
import type { TextDom } from './text-dom'
import type { CaretPlace } from './visual-line'

/**
 * The caret. Browsers draw none in text that cannot be edited, so a thin box stands in the section it is in, where it
 * scrolls along with the words.
 */
export class CaretView {
  readonly #element = document.createElement('div')

  constructor(
    private readonly dom: TextDom,
    className: string
  ) {
    this.#element.className = className
    this.#element.setAttribute('aria-hidden', 'true')
  }

  show(place: CaretPlace): void {
    const rect = caretRect(this.dom, place)
    const section = this.dom.sectionAt(place.offset)
    if (!rect || !section) {
      this.hide()
      return
    }
    placeBox(this.#element, rect, localOrigin(section.element), { width: false })
    if (this.#element.parentElement !== section.element) section.element.append(this.#element)
    // Each move starts the blinking anew, so that a moving caret is always seen.
    for (const animation of this.#element.getAnimations()) animation.currentTime = 0
  }

  hide(): void {
    this.#element.remove()
  }
}
