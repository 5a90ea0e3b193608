import type { Span } from '../../core/model/annotation'
import type { Scheme } from '../../core/model/scheme'
import { sayCharacter, sayCrossing, sayPassage, saySelection } from './announcements'
import { moveCaret, sentenceFrom, wordAt, type CaretText } from './caret-moves'
import { moveToLineEdge } from './line-moves'
import type { CaretKey } from './reader-keys'
import type { SelectionEnds } from './selection-range'
import type { SpanSet } from './span-set'
import type { TextDom } from './text-dom'
import type { CaretPlace } from './visual-line'

/** While a key is held down, only where it comes to rest is told, after so many milliseconds. */
const REST = 160

interface SpeechParts {
  readonly dom: TextDom
  readonly spans: SpanSet
  readonly text: CaretText
  readonly scheme: () => Scheme
  readonly announce: (text: string) => void
}

/** Tells a screen reader where the caret went: the unit it moved by, and the spans it came into and left. */
export class CaretSpeech {
  #timer = 0
  /** Where the caret was when something was told last. */
  #toldAt = 0

  constructor(private readonly parts: SpeechParts) {}

  dispose(): void {
    window.clearTimeout(this.#timer)
  }

  /** Tells it at once, instead of what was about to be told. */
  say(text: string): void {
    window.clearTimeout(this.#timer)
    this.parts.announce(text)
  }

  /** Tells of a move; `held` when the key that made it repeats itself. */
  sayMove(key: CaretKey, from: number, to: CaretPlace, ends: () => SelectionEnds, held: boolean): void {
    window.clearTimeout(this.#timer)
    if (!held) this.#toldAt = from
    const tell = () => {
      const crossing = sayCrossing(this.#stackAt(this.#toldAt), this.#stackAt(to.offset), this.parts.scheme())
      this.#toldAt = to.offset
      this.parts.announce([this.#passed(key, to, ends), crossing].filter((part) => part !== '').join('; '))
    }
    if (held) this.#timer = window.setTimeout(tell, REST)
    else tell()
  }

  #stackAt(offset: number): Span[] {
    const { spans } = this.parts
    return spans.stackAt(offset).flatMap((id) => spans.get(id) ?? [])
  }

  #passed(key: CaretKey, to: CaretPlace, ends: () => SelectionEnds): string {
    const { dom, text: caretText } = this.parts
    const { text } = dom
    if (key.extend) {
      const { anchor, focus } = ends()
      return saySelection(text.slice(Math.min(anchor, focus), Math.max(anchor, focus)))
    }
    const unit = key.kind === 'side' || key.kind === 'move' ? key.unit : key.kind
    const view = dom.blockAt(to.offset)
    if (unit === 'character' || unit === 'line-edge') {
      const end = Math.min(moveCaret(caretText, to.offset, 'character', 1), view?.end ?? 0)
      return sayCharacter(text.slice(to.offset, end))
    }
    if (unit === 'word') {
      // Forwards the caret stands behind the word it came over.
      const before = wordAt(caretText, moveCaret(caretText, to.offset, 'word', -1))
      const word = before.end === to.offset ? before : wordAt(caretText, to.offset)
      return sayPassage(text.slice(word.start, word.end))
    }
    if (unit === 'sentence') {
      const sentence = sentenceFrom(caretText, to.offset)
      return sayPassage(text.slice(sentence.start, sentence.end)) || sayCharacter('')
    }
    if (unit === 'line') {
      const start = moveToLineEdge(dom, to, -1)?.offset ?? to.offset
      const end = moveToLineEdge(dom, to, 1)?.offset ?? to.offset
      return sayPassage(text.slice(start, end))
    }
    return sayPassage(text.slice(to.offset, view?.end ?? to.offset)) || sayCharacter('')
  }
}
