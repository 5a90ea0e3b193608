import type { OutputPart } from '../format'
import type { CsvRow } from '../csv-columns'
import { neutralised } from './cells'

/** How tables are written. */
export interface TableDialect {
  /** Ending of the files, without the dot. */
  readonly ending: string
  readonly delimiter: string
  readonly rowEnd: string
  readonly hasMark: boolean
  /** X7: see `neutralised`. */
  readonly neutralise: boolean
  /** Names of tables begin with a capital, as names of sheets do. */
  readonly isWorkbook: boolean
}

/** What a sheet can hold. Excel takes 32,767 characters a cell; what is longer it cuts off, or calls the file damaged. */
const SHEET_ROWS = 1_048_576
const CELL_LENGTH = 32_000

/** The column of workbooks that says which part of its row a row is. */
export const PART_COLUMN = 'part'

/** Makes the lines of one table. In a workbook, cells that are too long go on in the next row, and rows in a next sheet. */
export class TableWriter {
  readonly #name: string
  readonly #columns: readonly string[]
  readonly #dialect: TableDialect
  #sheet = 0
  #rows = SHEET_ROWS

  constructor(name: string, columns: readonly string[], dialect: TableDialect) {
    this.#name = dialect.isWorkbook ? name.charAt(0).toUpperCase() + name.slice(1) : name
    this.#columns = dialect.isWorkbook ? [...columns, PART_COLUMN] : columns
    this.#dialect = dialect
  }

  /** The header row, for a table that is there even when it has no other. */
  *begin(): Generator<OutputPart> {
    if (this.#sheet > 0) return
    yield this.#nextSheet()
  }

  *row(row: CsvRow): Generator<OutputPart> {
    const rows = this.#dialect.isWorkbook ? continued(row) : [row]
    const isFull = this.#dialect.isWorkbook && this.#rows + rows.length > SHEET_ROWS
    if (this.#sheet === 0 || isFull) yield this.#nextSheet()
    this.#rows += rows.length
    yield { path: this.#path(), text: rows.map((each) => this.#line(each)).join('') }
  }

  #nextSheet(): OutputPart {
    this.#sheet += 1
    this.#rows = 1
    const header = Object.fromEntries(this.#columns.map((name) => [name, name]))
    return { path: this.#path(), text: (this.#dialect.hasMark ? '\uFEFF' : '') + this.#line(header, false) }
  }

  #path(): string {
    return `${this.#name}${this.#sheet > 1 ? `-${this.#sheet}` : ''}.${this.#dialect.ending}`
  }

  #line(row: CsvRow, neutralise = this.#dialect.neutralise): string {
    const cells = this.#columns.map((name) => {
      const cell = row[name] ?? ''
      return this.#quoted(neutralise ? neutralised(cell) : cell)
    })
    return cells.join(this.#dialect.delimiter) + this.#dialect.rowEnd
  }

  /** RFC 4180: cells with a delimiter, a quote or a line break stand in quotes, and quotes are doubled. */
  #quoted(cell: string): string {
    return /["\r\n]/.test(cell) || cell.includes(this.#dialect.delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  }
}

/** A row as rows whose cells a sheet can hold: further ones have only what goes on. */
function continued(row: CsvRow): readonly CsvRow[] {
  let rest = Object.keys(row).filter((name) => (row[name] ?? '').length > CELL_LENGTH)
  if (rest.length === 0) return [{ ...row, [PART_COLUMN]: '1' }]
  const done = new Map(rest.map((name) => [name, 0]))
  const rows: CsvRow[] = []
  for (let part = 1; part === 1 || rest.length > 0; part += 1) {
    const cells: Record<string, string> = part === 1 ? { ...row } : {}
    for (const name of rest) {
      const from = done.get(name) ?? 0
      const cell = (row[name] ?? '').slice(from)
      cells[name] = cell.slice(0, cutLength(cell))
      done.set(name, from + cutLength(cell))
    }
    rows.push({ ...cells, [PART_COLUMN]: String(part) })
    rest = rest.filter((name) => (done.get(name) ?? 0) < (row[name] ?? '').length)
  }
  return rows
}

/** How much of a cell goes into one: no character is cut in two, and no line end. */
function cutLength(cell: string): number {
  if (cell.length <= CELL_LENGTH) return cell.length
  return /[\ud800-\udbff\r]/.test(cell.charAt(CELL_LENGTH - 1)) ? CELL_LENGTH - 1 : CELL_LENGTH
}
