import { lastStartingAt } from './blocks'
import { moveCaret, type CaretText } from './caret-moves'
import { placeAtPoint } from './hit-test'
import { caretRect, moveByLine, moveToLineEdge } from './line-moves'
import type { CaretKey } from './reader-keys'
import { keepInView, scrollToOffset } from './scroll-into-view'
import type { SelectionEnds } from './selection-range'
import type { TextDom } from './text-dom'
import { directionOf, isBidirectional, lineAround, stepVisually, type CaretPlace } from './visual-line'

/** The part of the view that a page key moves by. */
const PAGE = 0.85

/** A key that moves through the text, not from span to span. */
export type TextKey = Exclude<CaretKey, { readonly kind: 'span' }>

/** Works out where a key takes the caret, with the lines as they are on screen. */
export class CaretTarget {
  /** Where vertical moves aim at, in CSS pixels from the left of the view. */
  #goal: number | null = null

  constructor(
    private readonly dom: TextDom,
    private readonly scroller: HTMLElement,
    private readonly text: CaretText
  ) {}

  /** Lets the next vertical move aim at where the caret is then. */
  forgetGoal(): void {
    this.#goal = null
  }

  bringIntoView(place: CaretPlace): void {
    const rect = caretRect(this.dom, place)
    const view = this.scroller.getBoundingClientRect()
    if (!rect) return
    const far = rect.bottom < view.top - view.height || rect.top > view.bottom + view.height
    if (far) scrollToOffset(this.dom, this.scroller, place.offset)
    else keepInView(this.scroller, rect)
  }

  /** The offset at which the text in view begins. */
  firstInView(): number {
    const top = this.scroller.getBoundingClientRect().top
    const section = this.dom.sections.find(({ element }) => element.getBoundingClientRect().bottom > top)
    if (!section) return this.dom.blocks[0]?.start ?? 0
    for (let at = Math.max(0, lastStartingAt(this.dom.blocks, section.start)); ; at += 1) {
      const view = this.dom.blocks[at]
      if (!view || view.start >= section.end) return section.start
      if (view.element.getBoundingClientRect().top >= top) return view.start
    }
  }

  /** Where a key takes the focus of a selection. It may scroll: a place out of view has no line yet. */
  of(key: TextKey, ends: SelectionEnds, from: CaretPlace): CaretPlace {
    if (key.kind === 'line' || key.kind === 'page') return this.#vertically(key, from)
    this.#goal = null
    if (key.kind === 'line-edge') {
      this.bringIntoView(from)
      return moveToLineEdge(this.dom, from, key.direction) ?? from
    }
    if (key.kind === 'move') return inText(moveCaret(this.text, from.offset, key.unit, key.direction, key.extend))
    return this.#sideways(key, ends, from)
  }

  #vertically(key: TextKey & { readonly kind: 'line' | 'page' }, from: CaretPlace): CaretPlace {
    this.bringIntoView(from)
    const rect = caretRect(this.dom, from)
    const left = this.scroller.getBoundingClientRect().left
    this.#goal ??= (rect?.left ?? 0) - left
    const x = this.#goal + left
    const to = key.kind === 'line' ? moveByLine(this.dom, from, key.direction, x) : this.#page(key.direction, x, rect)
    // Past the first or the last line there is only the rest of that line.
    return to ?? inText(moveCaret(this.text, from.offset, 'paragraph', key.direction))
  }

  #page(direction: 1 | -1, x: number, rect: DOMRect | null): CaretPlace | null {
    const { dom, scroller } = this
    const before = scroller.scrollTop
    scroller.scrollTop += direction * scroller.clientHeight * PAGE
    if (scroller.scrollTop === before) return inText(moveCaret(this.text, 0, 'text', direction))
    const view = scroller.getBoundingClientRect()
    const y = rect ? (rect.top + rect.bottom) / 2 : view.top + view.height / 2
    // The same height may be between two paragraphs: look a little further on.
    for (let step = 0; step < 6; step += 1) {
      const hit = placeAtPoint(dom, x, y + step * direction * 12)
      if (hit) return inText(hit.offset)
    }
    return inText(this.firstInView())
  }

  /** The arrows go where they point, whatever the direction of writing. */
  #sideways(key: TextKey & { readonly kind: 'side' }, ends: SelectionEnds, from: CaretPlace): CaretPlace {
    const view = this.dom.blockAt(from.offset)
    const isLtr = !view || directionOf(view) === 'ltr'
    const direction = (key.side === 'right') === isLtr ? 1 : -1
    if (key.unit === 'word') return inText(moveCaret(this.text, from.offset, 'word', direction))
    // Leaving a selection by an arrow goes to its edge, as in every editor.
    if (!key.extend && ends.anchor !== ends.focus) {
      return inText(direction > 0 ? Math.max(ends.anchor, ends.focus) : Math.min(ends.anchor, ends.focus))
    }
    if (!view || !isBidirectional(view)) return inText(moveCaret(this.text, from.offset, 'character', direction))
    this.bringIntoView(from)
    const step = stepVisually(this.dom, view, from, key.side)
    if (step) return step
    // At the line's edge it goes on with the next line to be read, and from there into the next paragraph.
    const line = lineAround(this.dom, view, from)
    const edge = direction > 0 ? (line.at(-1)?.end ?? view.end) : (line[0]?.start ?? view.start)
    if (edge <= view.start || edge >= view.end) return inText(moveCaret(this.text, edge, 'character', direction))
    return { offset: edge, affinity: direction > 0 ? 'down' : 'up' }
  }
}

function inText(offset: number): CaretPlace {
  return { offset, affinity: 'down' }
}
