import { acrossColumn, columnBoxAt, columnBoxes } from './column-boxes'
import { placeAtPoint } from './hit-test'
import { keepInView } from './scroll-into-view'
import type { BlockView, TextDom } from './text-dom'
import { directionOf, isBidirectional, lineAround, visualCaretRect, type CaretPlace } from './visual-line'

/** Where the caret is on screen, as a box without width in CSS pixels of the window; null when nothing is laid out. */
export function caretRect(dom: TextDom, place: CaretPlace): DOMRect | null {
  const view = dom.blockAt(place.offset)
  if (!view) return null
  if (isBidirectional(view)) return visualCaretRect(dom, view, place)
  const rects = dom.caretRange(view, place.offset).getClientRects()
  const rect = place.affinity === 'up' ? rects[0] : rects[rects.length - 1]
  return rect ?? null
}

/** One line down (1) or up (-1) from a place, as near as can be to the window's `x`; null at the end of the text. */
export function moveByLine(dom: TextDom, place: CaretPlace, direction: 1 | -1, x: number): CaretPlace | null {
  const view = dom.blockAt(place.offset)
  const rect = caretRect(dom, place)
  if (!view || !rect) return null
  const middle = (rect.top + rect.bottom) / 2
  const y = middle + direction * lineHeight(view)
  const box = columnBoxAt(view, rect.left, middle)
  if (y > box.top && y < box.bottom) return placeOnLine(dom, view, acrossColumn(view, x, box), y)
  const boxes = columnBoxes(view)
  const beside = boxes[boxes.findIndex((each) => each.left === box.left && each.top === box.top) + direction]
  if (beside) return placeOnEdgeLine(dom, view, beside, direction, x)
  const next = dom.neighbour(view, direction)
  if (!next) return null
  const [first, ...others] = columnBoxes(next)
  return placeOnEdgeLine(dom, next, direction > 0 ? first : (others.at(-1) ?? first), direction, x)
}

/** The end (1) or start (-1) of the line that a place is on, as it is read. */
export function moveToLineEdge(dom: TextDom, place: CaretPlace, direction: 1 | -1): CaretPlace | null {
  const view = dom.blockAt(place.offset)
  const rect = caretRect(dom, place)
  if (!view || !rect) return null
  if (isBidirectional(view)) {
    // What stands at the line's edge on screen may be the middle of what is read.
    const line = lineAround(dom, view, place)
    if (direction < 0) return { offset: line[0]?.start ?? place.offset, affinity: 'down' }
    return { offset: line.at(-1)?.end ?? place.offset, affinity: 'up' }
  }
  const box = columnBoxAt(view, rect.left, (rect.top + rect.bottom) / 2)
  const toRight = direction > 0 === (directionOf(view) === 'ltr')
  return placeOnLine(dom, view, toRight ? box.right - 1 : box.left + 1, (rect.top + rect.bottom) / 2)
}

/** The place on the first line (going down) or the last one (going up) of a column's box, brought into view for it. */
function placeOnEdgeLine(dom: TextDom, view: BlockView, box: DOMRect, direction: 1 | -1, x: number): CaretPlace | null {
  const height = lineHeight(view)
  const top = direction > 0 ? box.top : box.bottom - height
  const scroller = dom.root.parentElement
  const before = scroller?.scrollTop ?? 0
  // The top of the next column may lie above the view, where nothing can be pointed at.
  if (scroller) keepInView(scroller, new DOMRect(box.left, top, box.width, height))
  const scrolled = (scroller?.scrollTop ?? 0) - before
  return placeOnLine(dom, view, acrossColumn(view, x, box), top + height / 2 - scrolled)
}

/** The place in `view` closest to a point; the point must be on screen. */
function placeOnLine(dom: TextDom, view: BlockView, x: number, y: number): CaretPlace | null {
  const box = columnBoxAt(view, x, y)
  const hit = placeAtPoint(dom, Math.min(Math.max(x, box.left + 1), box.right - 1), y)
  if (!hit || hit.view !== view) return null
  if (isBidirectional(view)) return nearerPlace(dom, view, hit.offset, x, y)
  const [first, ...others] = dom.caretRange(view, hit.offset).getClientRects()
  // At the end of a column the other place is above, at the top of the next one.
  const above = first !== undefined && others.length > 0 && y >= first.top && y < first.bottom
  return { offset: hit.offset, affinity: above ? 'up' : 'down' }
}

/** Where directions meet an offset has two places on screen: the one closer to a point. */
function nearerPlace(dom: TextDom, view: BlockView, offset: number, x: number, y: number): CaretPlace {
  const distance = (affinity: CaretPlace['affinity']): number => {
    const rect = visualCaretRect(dom, view, { offset, affinity })
    if (!rect) return Infinity
    const vertical = y < rect.top || y > rect.bottom ? 10_000 : 0
    return Math.abs(rect.left - x) + vertical
  }
  return { offset, affinity: distance('up') < distance('down') ? 'up' : 'down' }
}

function lineHeight(view: BlockView): number {
  const style = getComputedStyle(view.element)
  return Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.5
}
