import type { TextRange } from '../../core/model/text-range'
import { graphemeBoundaryAfter, graphemeBoundaryBefore, snapToGraphemes } from '../../core/text/graphemes'
import { segmenterFor } from '../../core/text/segmenters'
import { moveEdge } from '../../core/text/text-units'
import { lastStartingAt } from './blocks'

/** Moves that the text alone decides, without its lines on screen. */
export type CaretUnit = 'character' | 'word' | 'sentence' | 'paragraph' | 'text'

/** What moves need to know: a frozen text, where its blocks lie (text order) and its language (BCP 47). */
export interface CaretText {
  readonly text: string
  readonly blocks: readonly TextRange[]
  readonly language: string
}

/**
 * Where a caret goes. Offsets are UTF-16 code units; a caret stands in a block, at either of its ends too. Forwards by
 * word goes to the end of a word, backwards to the start of one; by sentence and by paragraph to the start of one.
 * `extend`: a sentence forwards is taken to its end, so that exactly it is selected.
 */
export function moveCaret(
  caretText: CaretText,
  offset: number,
  unit: CaretUnit,
  direction: 1 | -1,
  extend = false
): number {
  const { blocks } = caretText
  const at = Math.max(0, lastStartingAt(blocks, offset))
  const block = blocks[at]
  if (!block) return 0
  const from = Math.min(Math.max(offset, block.start), block.end)
  if (unit === 'text') return direction > 0 ? (blocks.at(-1)?.end ?? 0) : (blocks[0]?.start ?? 0)
  if (unit === 'sentence') return bySentence(caretText, from, direction, extend)
  if (unit === 'paragraph') {
    if (direction > 0) return blocks[at + 1]?.start ?? block.end
    return from > block.start ? block.start : (blocks[at - 1]?.start ?? block.start)
  }
  if (direction > 0) {
    if (from >= block.end) return nextBlockStart(caretText, at, unit) ?? from
    return unit === 'character' ? graphemeBoundaryAfter(caretText.text, from) : wordEnd(caretText, block, from)
  }
  if (from <= block.start) {
    const before = blocks[at - 1]
    if (!before) return from
    return unit === 'character' || isAdjacent(before, block) ? stepBack(caretText, before, unit) : before.end
  }
  return unit === 'character' ? graphemeBoundaryBefore(caretText.text, from) : wordStart(caretText, block, from)
}

/** The sentence that starts at or goes on at an offset: from there to its end. */
export function sentenceFrom({ text, language }: CaretText, offset: number): TextRange {
  return { start: offset, end: moveEdge(text, offset, 'end', 'sentence', 1, language) ?? text.length }
}

function bySentence({ text, blocks, language }: CaretText, from: number, direction: 1 | -1, extend: boolean): number {
  const edge = extend && direction > 0 ? 'end' : 'start'
  const to = moveEdge(text, from, edge, 'sentence', direction, language)
  return to ?? (direction > 0 ? (blocks.at(-1)?.end ?? from) : (blocks[0]?.start ?? from))
}

/** The word at an offset, or the character when it is in none; empty at the end of a block. */
export function wordAt({ text, blocks, language }: CaretText, offset: number): TextRange {
  const block = blocks[lastStartingAt(blocks, offset)]
  if (!block || offset >= block.end) return { start: offset, end: offset }
  const segment = segmenterFor(language, 'word')
    .segment(text.slice(block.start, block.end))
    .containing(offset - block.start)
  if (!segment) return { start: offset, end: offset }
  const start = block.start + segment.index
  return { start, end: start + segment.segment.length }
}

/** The pieces of a long paragraph have nothing between them, so the end of one is the start of the next. */
function isAdjacent(a: TextRange, b: TextRange): boolean {
  return a.end === b.start
}

function nextBlockStart(caretText: CaretText, at: number, unit: 'character' | 'word'): number | null {
  const { blocks, text } = caretText
  const next = blocks[at + 1]
  if (!next) return null
  if (unit === 'word') return wordEnd(caretText, next, next.start)
  const block = blocks[at]
  return block && isAdjacent(block, next) ? graphemeBoundaryAfter(text, next.start) : next.start
}

function stepBack(caretText: CaretText, block: TextRange, unit: 'character' | 'word'): number {
  if (unit === 'word') return wordStart(caretText, block, block.end)
  return block.end
}

function wordEnd({ text, language }: CaretText, block: TextRange, from: number): number {
  const segments = segmenterFor(language, 'word').segment(text.slice(block.start, block.end))
  for (let at = from - block.start; ;) {
    const segment = segments.containing(at)
    if (!segment) return block.end
    at = segment.index + segment.segment.length
    // Unicode's words can end inside a grapheme: before a skin tone, say.
    if (segment.isWordLike) return snapToGraphemes(text, { start: block.start + at, end: block.start + at }).end
  }
}

function wordStart({ text, language }: CaretText, block: TextRange, from: number): number {
  const segments = segmenterFor(language, 'word').segment(text.slice(block.start, block.end))
  for (let at = from - block.start; at > 0;) {
    const segment = segments.containing(at - 1)
    if (!segment) return block.start
    at = segment.index
    if (segment.isWordLike) return snapToGraphemes(text, { start: block.start + at, end: block.start + at }).start
  }
  return block.start
}
