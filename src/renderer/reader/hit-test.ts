import { graphemeBoundaryAfter, graphemeBoundaryBefore } from '../../core/text/graphemes'
import type { BlockView, TextDom } from './text-dom'

/** A glyph's box may be missed by so much, in CSS pixels: lines are further apart than glyphs are high. */
const SLACK = 3

/** A place in the text that a point is closest to; the offset is in UTF-16 code units. */
export interface PointPlace {
  readonly view: BlockView
  readonly offset: number
}

/** The place between characters closest to a point of the window, or null when it is not over the text's blocks. */
export function placeAtPoint(dom: TextDom, x: number, y: number): PointPlace | null {
  const [node, offset] = nodeAtPoint(x, y)
  const view = node && dom.blockOf(node)
  return view ? { view, offset: view.start + offset } : null
}

/**
 * The character whose glyph is under a point, as the UTF-16 offset of its grapheme; null beside the words (a margin,
 * the white end of a line).
 */
export function characterAtPoint(dom: TextDom, x: number, y: number): number | null {
  const place = placeAtPoint(dom, x, y)
  if (!place) return null
  const { view, offset } = place
  if (offset > view.start) {
    const before = graphemeBoundaryBefore(dom.text, offset)
    if (covers(dom, before, offset, x, y)) return before
  }
  if (offset < view.end && covers(dom, offset, graphemeBoundaryAfter(dom.text, offset), x, y)) return offset
  return null
}

/** The part of a stretch of text under a point: its rectangle on that line, or null. */
export function rectUnderPoint(dom: TextDom, start: number, end: number, x: number, y: number): DOMRect | null {
  for (const range of dom.measured(start, end)) {
    for (const rect of range.getClientRects()) if (contains(rect, x, y)) return rect
  }
  return null
}

function covers(dom: TextDom, start: number, end: number, x: number, y: number): boolean {
  return rectUnderPoint(dom, start, end, x, y) !== null
}

function contains(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top - SLACK && y <= rect.bottom + SLACK
}

function nodeAtPoint(x: number, y: number): [Node | null, number] {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return [position?.offsetNode ?? null, position?.offset ?? 0]
  }
  // Engines that do not have the standard's name for it yet.
  const range = (document as Document).caretRangeFromPoint(x, y)
  return [range?.startContainer ?? null, range?.startOffset ?? 0]
}
