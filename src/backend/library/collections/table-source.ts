import type { ImportProblem } from '../../../api/import-views'

/** A row of a table, or a record, as it was read. */
export interface TableRow {
  /** As the program counts that the file is from: from 1, with the header and with empty rows. */
  readonly number: number
  /** In the order of the columns; empty where there is nothing. None when the row could not be read. */
  readonly cells: readonly string[]
  /** What is wrong with it. A row with cells was read nevertheless. */
  readonly problem: ImportProblem | null
  /** The record as it stands in the file, as JSON; without it the original is made of the cells. */
  readonly original?: string
}

/** Where rows come from. */
export interface TableSource {
  readonly kind: 'table' | 'records' | 'workbook'
  /** Names of the columns when the rows themselves have none: they may grow while rows are read. Else null. */
  readonly names: readonly string[] | null
  readonly sheets: readonly string[]
  /** The rows from the first one on, every time it is called. */
  readonly rows: () => Iterable<TableRow>
}
