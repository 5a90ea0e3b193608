import type { FormatView } from '../../../api/transfer-views'

const UNITS: Readonly<Record<NonNullable<FormatView['offsetUnit']>, string>> = {
  utf16: 'UTF-16 code units',
  codepoint: 'Unicode code points',
  byte: 'UTF-8 bytes'
}

const LAYOUTS: Readonly<Record<FormatView['layout'], string>> = {
  file: 'One file',
  folder: 'Several files, packed into a zip archive',
  archive: 'One archive',
  workbook: 'One workbook'
}

/** The unit of a format's positions, in words. */
export function unitWords({ offsetUnit }: Pick<FormatView, 'offsetUnit'>): string {
  return offsetUnit === null ? 'No positions' : UNITS[offsetUnit]
}

/** What comes out, in words. */
export function layoutWords({ layout }: Pick<FormatView, 'layout'>): string {
  return LAYOUTS[layout]
}

/** X7: files that a spreadsheet opens can smuggle a formula into one. Others have the ending of a table, but are none. */
const SPREADSHEETS = ['csv', 'tsv', 'xlsx', 'doccano-csv']

export function isForSpreadsheets({ id }: Pick<FormatView, 'id'>): boolean {
  return SPREADSHEETS.includes(id)
}
