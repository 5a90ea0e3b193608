import type { ImportDetail } from '../../../api/import-views'
import type { ParagraphKind } from '../../../core/model/article'
import type { TextRange } from '../../../core/model/text-range'
import { paragraphsOf } from '../../../core/text/paragraphs'

/** `out`: left out of the work. `suspected`: it may be, when somebody says so. */
export type PieceState = 'in' | 'suspected' | 'out'

/** A stretch of a paragraph. */
export interface ShownPiece {
  readonly text: string
  readonly state: PieceState
}

/** A paragraph as a preview shows it; `start` in UTF-16 code units of the document's text. */
export interface ShownParagraph {
  readonly start: number
  readonly kind: ParagraphKind | 'paragraph'
  /** Depth of a heading or list, from 1. */
  readonly level: number
  /** Where in the original it begins, if a new place begins with it: `Page 3`. */
  readonly place: string | null
  readonly pieces: readonly ShownPiece[]
}

export interface ShownParts {
  /** In UTF-16 code units. */
  readonly out: readonly TextRange[]
  readonly suspected: readonly TextRange[]
}

const PLACE_WORDS = { page: 'Page', chapter: 'Chapter', row: 'Row', slide: 'Slide' } as const

const covers = (ranges: readonly TextRange[], at: number): boolean =>
  ranges.some(({ start, end }) => start <= at && at < end)

/** A paragraph in pieces that are left out, suspected or neither. */
function piecesOf(text: string, { start, end }: TextRange, { out, suspected }: ShownParts): readonly ShownPiece[] {
  const edges = [...out, ...suspected].flatMap((range) => [range.start, range.end])
  const cuts = [...new Set([start, ...edges.filter((edge) => start < edge && edge < end), end])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => ({
    text: text.slice(from, cuts[index + 1]),
    state: covers(out, from) ? 'out' : covers(suspected, from) ? 'suspected' : 'in'
  }))
}

/**
 * The paragraphs that begin in a stretch of a document's text, with their kinds. Kinds and places are told in the order
 * of the text, so that both are walked once.
 *
 * @param within UTF-16 code units
 */
export function shownParagraphs(
  { text, paragraphs, places }: Pick<ImportDetail, 'text' | 'paragraphs' | 'places'>,
  within: TextRange,
  parts: ShownParts
): readonly ShownParagraph[] {
  const shown: ShownParagraph[] = []
  let mark = 0
  let place = 0
  for (const range of paragraphsOf(text.slice(0, within.end))) {
    while ((paragraphs[mark]?.end ?? Infinity) <= range.start) mark += 1
    let begins: string | null = null
    while ((places[place]?.start ?? Infinity) < range.end) {
      const found = places[place]
      if (found) begins = /^\d+$/.test(found.name) ? `${PLACE_WORDS[found.kind]} ${found.name}` : found.name
      place += 1
    }
    if (range.start < within.start) continue
    const kind = paragraphs[mark]
    const isMarked = kind !== undefined && kind.start < range.end
    shown.push({
      start: range.start,
      kind: isMarked ? kind.kind : 'paragraph',
      level: (isMarked ? kind.level : null) ?? 1,
      place: begins,
      pieces: piecesOf(text, range, parts)
    })
  }
  return shown
}

/** Paragraphs before the first suspected part that say what the article was about. */
const BEFORE = 3

/** The end of a document's text from a few paragraphs before its first suspected part, in UTF-16 code units. */
export function tailStretch(text: string, tail: readonly TextRange[]): TextRange {
  const first = Math.min(...tail.map(({ start }) => start), text.length)
  const before = paragraphsOf(text.slice(0, first)).at(-BEFORE)
  return { start: before?.start ?? 0, end: text.length }
}
