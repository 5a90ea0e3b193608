import { characterAtPoint, rectUnderPoint } from './hit-test'
import { pickFromStack, type StackClick } from './pick-from-stack'
import type { ReaderEvents } from './reader-props'
import type { SpanSet } from './span-set'
import type { TextDom } from './text-dom'

/** How long the pointer rests on several spans before they are listed, in milliseconds. */
const REST = 350

interface PointerParts {
  readonly dom: TextDom
  readonly spans: SpanSet
  /** Ids of the spans without any width that are at a point all the same. */
  readonly marksAt: (x: number, y: number) => readonly string[]
  readonly scroller: HTMLElement
  readonly events: () => ReaderEvents
  readonly selectedSpan: () => string | null
}

/** Selecting spans with the pointer, and telling of the spans under it. */
export class PointerControl {
  readonly #abort = new AbortController()
  #lastClick: StackClick | null = null
  #timer = 0
  /** The spans last told of; null before the first time. */
  #told: string | null = ''

  constructor(private readonly parts: PointerParts) {
    const { scroller } = parts
    const { signal } = this.#abort
    scroller.addEventListener('click', (event) => this.#click(event), { signal })
    scroller.addEventListener('pointermove', (event) => this.#move(event), { signal, passive: true })
    // Not on leaving: the pointer may be on its way to the list that was opened.
    scroller.addEventListener('pointerleave', () => window.clearTimeout(this.#timer), { signal })
    scroller.addEventListener('pointerdown', () => window.clearTimeout(this.#timer), { signal })
  }

  dispose(): void {
    window.clearTimeout(this.#timer)
    this.#abort.abort()
  }

  #click(event: MouseEvent): void {
    const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
    // The end of a selection is no click, and a second click selects a word.
    if (event.button !== 0 || !plain || document.getSelection()?.isCollapsed === false) return
    const { x, y } = event
    const stack = this.#stackAt(x, y)
    const { selectedSpan, events } = this.parts
    const click = { x, y, stack }
    const picked = pickFromStack(click, this.#lastClick, selectedSpan())
    this.#lastClick = click
    if (picked !== selectedSpan()) events().onSelectSpan(picked)
    this.#told = null
    this.#tell(stack, x, y, 'click')
  }

  #move(event: PointerEvent): void {
    window.clearTimeout(this.#timer)
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return
    const { clientX, clientY } = event
    this.#timer = window.setTimeout(() => this.#tell(this.#stackAt(clientX, clientY), clientX, clientY, 'rest'), REST)
  }

  #stackAt(x: number, y: number): string[] {
    const { dom, spans, marksAt } = this.parts
    const offset = characterAtPoint(dom, x, y)
    const below = offset === null ? [] : spans.stackAt(offset)
    return [...new Set([...marksAt(x, y), ...below])]
  }

  #tell(stack: readonly string[], x: number, y: number, cause: 'rest' | 'click'): void {
    const several = stack.length > 1 ? stack : []
    const key = several.join(' ')
    // A list that was closed stays closed until the pointer comes to other spans, or clicks.
    if (key === this.#told) return
    this.#told = key
    this.parts.events().onStack(several, several.length > 0 ? this.#anchor(several[0] ?? '', x, y) : null, cause)
  }

  #anchor(id: string, x: number, y: number): DOMRect {
    for (const range of this.parts.spans.get(id)?.ranges ?? []) {
      const rect = rectUnderPoint(this.parts.dom, range.start, range.end, x, y)
      if (rect) return rect
    }
    return new DOMRect(x, y, 0, 0)
  }
}
