import { lastStartingAt } from './blocks'
import { caretRect } from './line-moves'
import { localOrigin } from './local-origin'
import type { SentenceMark, SentenceState } from './reader-hints'
import type { SectionView, TextDom } from './text-dom'

/** Told apart by shape; colour only helps. */
const GLYPHS: Readonly<Record<SentenceState, string>> = {
  untouched: '○',
  partly: '◔',
  claimed: '◑',
  cleared: '–',
  checked: '✓'
}
const WORDS: Readonly<Record<SentenceState, string>> = {
  untouched: 'Nothing is said of this sentence yet',
  partly: 'A part of this sentence is accounted for',
  claimed: 'This sentence is in a claim that is open',
  cleared: 'There is nothing to check in this sentence',
  checked: 'This sentence is checked'
}
/** Sentences that begin in one line share its place in the margin, so wide apart, in CSS pixels. */
const STEP = 12
const MOST_IN_A_LINE = 3

/** Signs in the margin that say how far each sentence is accounted for; in the sections near the view only. */
export class SentenceMarks {
  readonly #layers = new Map<SectionView, HTMLElement>()
  #sentences: readonly SentenceMark[] = []

  constructor(
    private readonly dom: TextDom,
    private readonly className: string
  ) {}

  set(sentences: readonly SentenceMark[], near: Iterable<SectionView>): void {
    if (sentences === this.#sentences) return
    this.#sentences = sentences
    this.refresh(near)
  }

  show(section: SectionView): void {
    this.hide(section)
    if (this.#sentences.length === 0) return
    const layer = document.createElement('div')
    layer.setAttribute('aria-hidden', 'true')
    const origin = localOrigin(section.element)
    let line: HTMLElement[] = []
    let top = Number.NaN
    for (let at = Math.max(0, lastStartingAt(this.#sentences, section.start)); at < this.#sentences.length; at += 1) {
      const sentence = this.#sentences[at]
      if (!sentence || sentence.start >= section.end) break
      if (sentence.start < section.start) continue
      const box = caretRect(this.dom, { offset: sentence.start, affinity: 'down' })
      if (!box) continue
      if (!(Math.abs(box.top - top) < 2)) {
        line = []
        top = box.top
      }
      if (line.length >= MOST_IN_A_LINE) continue
      const mark = document.createElement('span')
      mark.className = this.className
      mark.dataset.state = sentence.state
      mark.textContent = GLYPHS[sentence.state]
      mark.title = WORDS[sentence.state]
      mark.style.top = `${(box.top - origin.top) / origin.scale}px`
      mark.style.lineHeight = `${box.height / origin.scale}px`
      line.push(mark)
      // In the order of the sentences, the last one beside the text.
      line.forEach((each, index) => each.style.setProperty('--step', `${(line.length - 1 - index) * STEP}px`))
      layer.append(mark)
    }
    section.element.append(layer)
    this.#layers.set(section, layer)
  }

  hide(section: SectionView): void {
    this.#layers.get(section)?.remove()
    this.#layers.delete(section)
  }

  /** Draws the signs near the view anew, after lines or states changed. */
  refresh(near: Iterable<SectionView>): void {
    const sections = [...near]
    for (const section of this.#layers.keys()) if (!sections.includes(section)) this.hide(section)
    for (const section of sections) this.show(section)
  }

  dispose(): void {
    for (const section of [...this.#layers.keys()]) this.hide(section)
  }
}
