import type { HighlightSheet } from './highlight-sheet'
import { MatchPainter } from './match-painter'
import type { ReaderHints } from './reader-hints'
import { SentenceMarks } from './sentence-marks'
import type { SectionView, TextDom } from './text-dom'

/** Paints the hints of a fact-check in the sections near the view. */
export class HintPainter {
  readonly #suggestions: MatchPainter
  readonly #warnings: MatchPainter
  readonly #cleared: MatchPainter
  readonly #sentences: SentenceMarks

  constructor(dom: TextDom, sheet: HighlightSheet, sentenceClass: string) {
    this.#suggestions = new MatchPainter(dom, sheet, { all: 'suggestion', current: 'current-suggestion' })
    this.#warnings = new MatchPainter(dom, sheet, { all: 'warning', current: 'warning' })
    this.#cleared = new MatchPainter(dom, sheet, { all: 'cleared', current: 'cleared' })
    this.#sentences = new SentenceMarks(dom, sentenceClass)
  }

  set({ suggestions, current, warnings, cleared, sentences }: ReaderHints, near: Iterable<SectionView>): void {
    const sections = [...near]
    this.#suggestions.set(suggestions, current, sections)
    this.#warnings.set(warnings, null, sections)
    this.#cleared.set(cleared, null, sections)
    this.#sentences.set(sentences, sections)
  }

  show(section: SectionView): void {
    for (const painter of this.#all()) painter.show(section)
  }

  hide(section: SectionView): void {
    for (const painter of this.#all()) painter.hide(section)
  }

  /** Draws anew what stands at places on screen. */
  redraw(near: Iterable<SectionView>): void {
    this.#sentences.refresh(near)
  }

  dispose(): void {
    for (const painter of [this.#suggestions, this.#warnings, this.#cleared]) painter.clear()
    this.#sentences.dispose()
  }

  #all(): readonly { show(section: SectionView): void; hide(section: SectionView): void }[] {
    return [this.#suggestions, this.#warnings, this.#cleared, this.#sentences]
  }
}
