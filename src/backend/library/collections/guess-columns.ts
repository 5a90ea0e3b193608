import type { ColumnUse } from '../../../api/import-params'
import { dateOfCell } from './cell-dates'
import { useOfHeader } from './column-words'

/** What was seen of a column in the first rows. Lengths in UTF-16 code units. */
export interface ColumnSeen {
  readonly name: string
  /** Whether the file itself names it. */
  readonly isNamed: boolean
  /** Its first cells that are not empty. */
  readonly cells: readonly string[]
}

/** Cells of a column that are looked at. */
export const SEEN_CELLS = 200
const HALF = 0.5
const LONGEST_TITLE = 300

export const isAddress = (cell: string): boolean => /^https?:\/\/\S+$/i.test(cell.trim())

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length

const averageLength = (cells: readonly string[]): number =>
  cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length

/** A date, or what is one in one order of its numbers. */
const isDate = (cell: string): boolean => dateOfCell(cell, 'first') !== null || dateOfCell(cell, 'second') !== null

/** Whether the cells could be what the header says. An empty column says nothing against it. */
function fits(use: ColumnUse, cells: readonly string[]): boolean {
  if (cells.length === 0) return true
  if (use === 'url') return share(cells, isAddress) >= HALF
  if (use === 'publishedAt') return share(cells, isDate) >= HALF
  if (use === 'language') return averageLength(cells) <= 12
  if (use === 'title') return averageLength(cells) <= LONGEST_TITLE && share(cells, isAddress) < HALF
  if (use === 'byline' || use === 'publisher') {
    return averageLength(cells) <= 200 && share(cells, (cell) => isAddress(cell) || isDate(cell)) < HALF
  }
  if (use === 'text') return share(cells, (cell) => /\p{L}/u.test(cell) && !isAddress(cell)) >= HALF
  return true
}

interface Candidate {
  readonly index: number
  readonly isWhole: boolean
  readonly length: number
}

/** The surest of several columns of one use; of texts the longest, else the first. */
function best(use: ColumnUse, candidates: readonly Candidate[]): Candidate | null {
  const whole = candidates.filter(({ isWhole }) => isWhole)
  const among = whole.length > 0 ? whole : candidates
  if (use !== 'text') return among[0] ?? null
  return among.reduce<Candidate | null>(
    (longest, each) => (longest && longest.length >= each.length ? longest : each),
    null
  )
}

/**
 * What each column is for: by its header where the cells bear it out, else by the cells (addresses, dates, the longest
 * words). Each use has one column at most.
 */
export function guessColumns(columns: readonly ColumnSeen[]): ColumnUse[] {
  const uses: ColumnUse[] = columns.map(() => 'ignore')
  const candidates = new Map<ColumnUse, Candidate[]>()
  for (const [index, { name, isNamed, cells }] of columns.entries()) {
    const found = isNamed ? useOfHeader(name) : null
    if (!found || !fits(found.use, cells)) continue
    const list = candidates.get(found.use) ?? []
    list.push({ index, isWhole: found.isWhole, length: averageLength(cells) })
    candidates.set(found.use, list)
  }
  for (const [use, list] of candidates) {
    const column = best(use, list)
    if (column) uses[column.index] = use
  }
  const free = (test: (cells: readonly string[]) => boolean): number =>
    columns.findIndex(({ cells }, index) => uses[index] === 'ignore' && cells.length > 0 && test(cells))
  if (!uses.includes('url')) {
    const index = free((cells) => share(cells, isAddress) > 0.9)
    if (index >= 0) uses[index] = 'url'
  }
  if (!uses.includes('publishedAt')) {
    const index = free((cells) => share(cells, isDate) > 0.9 && averageLength(cells) >= 8)
    if (index >= 0) uses[index] = 'publishedAt'
  }
  if (!uses.includes('text')) takeLongest(columns, uses)
  return uses
}

/** Without a column that says it is the text, the one with the longest words is; a headline only when all else is shorter. */
function takeLongest(columns: readonly ColumnSeen[], uses: ColumnUse[]): void {
  let longest = { index: -1, length: 0 }
  for (const [index, { cells }] of columns.entries()) {
    const use = uses[index]
    if (use !== 'ignore' && use !== 'title') continue
    const length = averageLength(cells)
    if (fits('text', cells) && cells.length > 0 && length > longest.length) longest = { index, length }
  }
  if (longest.index >= 0) uses[longest.index] = 'text'
}
