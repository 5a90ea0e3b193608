import type { CollectionSettings, ColumnUse } from '../../../api/import-params'
import { MOST_COLUMNS } from '../../../api/import-params'
import type { CollectionView, ColumnView } from '../../../api/import-views'
import type { EncodingView } from '../../../api/views'
import { ExtractError } from '../extracted-document'
import { dayPlaceIn } from './cell-dates'
import type { DayPlace } from './cell-dates'
import type { CollectionPart, OpenCollection } from './collection'
import { ProblemList } from './problem-list'
import { guessColumns, SEEN_CELLS } from './guess-columns'
import { looksLikeHeader, namesOfHeader } from './header-row'
import { partOfRow } from './row-part'
import type { RowReading } from './row-part'
import type { TableRow, TableSource } from './table-source'

/** Rows that are looked at to find out about columns. */
const SEEN_ROWS = 5000
/** Rows and characters that a preview shows. */
const SAMPLE_ROWS = 5
const SAMPLE_CELLS = 3
const SHOWN_LENGTH = 160

const shortened = (cell: string): string => {
  const line = cell
    .slice(0, 4 * SHOWN_LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
  // Joined anew, so that a few words do not keep a whole piece of the file in memory.
  return Array.from(line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH - 1)}…` : line).join('')
}

export const isBlankRow = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '')

/** What the first rows show about a table. */
interface TableSeen {
  readonly hasHeader: boolean | null
  readonly uses: ColumnUse[]
  readonly nameOf: (column: number) => string
}

function lookAt(source: TableSource, settings: CollectionSettings): TableSeen {
  const first: TableRow[] = []
  const cells: string[][] = []
  let rows = 0
  for (const row of source.rows()) {
    rows += 1
    if (rows > SEEN_ROWS) break
    if (isBlankRow(row)) continue
    if (first.length < SAMPLE_ROWS) first.push(row)
    for (const [column, cell] of row.cells.slice(0, MOST_COLUMNS).entries()) {
      const seen = (cells[column] ??= [])
      if (cell.trim() !== '' && seen.length <= SEEN_CELLS) seen.push(cell)
    }
  }
  const [head, ...others] = first
  const hasHeader = source.names === null ? (settings.hasHeader ?? looksLikeHeader(head?.cells ?? [], others)) : null
  const names = hasHeader === true ? namesOfHeader(head?.cells.slice(0, MOST_COLUMNS) ?? []) : null
  const nameOf = (column: number): string => names?.[column] ?? source.names?.[column] ?? `Column ${column + 1}`
  // With a header, cells beyond it are no columns: they come from a row with a delimiter too many.
  const width = names?.length ?? source.names?.length ?? cells.length
  const columns = Array.from({ length: width }, (_, column) => {
    const all = cells[column] ?? []
    const isHeadCell = hasHeader === true && (head?.cells[column] ?? '').trim() !== ''
    const isNamed = source.names !== null || isHeadCell
    return { name: nameOf(column), isNamed, cells: isHeadCell ? all.slice(1) : all }
  })
  const guessed = guessColumns(columns)
  const uses = columns.map(
    (_, column) => settings.columns?.[column] ?? (settings.columns ? 'ignore' : guessed[column]!)
  )
  return { hasHeader, uses, nameOf }
}

/** The rows that are documents, or say what is wrong: no header, no empty rows. */
function* bodyOf(source: TableSource, hasHeader: boolean | null): Generator<TableRow> {
  let isHeader = hasHeader === true
  for (const row of source.rows()) {
    if (row.cells.length > 0 && isBlankRow(row)) continue
    if (!isHeader) yield row
    isHeader = false
  }
}

function countColumns(source: TableSource, { hasHeader, uses }: TableSeen) {
  const filled: number[] = []
  const samples: string[][] = []
  const sample: string[][] = []
  const dateColumn = uses.indexOf('publishedAt')
  const places = new Set<DayPlace>()
  let rows = 0
  for (const { cells } of bodyOf(source, hasHeader)) {
    if (cells.length === 0) continue
    rows += 1
    for (const [column, cell] of cells.entries()) {
      if (cell.trim() === '') continue
      filled[column] = (filled[column] ?? 0) + 1
      const shown = (samples[column] ??= [])
      if (shown.length < SAMPLE_CELLS) shown.push(shortened(cell))
    }
    if (sample.length < SAMPLE_ROWS) sample.push(cells.map(shortened))
    const date = dateColumn < 0 ? undefined : cells[dateColumn]
    if (date !== undefined) places.add(dayPlaceIn(date))
  }
  places.delete(null)
  // Two orders in one column: nothing tells which one an unclear date has.
  const dayPlace = places.size === 1 ? ([...places][0] ?? null) : null
  return { filled, samples, sample, rows, dayPlace }
}

/**
 * Opens a table: finds out what its columns are for, counts its rows and says what is wrong with them. The rows are
 * read again whenever its documents are asked for, and are never in memory together.
 *
 * @throws ExtractError `empty` when it has no rows
 */
export function openTable(
  source: TableSource,
  settings: CollectionSettings,
  encoding: EncodingView | null
): OpenCollection {
  const seen = lookAt(source, settings)
  const counted = countColumns(source, seen)
  const width = source.names?.length ?? seen.uses.length
  const uses = Array.from({ length: width }, (_, column) => seen.uses[column] ?? 'ignore')
  const reading: RowReading = {
    uses,
    names: uses.map((_, column) => seen.nameOf(column)),
    dayPlace: counted.dayPlace
  }
  const problems = new ProblemList()
  let documents = 0
  for (const row of bodyOf(source, seen.hasHeader)) {
    const { part, problem } = partOfRow(row, reading)
    if (part) documents += 1
    if (problem) problems.add(problem, `row ${row.number}`)
  }
  if (counted.rows === 0 && problems.count === 0) {
    throw new ExtractError('empty', 'There are no rows with words in the file: there is nothing to annotate.')
  }
  const columns = uses.map((use, column): ColumnView => ({
    name: reading.names[column] ?? '',
    use,
    samples: counted.samples[column] ?? [],
    filled: counted.rows === 0 ? 0 : (counted.filled[column] ?? 0) / counted.rows
  }))
  const view: CollectionView = {
    kind: source.kind,
    documents,
    columns,
    sheets: source.sheets,
    sample: counted.sample,
    problems: problems.first,
    problemCount: problems.count
  }
  const resolved = { ...settings, hasHeader: seen.hasHeader ?? settings.hasHeader, columns: uses }
  // eslint-disable-next-line @typescript-eslint/require-await -- other kinds wait for bytes between their documents
  async function* parts(): AsyncGenerator<CollectionPart> {
    for (const row of bodyOf(source, seen.hasHeader)) {
      const { part } = partOfRow(row, reading)
      if (part) yield part()
    }
  }
  return { settings: resolved, view, encoding, parts }
}
