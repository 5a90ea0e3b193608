import type { Piece } from './page-pieces'

/** How many lines at the top and at the bottom of a page may repeat. */
const EDGE_LINES = 3
/** Share of the pages that a line has to be on; left and right pages often have different ones. */
const ENOUGH_PAGES = 0.3

/**
 * What a line could be called on every page: as it stands, or with its numbers counted from the page's. `Page 3 of 9`
 * on page 3 and `Page 4 of 9` on page 4 are the same line, `Table 3` on page 3 and `Table 7` on page 4 are not.
 */
function signaturesOf(text: string, page: number): readonly string[] {
  const words = text.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 200)
  const numbers = [...words.matchAll(/\d+/g)]
  if (numbers.length === 0 || numbers.length > 8) return [words]
  const relative = (which: (index: number) => boolean): string => {
    let index = 0
    return words.replace(/\d+/g, (digits) => (which(index++) ? `#${Number(digits) - page}` : digits))
  }
  const last = numbers.length - 1
  return [words, relative(() => true), relative((index) => index === 0), relative((index) => index === last)]
}

/** A line that is nothing but a page's number: `3`, `– 3 –`, `Page 3 of 9`. */
const NUMBER_LINE =
  /^(?:(?:page|p\.|seite|s\.|página|pagina|pág\.|стр\.)\s*)?[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*(?:of|von|de|di|sur|из|\/)\s*\d{1,4})?$/iu

/** Whether a piece stands alone on its line and is the number of its page, which needs no second page to show. */
function isOwnNumber(piece: Piece, page: number, pieces: readonly Piece[]): boolean {
  const number = NUMBER_LINE.exec(piece.text.trim())?.[1]
  if (number === undefined || Number(number) !== page + 1) return false
  return pieces.every((other) => other === piece || Math.abs(other.y - piece.y) > SAME_LINE)
}

/** Baselines closer than this are one line, in points. */
const SAME_LINE = 2

type Edge = 'top' | 'bottom'

/** The pieces of the outermost lines of a page. */
function edgePieces(pieces: readonly Piece[]): readonly (readonly [edge: Edge, piece: Piece])[] {
  const outermost = (edge: Edge, sign: 1 | -1): (readonly [Edge, Piece])[] => {
    const found: (readonly [Edge, Piece])[] = []
    let lines = 0
    let last = Number.NEGATIVE_INFINITY
    for (const piece of [...pieces].sort((a, b) => sign * (a.y - b.y))) {
      if (sign * piece.y - last > SAME_LINE) lines += 1
      last = sign * piece.y
      if (lines > EDGE_LINES) break
      found.push([edge, piece])
    }
    return found
  }
  return [...outermost('top', 1), ...outermost('bottom', -1)]
}

/**
 * What stands at the edge of page after page: running heads, page numbers, download notices.
 *
 * @param pages the pieces of each page
 */
export function runningPieces(pages: readonly (readonly Piece[])[]): ReadonlySet<Piece> {
  const seen = new Map<string, Set<number>>()
  const edges = pages.map(edgePieces)
  const keysOf = (edge: Edge, piece: Piece, page: number): readonly string[] =>
    signaturesOf(piece.text, page).map((signature) => `${edge} ${signature}`)
  for (const [page, pieces] of edges.entries()) {
    for (const [edge, piece] of pieces) {
      for (const key of keysOf(edge, piece, page)) seen.set(key, (seen.get(key) ?? new Set()).add(page))
    }
  }
  const enough = Math.max(2, Math.ceil(pages.length * ENOUGH_PAGES))
  const running = new Set<Piece>()
  for (const [page, pieces] of edges.entries()) {
    for (const [edge, piece] of pieces) {
      const isRepeated = keysOf(edge, piece, page).some((key) => (seen.get(key)?.size ?? 0) >= enough)
      if (isRepeated || isOwnNumber(piece, page, pages[page] ?? [])) running.add(piece)
    }
  }
  return running
}
