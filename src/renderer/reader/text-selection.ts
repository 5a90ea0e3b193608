import type { TextRange } from '../../core/model/text-range'
import { selectBetween, selectedRange } from './selection-range'
import type { TextDom } from './text-dom'

/** The selected text: the document's own selection, as far as it lies in the reader. Offsets in UTF-16 code units. */
export class TextSelection {
  readonly #abort = new AbortController()
  #told: TextRange | null = null

  /** @param changed told of every change, with what is selected then */
  constructor(
    private readonly dom: TextDom,
    private readonly scroller: HTMLElement,
    private readonly changed: (range: TextRange | null) => void
  ) {
    document.addEventListener('selectionchange', () => this.#tell(), { signal: this.#abort.signal })
  }

  dispose(): void {
    this.#abort.abort()
  }

  /** The selection as it is now, before `changed` was told of it. */
  range(): TextRange | null {
    return selectedRange(this.dom, document.getSelection())
  }

  /** Selects the text of a range and takes the focus. */
  select(range: TextRange): void {
    this.scroller.focus({ preventScroll: true })
    const selection = document.getSelection()
    if (selection) selectBetween(this.dom, selection, { anchor: range.start, focus: range.end })
  }

  /** Lets go of what is selected; the caret stays at the end that was moved last. */
  clear(): void {
    const selection = document.getSelection()
    if (selection?.focusNode && this.range()) selection.collapse(selection.focusNode, selection.focusOffset)
  }

  /** Where the selected text begins in the window; null when nothing is selected or laid out. */
  firstLine(): DOMRect | null {
    const range = this.range()
    if (!range) return null
    for (const measured of this.dom.measured(range.start, range.end)) {
      const rects = [...measured.getClientRects()]
      const view = this.scroller.getBoundingClientRect()
      const inView = rects.find((rect) => rect.bottom > view.top && rect.top < view.bottom)
      if (inView ?? rects[0]) return inView ?? rects[0] ?? null
    }
    return null
  }

  #tell(): void {
    const range = this.range()
    if (range?.start === this.#told?.start && range?.end === this.#told?.end) return
    this.#told = range
    this.changed(range)
  }
}
