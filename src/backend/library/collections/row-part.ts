import { APOSTROPHES, unneutralised } from '../../../core/formats/csv/cells'
import { isWebAddress } from '../../../core/text/web-address'
import type { ColumnUse } from '../../../api/import-params'
import type { ImportProblem } from '../../../api/import-views'
import { METADATA_FIELDS } from '../extracted-document'
import type { FoundValue, MetadataField } from '../extracted-document'
import { dateOfCell } from './cell-dates'
import type { DayPlace } from './cell-dates'
import type { CollectionPart } from './collection'
import type { TableRow } from './table-source'

/** How rows become documents. */
export interface RowReading {
  readonly uses: readonly ColumnUse[]
  readonly names: readonly string[]
  readonly dayPlace: DayPlace
}

const LONGEST_TAG = 200
const MOST_TAGS = 1000

/** Words in a cell, parted by commas, semicolons, bars or line ends; each once. */
function tagsOf(cell: string): string[] {
  const words = cell.split(/[,;|\n]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== '' && word.length <= LONGEST_TAG))].slice(0, MOST_TAGS)
}

/** The cells of a row as a JSON object in the order of the columns; whatever a column is called is only a key. */
export function jsonOfRow(names: readonly string[], cells: readonly string[]): string {
  const pairs = cells.map((cell, column) => {
    const name = names[column] ?? `Column ${column + 1}`
    return `${JSON.stringify(name)}:${JSON.stringify(cell)}`
  })
  return `{${pairs.join(',')}}`
}

/** What the words of a document are put together from: the cells of use `text` that have some. */
export function wordsOfCells(cells: readonly string[]): string {
  return cells.filter((cell) => cell.trim() !== '').join('\n\n')
}

/** Said behind where words stand when apostrophes before formulas were taken away, so that it is done again (D4). */
export const UNMARKED = ', without apostrophes before formulas'

/** `column “Body”`, `columns “Lead”, “Body”`. */
function whereOf(names: readonly string[]): string {
  return `${names.length > 1 ? 'columns' : 'column'} ${names.map((name) => `“${name}”`).join(', ')}`
}

function valueOf(field: MetadataField, cell: string, dayPlace: DayPlace): string | null {
  if (field === 'publishedAt') return dateOfCell(cell, dayPlace)
  const value = cell.replace(/\s+/g, ' ').trim()
  if (field === 'url') return isWebAddress(value) ? value : null
  return value.slice(0, 2000)
}

/**
 * The document of a row, null when it has none, and what is wrong with the row. A row with a problem may have a document
 * nevertheless: a date that could be two is left out, cells beyond the header are kept in the original only.
 */
export function partOfRow(
  row: TableRow,
  { uses, names, dayPlace }: RowReading
): { part: (() => CollectionPart) | null; problem: ImportProblem | null } {
  const { number } = row
  if (row.cells.length === 0) return { part: null, problem: row.problem }
  // X7: a table of ours says in which rows apostrophes stand before formulas.
  const isMarked = row.original === undefined && row.cells[names.indexOf(APOSTROPHES)] === 'yes'
  const cells = isMarked ? row.cells.map(unneutralised) : row.cells
  const cellsOf = (use: ColumnUse): string[] => cells.filter((_, column) => uses[column] === use)
  const words = wordsOfCells(cellsOf('text'))
  if (words === '') {
    const message = uses.includes('text')
      ? `Row ${number} has nothing in the column with the text. It is left out.`
      : `No column is the text. Choose the one that has the words of the articles.`
    return { part: null, problem: { code: 'empty', message } }
  }
  let problem = row.problem
  const metadata: Partial<Record<MetadataField, FoundValue>> = {}
  for (const field of METADATA_FIELDS) {
    const column = uses.indexOf(field)
    const cell = cells[column]?.trim() ?? ''
    if (cell === '') continue
    const value = valueOf(field, cell, dayPlace)
    if (value !== null) metadata[field] = { value, where: whereOf([names[column] ?? '']) }
    else if (field === 'publishedAt') problem ??= unclearDate(number, cell)
    else problem ??= noAddress(number, cell)
  }
  if (row.original === undefined && cells.length !== names.length) {
    problem ??= {
      code: 'ragged',
      message:
        `Row ${number} has ${cells.length} cells where ${names.length} are expected. It was read as far as it goes; ` +
        'look for a missing quote or delimiter.'
    }
  }
  // Made when it is asked for: rows are also only counted.
  const part = (): CollectionPart => ({
    place: { kind: 'row', name: String(number) },
    name: `row-${number}.json`,
    bytes: Buffer.from(row.original ?? jsonOfRow(names, row.cells), 'utf8'),
    content: {
      kind: 'words',
      words,
      where: `${whereOf(names.filter((_, column) => uses[column] === 'text'))}${isMarked ? UNMARKED : ''}`,
      metadata,
      tags: [...new Set(cellsOf('tags').flatMap(tagsOf))]
    }
  })
  return { part, problem }
}

const unclearDate = (number: number, cell: string): ImportProblem => ({
  code: 'date',
  message:
    `Row ${number}: “${cell.slice(0, 40)}” is no date, or could be two. The article is read without it. Write dates as ` +
    '2024-08-22.'
})

const noAddress = (number: number, cell: string): ImportProblem => ({
  code: 'address',
  message:
    `Row ${number}: “${cell.slice(0, 80)}” is no web address. The article is read without it; the row keeps it. ` +
    'Addresses begin with https:// or http:// and a host.'
})
