import type { TextRange } from '../../core/model/text-range'
import type { TextDom } from './text-dom'

/** The two ends of a selection as offsets (UTF-16 code units); `focus` is the one that moves. */
export interface SelectionEnds {
  readonly anchor: number
  readonly focus: number
}

/**
 * The offset of any place in the document. A place outside the text (a margin, the byline, an element's edge) counts as
 * the nearest text after it for the start of a range, before it for the end.
 */
export function offsetOfPlace(dom: TextDom, node: Node, offset: number, edge: 'start' | 'end'): number {
  const view = dom.blockOf(node)
  if (view) return view.start + offset
  const index = firstBlockFrom(dom, node, offset)
  if (edge === 'start') return dom.blocks[index]?.start ?? dom.text.length
  return dom.blocks[index - 1]?.end ?? 0
}

/** The ends of the document's selection, or null when neither lies in the reader or no text is there. */
export function selectionEnds(dom: TextDom, selection: Selection | null): SelectionEnds | null {
  if (!selection || selection.rangeCount === 0 || dom.blocks.length === 0) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  if (!anchorNode || !focusNode) return null
  if (!dom.root.contains(anchorNode) && !dom.root.contains(focusNode)) return null
  if (selection.isCollapsed) {
    // A collapsed selection beside the text is no place in the text.
    if (!dom.blockOf(anchorNode)) return null
    const at = offsetOfPlace(dom, anchorNode, anchorOffset, 'start')
    return { anchor: at, focus: at }
  }
  const backwards = isBackwards(selection)
  const anchor = offsetOfPlace(dom, anchorNode, anchorOffset, backwards ? 'end' : 'start')
  const focus = offsetOfPlace(dom, focusNode, focusOffset, backwards ? 'start' : 'end')
  // Both ends between two blocks, in the byline say: each counts as the text on its far side, so they have crossed.
  const crossed = backwards ? focus > anchor : anchor > focus
  return crossed ? null : { anchor, focus }
}

/** The selected stretch of the text in UTF-16 code units, whichever way it was made; null when nothing is selected. */
export function selectedRange(dom: TextDom, selection: Selection | null): TextRange | null {
  const ends = selectionEnds(dom, selection)
  if (!ends) return null
  const start = Math.min(ends.anchor, ends.focus)
  const end = Math.max(ends.anchor, ends.focus)
  return start < end ? { start, end } : null
}

/** Makes the document's selection go from one offset to the other; equal offsets make a caret. */
export function selectBetween(dom: TextDom, selection: Selection, ends: SelectionEnds): void {
  const anchor = placeOfEnd(dom, ends.anchor)
  const focus = placeOfEnd(dom, ends.focus)
  if (anchor && focus) selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset)
}

function placeOfEnd(dom: TextDom, offset: number) {
  const view = dom.blockAt(offset)
  return view ? { node: view.node, offset: Math.min(Math.max(offset, view.start), view.end) - view.start } : null
}

function isBackwards(selection: Selection): boolean {
  const range = selection.getRangeAt(0)
  return range.startContainer !== selection.anchorNode || range.startOffset !== selection.anchorOffset
}

/** Index of the first block at or after a place that is not in a text node of ours. */
function firstBlockFrom(dom: TextDom, node: Node, offset: number): number {
  const child = node.childNodes[offset] ?? null
  const isBefore = (block: Node): boolean => {
    if (child) return (child.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    const position = node.compareDocumentPosition(block)
    const inside = (position & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0
    return inside || (position & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  }
  let low = 0
  let high = dom.blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    const view = dom.blocks[middle]
    if (view && isBefore(view.node)) low = middle + 1
    else high = middle
  }
  return low
}
