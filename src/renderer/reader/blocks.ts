import type { Segment } from '../../core/model/article'
import { rangesOverlap, type TextRange } from '../../core/model/text-range'
import { graphemeBoundaryBefore } from '../../core/text/graphemes'
import { paragraphsOf } from '../../core/text/paragraphs'

/** A paragraph with more UTF-16 code units than this is shown in pieces: laying out one huge block takes seconds. */
export const LONGEST_BLOCK = 20_000
/** How far back from there a space is looked for. */
const CUT_WINDOW = 500

/** What becomes one element of the reader: a paragraph, or a piece of a very long one. In UTF-16 code units. */
export interface Block extends TextRange {
  readonly kind: 'title' | 'paragraph'
  /** Number shown in the margin, from 1; null for the title and for the later pieces of a long paragraph. */
  readonly number: number | null
  /** True when the paragraph goes on in the next block. */
  readonly continues: boolean
}

/** The blocks of a frozen text, in order. Blank lines belong to none. */
export function layoutBlocks(text: string, segments: readonly Segment[]): Block[] {
  const titles = segments.filter((segment) => segment.role === 'title')
  const blocks: Block[] = []
  let number = 0
  for (const paragraph of paragraphsOf(text)) {
    const kind = titles.some((title) => rangesOverlap(title, paragraph)) ? 'title' : 'paragraph'
    if (kind === 'paragraph') number += 1
    let start = paragraph.start
    while (start < paragraph.end) {
      const end = cutAt(text, start, paragraph.end)
      const numbered = kind === 'paragraph' && start === paragraph.start
      blocks.push({ start, end, kind, number: numbered ? number : null, continues: end < paragraph.end })
      start = end
    }
  }
  return blocks
}

/** Index of the last item that starts at or before `offset`; -1 when all start after it. Items in text order. */
export function lastStartingAt(items: readonly TextRange[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Where the piece that starts at `start` ends: after a space, or at least not inside a grapheme. */
function cutAt(text: string, start: number, paragraphEnd: number): number {
  const latest = start + LONGEST_BLOCK
  if (paragraphEnd <= latest) return paragraphEnd
  const space = text.lastIndexOf(' ', latest - 1)
  if (space > latest - CUT_WINDOW) return space + 1
  // One more, because the boundary is looked for strictly before the offset.
  return graphemeBoundaryBefore(text, latest + 1)
}
