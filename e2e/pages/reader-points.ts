/** A place in the window, in CSS pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a passage begins and ends on screen, in the direction it is read, and its middle. */
export interface PassagePoints {
  readonly from: Point
  readonly to: Point
  readonly middle: Point
}

/**
 * Finds words in the reader, scrolls them into view and says where they are. It runs in the page, so it may use nothing
 * of its module. The words must stand in one paragraph.
 */
export function findPassage(reader: Element, wanted: string): PassagePoints | null {
  const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(wanted) ?? -1
    if (at < 0) continue
    node.parentElement?.scrollIntoView({ block: 'center' })
    const rectOf = (start: number, length: number): DOMRect => {
      const range = document.createRange()
      range.setStart(node, at + start)
      range.setEnd(node, at + start + length)
      return [...range.getClientRects()].find((rect) => rect.width > 0) ?? range.getBoundingClientRect()
    }
    const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(wanted)]
    const first = graphemes[0]
    const last = graphemes.at(-1)
    if (!first || !last) return null
    const begin = rectOf(0, first.segment.length)
    const end = rectOf(last.index, last.segment.length)
    // Arabic and Hebrew letters are entered at their right edge and left at their left one; their digits are not.
    const isRtl = (letters: string) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letters) && !/\p{Nd}/u.test(letters)
    const middleOf = (rect: DOMRect) => ({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 })
    const central = graphemes[Math.floor(graphemes.length / 2)] ?? first
    return {
      from: { x: isRtl(first.segment) ? begin.right - 1 : begin.left + 1, y: middleOf(begin).y },
      to: { x: isRtl(last.segment) ? end.left + 1 : end.right - 1, y: middleOf(end).y },
      middle: middleOf(rectOf(central.index, central.segment.length))
    }
  }
  return null
}
