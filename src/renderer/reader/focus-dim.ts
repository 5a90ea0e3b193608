import type { TextRange } from '../../core/model/text-range'
import { sentencesOf } from '../../core/text/sentences'
import type { Dimming } from '../state/reading-settings'
import { lastStartingAt } from './blocks'
import type { BlockView, TextDom } from './text-dom'

/** Name in the document's registry of highlights; the style sheet has the rule. Readers side by side share it. */
const DIMMED = 'reader-dimmed'

/**
 * Dims what one is not at: all but the paragraph with the caret, or in it all but the sentence. Nothing is dimmed while
 * the caret is elsewhere.
 */
export class FocusDim {
  readonly #abort = new AbortController()
  readonly #ranges: StaticRange[] = []
  #dimming: Dimming = 'nothing'
  #lit: BlockView | null = null
  #sentences: { readonly of: BlockView; readonly ranges: readonly TextRange[] } | null = null

  /** @param litClass class of the paragraph that is not dimmed */
  constructor(
    private readonly dom: TextDom,
    private readonly language: string,
    private readonly litClass: string
  ) {
    document.addEventListener('selectionchange', () => this.#update(), { signal: this.#abort.signal })
  }

  set(dimming: Dimming): void {
    if (dimming === this.#dimming) return
    this.#dimming = dimming
    this.#update()
  }

  dispose(): void {
    this.#abort.abort()
    this.#light(null)
    this.#clear()
  }

  #update(): void {
    if (this.#dimming === 'nothing') {
      this.#light(null)
      this.#clear()
      return
    }
    const selection = document.getSelection()
    const view = selection?.focusNode ? this.dom.blockOf(selection.focusNode) : null
    // In another part of the window: the place in the text stays lit.
    if (!view) return
    this.#light(view)
    this.#clear()
    if (this.#dimming === 'sentences') this.#dimAround(view, view.start + (selection?.focusOffset ?? 0))
  }

  #light(view: BlockView | null): void {
    if (view !== this.#lit) {
      this.#lit?.element.classList.remove(this.litClass)
      view?.element.classList.add(this.litClass)
      this.#lit = view
    }
    if (view) this.dom.root.dataset['dimming'] = this.#dimming
    else delete this.dom.root.dataset['dimming']
  }

  /** Dims the sentences of a paragraph but the one at an offset (UTF-16 code units). */
  #dimAround(view: BlockView, offset: number): void {
    const sentences = this.#sentencesOf(view)
    const at = Math.max(0, lastStartingAt(sentences, offset))
    const lit = sentences[at]
    if (!lit) return
    this.#dim(view, view.start, lit.start)
    this.#dim(view, lit.end, view.end)
  }

  #dim(view: BlockView, start: number, end: number): void {
    if (start >= end) return
    const range = new StaticRange({
      startContainer: view.node,
      startOffset: start - view.start,
      endContainer: view.node,
      endOffset: end - view.start
    })
    dimmed().add(range)
    this.#ranges.push(range)
  }

  #clear(): void {
    for (const range of this.#ranges.splice(0)) dimmed().delete(range)
  }

  #sentencesOf(view: BlockView): readonly TextRange[] {
    if (this.#sentences?.of !== view) {
      const ranges = sentencesOf(this.dom.text.slice(view.start, view.end), this.language)
      this.#sentences = {
        of: view,
        ranges: ranges.map(({ start, end }) => ({ start: view.start + start, end: view.start + end }))
      }
    }
    return this.#sentences.ranges
  }
}

function dimmed(): Highlight {
  const known = CSS.highlights.get(DIMMED)
  if (known) return known
  const made = new Highlight()
  CSS.highlights.set(DIMMED, made)
  return made
}
