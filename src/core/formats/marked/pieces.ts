import type { TextRange } from '../../model/text-range'
import { paragraphsOf } from '../../text/paragraphs'
import type { NumberedPassage } from './numbered-passages'

/** A stretch of the text in which nothing begins or ends. In UTF-16 code units. */
export interface Piece extends TextRange {
  /** The passages that cover it, the one that begins first in front; of these the longest. */
  readonly passages: readonly NumberedPassage[]
  /** Whether it was masked from work, as advertisements are. */
  readonly isMasked: boolean
  /** Passages whose last words end at its end: where their numbers stand. */
  readonly ending: readonly NumberedPassage[]
  /** Bookmarked passages, by their indices, whose words end at its end. */
  readonly marks: readonly number[]
}

/** A part of the text: a paragraph (a line that is not blank), or what stands between two of them. */
export interface Block extends TextRange {
  readonly isParagraph: boolean
  /** The whole block in text order; an empty block has one empty piece. */
  readonly pieces: readonly Piece[]
}

/** What is marked in a text. */
export interface Marked {
  readonly text: string
  readonly passages: readonly NumberedPassage[]
  readonly masked: readonly TextRange[]
  readonly bookmarks: readonly TextRange[]
}

/**
 * Cuts a text into flat pieces, paragraph by paragraph: overlapping passages become stretches that no mark begins or
 * ends in, so that any markup can follow them. All pieces joined are the text.
 */
export function blocksOf({ text, passages, masked, bookmarks }: Marked): readonly Block[] {
  const blocks = splitBlocks(text)
  const placed = passages.filter(({ span }) => span.orphan === null)
  const cuts = new Set<number>()
  for (const { span } of placed) for (const { start, end } of span.ranges) cuts.add(start).add(end)
  for (const { start, end } of [...masked, ...bookmarks]) cuts.add(start).add(end)
  const endings = groupBy(placed, ({ span }) => restingPlace(blocks, span.ranges.at(-1) ?? { start: 0, end: 0 }))
  const marks = groupBy(
    bookmarks.map((_, index) => index),
    (index) => restingPlace(blocks, bookmarks[index] ?? { start: 0, end: 0 })
  )
  for (const at of [...endings.keys(), ...marks.keys()]) cuts.add(at)
  const sorted = [...cuts].sort((a, b) => a - b)
  const sweep = new Sweep(placed, masked)
  let next = 0
  return blocks.map(({ start, end, isParagraph }) => {
    const edges = [start]
    while (next < sorted.length && (sorted[next] ?? 0) <= start) next += 1
    for (; next < sorted.length && (sorted[next] ?? 0) < end; next += 1) edges.push(sorted[next] ?? 0)
    const pieces: Piece[] = []
    const push = (from: number, to: number): void => {
      const take = <Item>(found: Map<number, Item[]>): readonly Item[] => {
        const items = found.get(to) ?? []
        found.delete(to)
        return items
      }
      pieces.push({ start: from, end: to, ...sweep.at(from, to), ending: take(endings), marks: take(marks) })
    }
    // Marks of no width at the beginning of a paragraph stand in it, not behind the one before.
    if (endings.has(start) || marks.has(start)) push(start, start)
    edges.forEach((from, index) => {
      const to = edges[index + 1] ?? end
      if (from < to) push(from, to)
    })
    return { start, end, isParagraph, pieces }
  })
}

function splitBlocks(text: string): readonly (TextRange & { readonly isParagraph: boolean })[] {
  const blocks: (TextRange & { isParagraph: boolean })[] = []
  let at = 0
  for (const { start, end } of paragraphsOf(text)) {
    if (at < start) blocks.push({ start: at, end: start, isParagraph: false })
    blocks.push({ start, end, isParagraph: true })
    at = end
  }
  if (at < text.length || blocks.length === 0) blocks.push({ start: at, end: text.length, isParagraph: false })
  return blocks
}

/** Where the number of a passage stands: at its end, or, when that lies between paragraphs, where its words end. */
function restingPlace(blocks: readonly (TextRange & { readonly isParagraph: boolean })[], range: TextRange): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((blocks[middle]?.end ?? 0) < range.end) low = middle + 1
    else high = middle
  }
  const block = blocks[low]
  const before = blocks[low - 1]
  if (!block || block.isParagraph || !before) return range.end
  return before.isParagraph && before.end > range.start ? before.end : range.end
}

/** What covers a piece. Pieces are asked for in text order. */
class Sweep {
  readonly #starts: readonly (TextRange & { readonly passage: NumberedPassage })[]
  readonly #masked: readonly TextRange[]
  #next = 0
  #open: (TextRange & { readonly passage: NumberedPassage })[] = []
  #mask = 0

  constructor(passages: readonly NumberedPassage[], masked: readonly TextRange[]) {
    this.#starts = passages
      .flatMap((passage) => passage.span.ranges.map(({ start, end }) => ({ start, end, passage })))
      .filter(({ start, end }) => start < end)
      .sort((a, b) => a.start - b.start || a.passage.number - b.passage.number)
    this.#masked = [...masked].sort((a, b) => a.start - b.start || a.end - b.end)
  }

  at(start: number, end: number): Pick<Piece, 'passages' | 'isMasked'> {
    if (start === end) return { passages: [], isMasked: false }
    this.#open = this.#open.filter((range) => range.end > start)
    for (let range = this.#starts[this.#next]; range && range.start <= start; range = this.#starts[++this.#next]) {
      if (range.end > start) this.#open.push(range)
    }
    while ((this.#masked[this.#mask]?.end ?? Infinity) <= start) this.#mask += 1
    const mask = this.#masked[this.#mask]
    const passages = this.#open.map(({ passage }) => passage).sort((a, b) => a.number - b.number)
    return { passages, isMasked: mask !== undefined && mask.start <= start }
  }
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
