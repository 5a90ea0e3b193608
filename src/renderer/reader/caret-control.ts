import { nextSpan, placeBefore, previousSpan } from '../../core/anchoring/span-walk'
import { spanEnd, spanStart, type Span } from '../../core/model/annotation'
import type { Scheme } from '../../core/model/scheme'
import { saySelection, saySpan } from './announcements'
import type { CaretText } from './caret-moves'
import { CaretSpeech } from './caret-speech'
import { CaretTarget, type TextKey } from './caret-target'
import { CaretView } from './caret-view'
import { caretRect } from './line-moves'
import { readerKey } from './reader-keys'
import type { ReaderEvents } from './reader-props'
import { scrollToOffset } from './scroll-into-view'
import { selectBetween, selectionEnds, type SelectionEnds } from './selection-range'
import type { SpanSet } from './span-set'
import type { TextDom } from './text-dom'
import type { CaretPlace } from './visual-line'

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
  readonly #target: CaretTarget
  readonly #speech: CaretSpeech
  readonly #mac = navigator.platform.startsWith('Mac')
  #affinity: CaretPlace['affinity'] = 'down'
  #shown = false
  /** Offset at which spans were last told of. */
  #stackAt: number | null = null
  /** The span that was selected when the caret moved on by itself: the walk then goes on from the caret. */
  #leftSpan: string | null = null
  /** The label that was walked by last, for when no span is selected any more. */
  #walkedLabel: string | null = null

  constructor(private readonly parts: CaretParts) {
    const { dom, spans, scroller, language, caretClass, scheme } = parts
    const text: CaretText = { text: dom.text, blocks: dom.blocks, language }
    this.#view = new CaretView(dom, caretClass)
    this.#target = new CaretTarget(dom, scroller, text)
    const announce = (said: string) => parts.events().onAnnounce?.(said)
    this.#speech = new CaretSpeech({ dom, spans, text, scheme, announce })
    const { signal } = this.#abort
    scroller.addEventListener('keydown', (event) => this.#keyDown(event), { signal })
    scroller.addEventListener('focus', () => this.#focused(), { signal })
    scroller.addEventListener('blur', () => this.#hide(), { signal })
    scroller.addEventListener('pointerdown', () => this.#pointerDown(), { signal })
  }

  dispose(): void {
    this.#abort.abort()
    this.#speech.dispose()
    this.#view.hide()
  }

  /** Draws the caret anew, after what is around it changed its size. */
  refresh(): void {
    if (this.#shown) this.#view.show(this.#place())
  }

  /** Where the caret stands in the text, or would: at the top of the view. In UTF-16 code units. */
  offset(): number {
    return this.#place().offset
  }

  /** Where the caret is in the window, or would be; null when nothing is laid out there. */
  rect(): DOMRect | null {
    return caretRect(this.parts.dom, this.#place())
  }

  /**
   * Goes to the next (1) or previous (-1) span of a label from the selected span, else from the caret, and selects it.
   * Says so, or that there is none.
   */
  walkLabel(label: string, direction: 1 | -1): void {
    this.#walkedLabel = label
    this.#goTo(this.#found(direction, label), direction, label)
  }

  #keyDown(event: KeyboardEvent): void {
    // Keys for controls inside the reader are theirs.
    if (event.defaultPrevented || event.isComposing || event.target !== this.parts.scroller) return
    const key = readerKey(event, this.#mac)
    if (!key) return
    if (key.kind === 'stack') {
      if (this.#pick()) event.preventDefault()
      return
    }
    event.preventDefault()
    if (key.kind === 'select-all') this.#selectAll()
    else if (key.kind === 'span') this.#walk(key.direction, key.sameLabel, key.extend)
    else this.#move(key, event.repeat)
  }

  #move(key: TextKey, held: boolean): void {
    const ends = this.#ends()
    const from: CaretPlace = { offset: ends.focus, affinity: this.#affinity }
    const to = this.#target.of(key, ends, from)
    this.#affinity = to.affinity
    this.#leftSpan = this.parts.selectedSpan()
    this.#select({ anchor: key.extend ? ends.anchor : to.offset, focus: to.offset })
    this.#target.bringIntoView(to)
    this.#show()
    this.#speech.sayMove(key, from.offset, to, () => this.#ends(), held)
    this.#tellStack(to)
  }

  #selectAll(): void {
    const { length } = this.parts.dom.text
    this.#select({ anchor: 0, focus: length })
    this.#speech.say(saySelection(this.parts.dom.text))
  }

  #walk(direction: 1 | -1, sameLabel: boolean, extend: boolean): void {
    const label = sameLabel ? this.#labelToWalk() : null
    if (sameLabel && label === null) {
      this.#speech.say('Select a highlight first: this goes to others of its label.')
    } else if (extend) this.#extendTo(direction, label)
    else this.#goTo(this.#found(direction, label), direction, label)
  }

  #labelToWalk(): string | null {
    const selected = this.parts.spans.get(this.parts.selectedSpan() ?? '')
    return selected?.label ?? this.#walkedLabel
  }

  #found(direction: 1 | -1, label: string | null): Span | null {
    const { spans, selectedSpan } = this.parts
    const selected = selectedSpan()
    const span = selected !== null && selected !== this.#leftSpan ? spans.get(selected) : null
    return this.#spanFrom(span ?? placeBefore(this.#ends().focus), direction, label)
  }

  #spanFrom(from: Pick<Span, 'id' | 'ranges'>, direction: 1 | -1, label: string | null): Span | null {
    const { dom, spans } = this.parts
    const stopsAt = (id: string) => label === null || spans.get(id)?.label === label
    const found =
      direction > 0 ? nextSpan(spans.grid, from, dom.text.length, stopsAt) : previousSpan(spans.grid, from, stopsAt)
    return found === null ? null : spans.get(found)
  }

  #goTo(span: Span | null, direction: 1 | -1, label: string | null): void {
    const { dom, scheme, events, scroller } = this.parts
    if (!span) return this.#sayNone(direction, label)
    const start = spanStart(span)
    this.#walkedLabel = span.label
    this.#leftSpan = null
    this.#target.forgetGoal()
    this.#affinity = 'down'
    this.#select({ anchor: start, focus: start })
    scrollToOffset(dom, scroller, start)
    this.#show()
    events().onSelectSpan(span.id)
    this.#speech.say(saySpan(span, scheme()))
    this.#tellStack({ offset: start, affinity: 'down' })
  }

  /** Takes the selection as far as the end of the next span, or the start of the one before. */
  #extendTo(direction: 1 | -1, label: string | null): void {
    const ends = this.#ends()
    const span = this.#spanFrom(placeBefore(ends.focus), direction, label)
    if (!span) return this.#sayNone(direction, label)
    const focus = direction > 0 ? spanEnd(span) : spanStart(span)
    this.#target.forgetGoal()
    this.#affinity = direction > 0 ? 'up' : 'down'
    this.#select({ anchor: ends.anchor, focus })
    this.#target.bringIntoView(this.#place())
    this.#show()
    const { text } = this.parts.dom
    this.#speech.say(saySelection(text.slice(Math.min(ends.anchor, focus), Math.max(ends.anchor, focus))))
  }

  #sayNone(direction: 1 | -1, label: string | null): void {
    const named = label === null ? null : (this.parts.scheme().labels.find(({ id }) => id === label)?.name ?? label)
    const what = named === null ? 'annotation' : `${named} highlight`
    this.#speech.say(direction > 0 ? `No ${what} further on` : `No ${what} before this`)
  }

  /** Selects the span at the caret, or asks which of several; false when there is none. */
  #pick(): boolean {
    const { spans, scheme, events } = this.parts
    const stack = spans.stackAt(this.#ends().focus)
    const only = stack.length === 1 ? spans.get(stack[0] ?? '') : null
    if (stack.length === 0) return false
    if (only) {
      events().onSelectSpan(only.id)
      this.#speech.say(saySpan(only, scheme()))
    } else events().onStack(stack, this.rect(), 'ask')
    return true
  }

  #tellStack(place: CaretPlace): void {
    const stack = this.parts.spans.stackAt(place.offset)
    const several = stack.length > 1 ? stack : []
    if (several.length === 0 && this.#stackAt === null) return
    this.#stackAt = several.length > 0 ? place.offset : null
    this.parts.events().onStack(several, several.length > 0 ? caretRect(this.parts.dom, place) : null, 'caret')
  }

  #focused(): void {
    // With the pointer the caret stays away: it would blink wherever one clicked.
    if (this.parts.scroller.matches(':focus-visible')) this.#show()
  }

  #show(): void {
    if (!selectionEnds(this.parts.dom, document.getSelection())) {
      const offset = this.#target.firstInView()
      this.#select({ anchor: offset, focus: offset })
    }
    this.#shown = true
    this.#view.show(this.#place())
  }

  #pointerDown(): void {
    this.#affinity = 'down'
    this.#leftSpan = null
    this.#hide()
  }

  #hide(): void {
    this.#shown = false
    this.#target.forgetGoal()
    this.#view.hide()
  }

  #place(): CaretPlace {
    return { offset: this.#ends().focus, affinity: this.#affinity }
  }

  #ends(): SelectionEnds {
    const ends = selectionEnds(this.parts.dom, document.getSelection())
    if (ends) return ends
    const offset = this.#target.firstInView()
    return { anchor: offset, focus: offset }
  }

  #select(ends: SelectionEnds): void {
    const selection = document.getSelection()
    if (selection) selectBetween(this.parts.dom, selection, ends)
  }
}
