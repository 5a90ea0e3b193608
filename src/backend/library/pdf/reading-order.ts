import type { Piece } from './page-pieces'

/** A line in the order of reading. */
export interface Line extends Piece {
  /** Edges of the column that the line stands in. */
  readonly columnLeft: number
  readonly columnRight: number
  /** Counts the columns of a page; a line of another one lies somewhere else. */
  readonly column: number
  /** Parts with wide gaps between them: one, or perhaps a row of a table. */
  readonly cells: readonly Piece[]
}

/** More columns within columns than this are a table, or a trap. */
const DEEPEST_SPLIT = 4
/** How often sides of a gutter may be parted again to be columns: three gutters are four columns, or more. */
const MOST_BESIDE = 2
const LEAST_LINES = 3

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const edges = (pieces: readonly Piece[]): { left: number; right: number } => ({
  left: pieces.reduce((least, { left }) => Math.min(least, left), Infinity),
  right: pieces.reduce((most, { right }) => Math.max(most, right), -Infinity)
})

/** Where a page can be parted into two columns: an x that few lines cross. */
interface Gutter {
  readonly x: number
  readonly crossing: ReadonlySet<Piece>
}

/** Whether one side of a gutter is running text: cells of a table are short and do not fill their column. */
function isColumn(pieces: readonly Piece[], all: number): boolean {
  if (pieces.length < Math.max(LEAST_LINES, all * 0.12)) return false
  const { left, right } = edges(pieces)
  const width = median(pieces.map((piece) => piece.right - piece.left))
  return width > (right - left) * 0.55 && median(pieces.map(({ text }) => text.length)) >= 14
}

function sharedHeight(one: readonly Piece[], other: readonly Piece[]): number {
  const [top, bottom] = [
    (pieces: readonly Piece[]) => Math.min(...pieces.map(({ y }) => y)),
    (pieces: readonly Piece[]) => Math.max(...pieces.map(({ y }) => y))
  ]
  const shared = Math.min(bottom(one), bottom(other)) - Math.max(top(one), top(other))
  return shared / Math.max(1, Math.min(bottom(one) - top(one), bottom(other) - top(other)))
}

/** Whether one side of a gutter is a column, or several of them. */
function isColumns(pieces: readonly Piece[], all: number, beside: number): boolean {
  if (isColumn(pieces, all)) return true
  return beside > 0 && pieces.length >= all * 0.3 && findGutter(pieces, beside - 1) !== null
}

/** @param beside how many further gutters may be at its sides */
function findGutter(pieces: readonly Piece[], beside = MOST_BESIDE): Gutter | null {
  if (pieces.length < LEAST_LINES * 2) return null
  const { left, right } = edges(pieces)
  const size = median(pieces.map((piece) => piece.size))
  // Columns begin where pieces begin: only these edges are tried, the ones with the most pieces first.
  const starts = new Map<number, number>()
  for (const piece of pieces) {
    const start = Math.round(piece.left)
    if (start > left + (right - left) * 0.12 && start < right - (right - left) * 0.08) {
      starts.set(start, (starts.get(start) ?? 0) + 1)
    }
  }
  const tried = [...starts].sort(([, a], [, b]) => b - a).slice(0, 8)
  for (const [start] of tried) {
    const x = start - size * 0.35
    const crossing = new Set(pieces.filter((piece) => piece.left < x - 1 && piece.right > x + 1))
    if (crossing.size > pieces.length * 0.35) continue
    const one = pieces.filter((piece) => piece.right <= x + 1 && !crossing.has(piece))
    const other = pieces.filter((piece) => piece.left >= x - 1 && !crossing.has(piece))
    if (sharedHeight(one, other) <= 0.4) continue
    if (isColumns(one, pieces.length, beside) && isColumns(other, pieces.length, beside)) {
      return { x, crossing }
    }
  }
  return null
}

/** Puts the pieces of a page into the order of reading: columns one after the other, between what goes across them. */
export function linesInOrder(pieces: readonly Piece[]): readonly Line[] {
  let columns = 0
  const read = (region: readonly Piece[], depth: number): Line[] => {
    const gutter = depth < DEEPEST_SPLIT ? findGutter(region) : null
    if (!gutter) {
      columns += 1
      return linesOf(region, columns)
    }
    const lines: Line[] = []
    for (const band of bandsOf(region, gutter)) {
      if (band.isAcross) lines.push(...read(band.pieces, DEEPEST_SPLIT))
      else {
        const isLeft = (piece: Piece): boolean => piece.left < gutter.x
        lines.push(...read(band.pieces.filter(isLeft), depth + 1))
        lines.push(
          ...read(
            band.pieces.filter((piece) => !isLeft(piece)),
            depth + 1
          )
        )
      }
    }
    return lines
  }
  return pieces.length === 0 ? [] : read(pieces, 0)
}

interface Band {
  readonly isAcross: boolean
  readonly pieces: Piece[]
}

function bandsOf(region: readonly Piece[], { crossing }: Gutter): readonly Band[] {
  const bands: Band[] = []
  for (const piece of [...region].sort((a, b) => a.y - b.y)) {
    const isAcross = crossing.has(piece)
    const last = bands.at(-1)
    if (last?.isAcross === isAcross) last.pieces.push(piece)
    else bands.push({ isAcross, pieces: [piece] })
  }
  return bands
}

/** Where lines begin: the leftmost place that several of them share. One line further out is no edge of a column. */
function sharedLeft(rows: readonly (readonly Piece[])[]): number {
  const lefts = rows.map((row) => edges(row).left).sort((a, b) => a - b)
  const enough = Math.max(2, rows.length * 0.1)
  return lefts.find((left, index) => (lefts[index + Math.ceil(enough) - 1] ?? Infinity) - left < 1) ?? lefts[0] ?? 0
}

/** Pieces of one baseline become a line. */
function linesOf(pieces: readonly Piece[], column: number): Line[] {
  if (pieces.length === 0) return []
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - piece.y) < Math.min(first.size, piece.size) * 0.4) row.push(piece)
    else rows.push([piece])
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left)
  const columnLeft = sharedLeft(rows)
  const columnRight = edges(pieces).right
  return rows.map((inRow) => {
    const main = inRow.reduce((longest, piece) => (piece.text.length > longest.text.length ? piece : longest))
    const { left, right } = edges(inRow)
    const text = inRow.map((piece) => piece.text).join(' ')
    return { text, left, right, y: main.y, size: main.size, columnLeft, columnRight, column, cells: inRow }
  })
}
