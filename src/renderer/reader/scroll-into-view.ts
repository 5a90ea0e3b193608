import { placeAtPoint } from './hit-test'
import type { TextDom } from './text-dom'

/** How many frames a jump is corrected for, while the sections it reaches are laid out for the first time. */
const CORRECTIONS = 4
/** Room kept above and below, in CSS pixels. */
const MARGIN = 48

/** Scrolls as little as needed to have a box of the window in view. */
export function keepInView(scroller: HTMLElement, rect: DOMRect): void {
  const view = scroller.getBoundingClientRect()
  if (rect.top < view.top + MARGIN) scroller.scrollTop -= view.top + MARGIN - rect.top
  else if (rect.bottom > view.bottom - MARGIN) scroller.scrollTop += rect.bottom - (view.bottom - MARGIN)
}

/**
 * Brings an offset of the text (UTF-16 code units) into view, a third down from the top when it is not in view yet.
 */
export function scrollToOffset(dom: TextDom, scroller: HTMLElement, offset: number): void {
  const isInView = (rect: DOMRect) => {
    const box = scroller.getBoundingClientRect()
    return rect.top >= box.top + MARGIN / 2 && rect.bottom <= box.bottom - MARGIN / 2
  }
  settle(dom, scroller, offset, scroller.clientHeight / 3, isInView)
}

/** Keeps an offset at the top of the view, after the text was broken into other lines. */
export function holdAtTop(dom: TextDom, scroller: HTMLElement, offset: number): void {
  const isAtTop = (rect: DOMRect) => {
    const distance = rect.top - scroller.getBoundingClientRect().top
    return distance >= -rect.height && distance <= rect.height * 2
  }
  settle(dom, scroller, offset, 0, isAtTop)
}

/** The offset at the top of the view; null when what is there is not laid out yet. */
export function offsetAtTop(dom: TextDom, scroller: HTMLElement): number | null {
  const view = scroller.getBoundingClientRect()
  const inColumns = dom.root.closest('[data-columns="two"]') !== null
  // In the first column: between two there are no words.
  const x = view.left + view.width / (inColumns ? 4 : 2)
  // Two places more, because there may be a gap between paragraphs.
  for (const y of [2, 20, 38]) {
    const place = placeAtPoint(dom, x, view.top + y)
    if (place) return inColumns ? startOfNextRow(dom, view, place.offset) : place.offset
  }
  return null
}

/** Of a row of columns that has nearly left the view nobody reads the first column: then one is in the next row. */
function startOfNextRow(dom: TextDom, view: DOMRect, offset: number): number {
  const row = dom.sectionAt(offset)
  if (!row || row.element.getBoundingClientRect().bottom > view.top + view.height * 0.4) return offset
  return dom.sections[row.index + 1]?.start ?? offset
}

/**
 * Scrolls until an offset is where it should be. Heights of sections never shown are estimates, so the place is
 * corrected in the next frames as they become known.
 */
function settle(
  dom: TextDom,
  scroller: HTMLElement,
  offset: number,
  room: number,
  isRight: (rect: DOMRect) => boolean
) {
  const view = dom.blockAt(offset)
  if (!view) return
  const rectOf = () => dom.caretRange(view, offset).getClientRects()[0] ?? view.element.getBoundingClientRect()
  const place = () => {
    scroller.scrollTop += rectOf().top - scroller.getBoundingClientRect().top - room
  }
  if (isRight(rectOf())) return
  place()
  let expected = scroller.scrollTop
  let left = CORRECTIONS
  const correct = () => {
    // Somebody scrolled on meanwhile: leave it to them.
    const scrolled = Math.abs(scroller.scrollTop - expected) > scroller.clientHeight
    if (scrolled || !view.node.isConnected) return
    if (!isRight(rectOf())) place()
    expected = scroller.scrollTop
    left -= 1
    if (left > 0) requestAnimationFrame(correct)
  }
  requestAnimationFrame(correct)
}
