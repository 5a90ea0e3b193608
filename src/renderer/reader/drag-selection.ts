import { placeAtPoint } from './hit-test'
import type { TextDom } from './text-dom'

/**
 * Keeps a selection made with the pointer to the text. When the pointer leaves the reader for something that comes
 * before it in the document, the browser would select the text from its beginning; a person means the line beside the
 * pointer.
 */
export class DragSelection {
  readonly #abort = new AbortController()
  #dragging = false
  #x = 0
  #y = 0

  constructor(
    private readonly dom: TextDom,
    private readonly scroller: HTMLElement
  ) {
    const { signal } = this.#abort
    const begin = (event: PointerEvent) => (this.#dragging = event.button === 0 && event.pointerType === 'mouse')
    scroller.addEventListener('pointerdown', begin, { signal })
    window.addEventListener('pointermove', (event) => this.#move(event), { signal, passive: true })
    window.addEventListener('pointerup', () => this.#end(), { signal })
    window.addEventListener('pointercancel', () => (this.#dragging = false), { signal })
    document.addEventListener('selectionchange', () => this.#correct(), { signal })
  }

  dispose(): void {
    this.#abort.abort()
  }

  #move(event: PointerEvent): void {
    this.#x = event.clientX
    this.#y = event.clientY
  }

  #end(): void {
    if (!this.#dragging) return
    this.#correct()
    this.#dragging = false
  }

  #correct(): void {
    const selection = document.getSelection()
    if (!this.#dragging || !selection?.focusNode || !selection.anchorNode) return
    if (this.dom.root.contains(selection.focusNode) || !this.dom.root.contains(selection.anchorNode)) return
    const view = this.scroller.getBoundingClientRect()
    const y = Math.min(Math.max(this.#y, view.top + 1), view.bottom - 1)
    const column = this.dom.blockAt(0)?.element.getBoundingClientRect() ?? view
    const place = placeAtPoint(this.dom, Math.min(Math.max(this.#x, column.left + 1), column.right - 1), y)
    if (place) selection.extend(place.view.node, place.offset - place.view.start)
  }
}
