import Papa from 'papaparse'
import { openSheets, sheetRows } from '../../library/collections/xlsx'
import { cellText } from '../workbook-cells'

/**
 * The sheets of a workbook as CSV, as `packWorkbook` took them.
 *
 * @throws ExtractError
 */
export async function workbookTables(
  bytes: Uint8Array
): Promise<readonly { readonly sheet: string; readonly csv: string }[]> {
  const workbook = await openSheets(bytes)
  const tables: { sheet: string; csv: string }[] = []
  for (const sheet of workbook.sheets) {
    const rows = await sheetRows(workbook, sheet)
    tables.push({
      sheet,
      csv: Papa.unparse(
        rows.map((row) => row.map(cellText)),
        { newline: '\r\n' }
      )
    })
  }
  return tables
}
