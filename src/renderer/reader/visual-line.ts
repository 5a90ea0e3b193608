import { hasRightToLeft } from '../../core/text/direction'
import { graphemeBoundaryAfter, graphemeBoundaryBefore } from '../../core/text/graphemes'
import type { BlockView, TextDom } from './text-dom'

/**
 * A caret's place. `affinity` says which character the caret stands at: `up` behind the one before it, `down` in front
 * of the one after it. The two differ on screen at a line's break, and where the direction of writing changes.
 */
export interface CaretPlace {
  readonly offset: number
  readonly affinity: 'up' | 'down'
}

/** A character (a grapheme cluster) as it stands on screen. Offsets in UTF-16 code units, the box in CSS pixels. */
export interface PlacedCharacter {
  readonly start: number
  readonly end: number
  readonly box: DOMRect
  /** It is set from right to left: its start is its right edge. */
  readonly rtl: boolean
}

/** Boxes may be so far apart, in CSS pixels, and still touch: they are rounded. */
const TOUCH = 1

const bidirectional = new WeakMap<BlockView, boolean>()

/** True if the order of a block's characters on screen may differ from that of the text. Worked out once. */
export function isBidirectional(view: BlockView): boolean {
  const known = bidirectional.get(view)
  if (known !== undefined) return known
  const found = hasRightToLeft(view.node.data)
  bidirectional.set(view, found)
  return found
}

/** The direction in which a block's text is read. */
export function directionOf(view: BlockView): 'ltr' | 'rtl' {
  return getComputedStyle(view.element).direction === 'rtl' ? 'rtl' : 'ltr'
}

/**
 * The character that starts at an offset, as it stands on screen; null at the block's end. Its direction is read off
 * the screen: the next character of the text stands at its left only in writing from right to left.
 */
export function placedCharacter(dom: TextDom, view: BlockView, start: number): PlacedCharacter | null {
  const { box, end } = boxAt(dom, view, start)
  if (!box) return null
  const blockIsRtl = directionOf(view) === 'rtl'
  if (!isBidirectional(view)) return { start, end, box, rtl: blockIsRtl }
  const next = boxAt(dom, view, end).box
  const previous = start > view.start ? boxAt(dom, view, graphemeBoundaryBefore(dom.text, start)).box : null
  const left = touches(next?.right, box.left, next, box) || touches(previous?.left, box.right, previous, box)
  const right = touches(next?.left, box.right, next, box) || touches(previous?.right, box.left, previous, box)
  return { start, end, box, rtl: left === right ? blockIsRtl : left }
}

/** The character that a caret stands at; null in an empty block. */
export function characterAtCaret(dom: TextDom, view: BlockView, place: CaretPlace): PlacedCharacter | null {
  const before = () => placedCharacter(dom, view, graphemeBoundaryBefore(dom.text, place.offset))
  const first =
    place.affinity === 'up' && place.offset > view.start ? before() : placedCharacter(dom, view, place.offset)
  return first ?? (place.offset > view.start ? before() : null)
}

/** Where a caret stands in a block with several directions, as a box without width; null when nothing is laid out. */
export function visualCaretRect(dom: TextDom, view: BlockView, place: CaretPlace): DOMRect | null {
  const character = characterAtCaret(dom, view, place)
  if (!character) return null
  const { box, rtl, start } = character
  const atLeft = place.offset <= start !== rtl
  return new DOMRect(atLeft ? box.left : box.right, box.top, 0, box.height)
}

/** The characters of the line that a caret is on, in the order of the text. */
export function lineAround(dom: TextDom, view: BlockView, place: CaretPlace): PlacedCharacter[] {
  const at = characterAtCaret(dom, view, place)
  if (!at) return []
  const line = [at]
  for (let start = at.start; start > view.start;) {
    start = graphemeBoundaryBefore(dom.text, start)
    const character = placedCharacter(dom, view, start)
    if (!character || !isOnLine(character.box, at.box)) break
    line.unshift(character)
  }
  for (let start = at.end; start < view.end;) {
    const character = placedCharacter(dom, view, start)
    if (!character || !isOnLine(character.box, at.box)) break
    line.push(character)
    start = character.end
  }
  return line
}

/** One character to the left or right on screen; null at the line's edge. */
export function stepVisually(
  dom: TextDom,
  view: BlockView,
  place: CaretPlace,
  side: 'left' | 'right'
): CaretPlace | null {
  const character = characterAtCaret(dom, view, place)
  if (!character) return null
  const onScreen = lineAround(dom, view, place).sort((a, b) => middle(a.box) - middle(b.box) || a.start - b.start)
  const index = onScreen.findIndex(({ start }) => start === character.start)
  const caretAtLeft = place.offset <= character.start !== character.rtl
  // Gaps between characters are numbered from the left, gap n being to the left of character n.
  const gap = caretAtLeft ? index : index + 1
  const passed = onScreen[side === 'right' ? gap : gap - 1]
  if (!passed) return null
  const isAtStart = (side === 'left') !== passed.rtl
  return isAtStart ? { offset: passed.start, affinity: 'down' } : { offset: passed.end, affinity: 'up' }
}

function boxAt(dom: TextDom, view: BlockView, start: number): { readonly box: DOMRect | null; readonly end: number } {
  if (start < view.start || start >= view.end) return { box: null, end: start }
  const end = Math.min(view.end, graphemeBoundaryAfter(dom.text, start))
  const range = dom.caretRange(view, start)
  range.setEnd(view.node, end - view.start)
  const rects = [...range.getClientRects()]
  return { box: rects.find((rect) => rect.width > 0) ?? rects[0] ?? null, end }
}

function touches(a: number | undefined, b: number, other: DOMRect | null | undefined, box: DOMRect): boolean {
  return a !== undefined && Boolean(other) && isOnLine(other ?? box, box) && Math.abs(a - b) <= TOUCH
}

function isOnLine(box: DOMRect, line: DOMRect): boolean {
  const y = (box.top + box.bottom) / 2
  return y > line.top && y < line.bottom
}

function middle(box: DOMRect): number {
  return (box.left + box.right) / 2
}
