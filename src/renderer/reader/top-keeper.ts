import { holdAtTop, offsetAtTop } from './scroll-into-view'
import type { TextDom } from './text-dom'

/** Scrolling has come to rest after so many milliseconds. */
const REST = 100

/** Remembers what stands at the top of the view, to keep it there when the text is broken into other lines. */
export class TopKeeper {
  readonly #abort = new AbortController()
  #top = 0
  #timer = 0

  constructor(
    private readonly dom: TextDom,
    private readonly scroller: HTMLElement
  ) {
    scroller.addEventListener('scroll', () => this.#scrolled(), { signal: this.#abort.signal, passive: true })
  }

  dispose(): void {
    this.#abort.abort()
    window.clearTimeout(this.#timer)
  }

  /** What is at the top, in UTF-16 code units. */
  get offset(): number {
    return this.#top
  }

  /** Scrolls to an offset (UTF-16 code units), which then is what is kept at the top. */
  goTo(offset: number): void {
    this.#top = offset
    if (offset > 0) holdAtTop(this.dom, this.scroller, offset)
  }

  /** Scrolls to where one was; a view that was never scrolled stays at the top of the page. */
  hold(): void {
    if (this.scroller.scrollTop > 0) holdAtTop(this.dom, this.scroller, this.#top)
  }

  #scrolled(): void {
    // When scrolling has come to rest, and the section that came into view has been laid out.
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      this.#top = offsetAtTop(this.dom, this.scroller) ?? this.#top
    }, REST)
  }
}
