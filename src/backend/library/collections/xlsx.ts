import { toWellFormed } from '../decode-bytes'
import { explainFailure } from '../extract-job'
import { ExtractError } from '../extracted-document'
import type { CollectionKind } from './collection'
import { openTable } from './table'
import type { TableRow } from './table-source'
import { openWorkbook } from './xlsx-parts'
import type { Workbook } from './xlsx-parts'

/** First bytes of the container that password protection and Excel before 2007 use (MS-CFB, 2.2). */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

function checkContainer(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new ExtractError('empty', 'The file is empty: there are no documents in it.')
  if (!COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) return
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    throw new ExtractError(
      'encrypted',
      'The workbook is protected with a password. Save a copy without the password, then import it.'
    )
  }
  throw new ExtractError('damaged', 'This is a workbook from before 2007 (.xls). Save it as .xlsx and import that.')
}

/** A date as the cell shows it: Excel has no zones, and the library puts the cell's clock into UTC. */
function dateCell(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  // A time of day without a date counts from the beginning of Excel's calendar.
  if (date.getTime() < Date.UTC(1900, 0, 1)) return iso.slice(11, 16)
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return toWellFormed(cell).replace(/\r\n?/g, '\n')
  if (cell instanceof Date) return dateCell(cell)
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

/** The rows of a sheet, every cell as text. @throws ExtractError */
export async function sheetRows(workbook: Workbook, sheet: string): Promise<readonly string[][]> {
  // Loaded when the first workbook is imported: nothing else needs it.
  const { readSheet } = await import('read-excel-file/universal')
  const copy = await workbook.copyOf(sheet)
  try {
    const rows: readonly (readonly unknown[])[] = await readSheet(new Blob([new Uint8Array(copy)]), sheet, {
      trim: false
    })
    return rows.map((cells) => cells.map(cellText))
  } catch (error) {
    throw explainFailure(error)
  }
}

/** All sheets of a workbook. @throws ExtractError */
export function openSheets(bytes: Uint8Array): Promise<Workbook> {
  checkContainer(bytes)
  return openWorkbook(bytes)
}

/** Excel workbooks, a document a row of one sheet: values of cells as they were saved, also of formulas. */
export const xlsxCollection: CollectionKind = {
  kind: 'xlsx',
  name: 'Excel workbook',
  extensions: ['xlsx', 'xlsm'],
  isText: false,
  async open(bytes, settings) {
    const workbook = await openSheets(bytes)
    const sheet =
      settings.sheet !== null && workbook.sheets.includes(settings.sheet) ? settings.sheet : (workbook.sheets[0] ?? '')
    const all = await sheetRows(workbook, sheet)
    function* rows(): Generator<TableRow> {
      for (const [index, cells] of all.entries()) yield { number: index + 1, cells, problem: null }
    }
    return openTable({ kind: 'workbook', names: null, sheets: workbook.sheets, rows }, { ...settings, sheet }, null)
  }
}
