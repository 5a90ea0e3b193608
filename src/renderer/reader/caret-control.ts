import { nextSpan, placeBefore, previousSpan } from '../../core/anchoring/span-walk'
import type { Scheme } from '../../core/model/scheme'
import { sayCharacter, sayCrossing, sayPassage, saySelection, saySpan } from './announcements'
import { moveCaret, wordAt, type CaretText } from './caret-moves'
import { CaretView } from './caret-view'
import { placeAtPoint } from './hit-test'
import { caretRect, directionOf, moveByLine, moveToLineEdge, type CaretPlace } from './line-moves'
import { readerKey, type CaretKey } from './reader-keys'
import type { ReaderEvents } from './reader-props'
import { keepInView, scrollToOffset } from './scroll-into-view'
import { selectBetween, selectionEnds, type SelectionEnds } from './selection-range'
import type { SpanSet } from './span-set'
import type { TextDom } from './text-dom'

/** The part of the view that a page key moves by. */
const PAGE = 0.85

interface CaretParts {
  readonly dom: TextDom
  readonly spans: SpanSet
  readonly scroller: HTMLElement
  readonly language: string
  readonly caretClass: string
  readonly events: () => ReaderEvents
  readonly scheme: () => Scheme
  readonly selectedSpan: () => string | null
}

/**
 * The caret in text that cannot be edited: moving, extending and walking from span to span by keyboard. The document's
 * selection is the caret's place, so screen readers, copying and the pointer share it.
 */
export class CaretControl {
  readonly #abort = new AbortController()
  readonly #view: CaretView
  readonly #text: CaretText
  readonly #mac = navigator.platform.startsWith('Mac')
  #affinity: CaretPlace['affinity'] = 'down'
  /** Where vertical moves aim at, in CSS pixels from the left of the view. */
  #goal: number | null = null
  #shown = false
  /** Offset at which spans were last told of. */
  #stackAt: number | null = null

  constructor(private readonly parts: CaretParts) {
    const { dom, scroller, language, caretClass } = parts
    this.#view = new CaretView(dom, caretClass)
    this.#text = { text: dom.text, blocks: dom.blocks, language }
    const { signal } = this.#abort
    scroller.addEventListener('keydown', (event) => this.#keyDown(event), { signal })
    scroller.addEventListener('focus', () => this.#focused(), { signal })
    scroller.addEventListener('blur', () => this.#hide(), { signal })
    scroller.addEventListener('pointerdown', () => this.#hide(), { signal })
  }

  dispose(): void {
    this.#abort.abort()
    this.#view.hide()
  }

  /** Draws the caret anew, after what is around it changed its size. */
  refresh(): void {
    if (this.#shown) this.#view.show(this.#place())
  }

  #keyDown(event: KeyboardEvent): void {
    // Keys for controls inside the reader are theirs.
    if (event.defaultPrevented || event.isComposing || event.target !== this.parts.scroller) return
    const key = readerKey(event, this.#mac)
    if (!key) return
    if (key.kind === 'escape') {
      this.#escape()
      return
    }
    event.preventDefault()
    if (key.kind === 'span') this.#walk(key.direction)
    else if (key.kind === 'select-all') this.#select({ anchor: 0, focus: this.parts.dom.text.length })
    else this.#move(key)
  }

  #move(key: CaretKey): void {
    const ends = this.#ends()
    const from: CaretPlace = { offset: ends.focus, affinity: this.#affinity }
    const to = this.#target(key, ends, from)
    this.#affinity = to.affinity
    this.#select({ anchor: key.extend ? ends.anchor : to.offset, focus: to.offset })
    this.#bringIntoView(to)
    this.#show()
    this.#announce(key, from.offset, to)
    this.#tellStack(to)
  }

  #target(key: CaretKey, ends: SelectionEnds, from: CaretPlace): CaretPlace {
    if (key.kind === 'line' || key.kind === 'page') {
      this.#bringIntoView(from)
      const rect = caretRect(this.parts.dom, from)
      this.#goal ??= (rect?.left ?? 0) - this.#left()
      const x = this.#goal + this.#left()
      const to =
        key.kind === 'line' ? moveByLine(this.parts.dom, from, key.direction, x) : this.#page(key.direction, x, rect)
      // Past the first or the last line there is only the rest of that line.
      return to ?? this.#down(moveCaret(this.#text, from.offset, 'paragraph', key.direction))
    }
    this.#goal = null
    if (key.kind === 'line-edge') {
      this.#bringIntoView(from)
      return moveToLineEdge(this.parts.dom, from, key.direction) ?? from
    }
    if (key.kind === 'move') return this.#down(moveCaret(this.#text, from.offset, key.unit, key.direction))
    const view = this.parts.dom.blockAt(from.offset)
    const direction = (key.side === 'right') === (!view || directionOf(view) === 'ltr') ? 1 : -1
    // Leaving a selection by an arrow goes to its edge, as in every editor.
    if (!key.extend && key.unit === 'character' && ends.anchor !== ends.focus) {
      return this.#down(direction > 0 ? Math.max(ends.anchor, ends.focus) : Math.min(ends.anchor, ends.focus))
    }
    return this.#down(moveCaret(this.#text, from.offset, key.unit, direction))
  }

  #page(direction: 1 | -1, x: number, rect: DOMRect | null): CaretPlace | null {
    const { dom, scroller } = this.parts
    const before = scroller.scrollTop
    scroller.scrollTop += direction * scroller.clientHeight * PAGE
    if (scroller.scrollTop === before) return this.#down(moveCaret(this.#text, 0, 'text', direction))
    const view = scroller.getBoundingClientRect()
    const y = rect ? (rect.top + rect.bottom) / 2 : view.top + view.height / 2
    // The same height may be between two paragraphs: look a little further on.
    for (let step = 0; step < 6; step += 1) {
      const hit = placeAtPoint(dom, x, y + step * direction * 12)
      if (hit) return this.#down(hit.offset)
    }
    return this.#down(this.#firstInView())
  }

  #walk(direction: 1 | -1): void {
    const { dom, spans, scheme, selectedSpan, events, scroller } = this.parts
    const selected = spans.get(selectedSpan() ?? '')
    const from = selected ?? placeBefore(this.#ends().focus)
    const id = direction > 0 ? nextSpan(spans.grid, from, dom.text.length) : previousSpan(spans.grid, from)
    const span = id === null ? null : spans.get(id)
    if (!span) {
      events().onAnnounce?.(direction > 0 ? 'No annotation further on' : 'No annotation before this')
      return
    }
    const start = span.ranges[0]?.start ?? 0
    this.#goal = null
    this.#affinity = 'down'
    this.#select({ anchor: start, focus: start })
    scrollToOffset(dom, scroller, start)
    this.#show()
    events().onSelectSpan(span.id)
    events().onAnnounce?.(saySpan(span, scheme()))
    this.#tellStack({ offset: start, affinity: 'down' })
  }

  #escape(): void {
    const ends = this.#ends()
    if (ends.anchor !== ends.focus) this.#select({ anchor: ends.focus, focus: ends.focus })
    else if (this.parts.selectedSpan() !== null) this.parts.events().onSelectSpan(null)
  }

  #announce(key: CaretKey, from: number, to: CaretPlace): void {
    const { dom, spans, scheme, events } = this.parts
    if (!events().onAnnounce) return
    const stack = (offset: number) => spans.stackAt(offset).flatMap((id) => spans.get(id) ?? [])
    const crossing = sayCrossing(stack(from), stack(to.offset), scheme())
    const parts = [this.#said(key, to, dom.text), crossing].filter((part) => part !== '')
    events().onAnnounce?.(parts.join('; '))
  }

  #said(key: CaretKey, to: CaretPlace, text: string): string {
    if (key.extend) {
      const { anchor, focus } = this.#ends()
      return saySelection(text.slice(Math.min(anchor, focus), Math.max(anchor, focus)))
    }
    const unit = key.kind === 'side' || key.kind === 'move' ? key.unit : key.kind
    const view = this.parts.dom.blockAt(to.offset)
    if (unit === 'character' || unit === 'line-edge') {
      const end = Math.min(moveCaret(this.#text, to.offset, 'character', 1), view?.end ?? 0)
      return sayCharacter(text.slice(to.offset, end))
    }
    if (unit === 'word') {
      // Forwards the caret stands behind the word it came over.
      const before = wordAt(this.#text, moveCaret(this.#text, to.offset, 'word', -1))
      const word = before.end === to.offset ? before : wordAt(this.#text, to.offset)
      return text.slice(word.start, word.end)
    }
    if (unit === 'line') {
      const start = moveToLineEdge(this.parts.dom, to, -1)?.offset ?? to.offset
      const end = moveToLineEdge(this.parts.dom, to, 1)?.offset ?? to.offset
      return sayPassage(text.slice(start, end))
    }
    return sayPassage(text.slice(to.offset, view?.end ?? to.offset)) || sayCharacter('')
  }

  #tellStack(place: CaretPlace): void {
    const stack = this.parts.spans.stackAt(place.offset)
    const several = stack.length > 1 ? stack : []
    if (several.length === 0 && this.#stackAt === null) return
    this.#stackAt = several.length > 0 ? place.offset : null
    this.parts.events().onStack(several, several.length > 0 ? caretRect(this.parts.dom, place) : null)
  }

  #focused(): void {
    // With the pointer the caret stays away: it would blink wherever one clicked.
    if (this.parts.scroller.matches(':focus-visible')) this.#show()
  }

  #show(): void {
    const selection = document.getSelection()
    if (!selectionEnds(this.parts.dom, selection)) {
      const offset = this.#firstInView()
      this.#select({ anchor: offset, focus: offset })
    }
    this.#shown = true
    this.#view.show(this.#place())
  }

  #hide(): void {
    this.#shown = false
    this.#goal = null
    this.#view.hide()
  }

  #place(): CaretPlace {
    return { offset: this.#ends().focus, affinity: this.#affinity }
  }

  #ends(): SelectionEnds {
    const ends = selectionEnds(this.parts.dom, document.getSelection())
    if (ends) return ends
    const offset = this.#firstInView()
    return { anchor: offset, focus: offset }
  }

  #select(ends: SelectionEnds): void {
    const selection = document.getSelection()
    if (selection) selectBetween(this.parts.dom, selection, ends)
  }

  #bringIntoView(place: CaretPlace): void {
    const { dom, scroller } = this.parts
    const rect = caretRect(dom, place)
    const view = scroller.getBoundingClientRect()
    if (!rect) return
    const far = rect.bottom < view.top - view.height || rect.top > view.bottom + view.height
    if (far) scrollToOffset(dom, scroller, place.offset)
    else keepInView(scroller, rect)
  }

  #firstInView(): number {
    const { dom, scroller } = this.parts
    const top = scroller.getBoundingClientRect().top
    const section = dom.sections.find((each) => each.element.getBoundingClientRect().bottom > top)
    if (!section) return dom.blocks[0]?.start ?? 0
    const inSection = dom.blocks.filter((view) => view.start >= section.start && view.end <= section.end)
    return inSection.find((view) => view.element.getBoundingClientRect().top >= top)?.start ?? section.start
  }

  #down(offset: number): CaretPlace {
    return { offset, affinity: 'down' }
  }

  #left(): number {
    return this.parts.scroller.getBoundingClientRect().left
  }
}
