import type { Decoded, DecodeInput } from '../format'
import { settingOf } from '../format'
import type { FormatSetting } from '../format'
import { POSITIONS_SETTING } from '../rows/positions-setting'
import { RowCollector } from '../rows/row-collector'
import { readText } from '../text-file'
import { COLUMN_SETTINGS } from './column-roles'
import { readForeignTable } from './foreign-table'
import { OwnTables, ownTableOf } from './own-tables'
import type { OwnTable } from './own-tables'
import { readTable } from './read-table'
import type { Table } from './read-table'

const SEPARATOR_SETTING: FormatSetting = {
  id: 'separator',
  name: 'Between cells',
  description: 'What separates the cells of a row.',
  choices: [
    { id: 'auto', name: 'Find out' },
    { id: 'comma', name: 'Comma' },
    { id: 'semicolon', name: 'Semicolon' },
    { id: 'tab', name: 'Tab' },
    { id: 'bar', name: 'Vertical bar' }
  ]
}

const QUOTES_SETTING: FormatSetting = {
  id: 'quotes',
  name: 'Quotes',
  description: 'Whether quotes enclose cells, or are a part of the text.',
  choices: [
    { id: 'auto', name: 'Find out' },
    { id: 'csv', name: 'Quotes enclose cells' },
    { id: 'none', name: 'Quotes are text' }
  ]
}

const LABELS_SETTING: FormatSetting = {
  id: 'labels-as',
  name: 'Labels of whole texts',
  description: 'What a cell of the label column is when a row is a whole text.',
  choices: [
    { id: 'auto', name: 'Find out' },
    { id: 'label', name: 'The label' },
    { id: 'value', name: 'A value of the label that the header names' }
  ]
}

/** What a person can choose about how tables are read; those of workbooks have no separators. */
export const SHEET_READ_SETTINGS: readonly FormatSetting[] = [...COLUMN_SETTINGS, LABELS_SETTING, POSITIONS_SETTING]
export const TABLE_READ_SETTINGS: readonly FormatSetting[] = [...SHEET_READ_SETTINGS, SEPARATOR_SETTING, QUOTES_SETTING]

/** Articles come first: they say which documents there are, and in which order. */
const ORDER: readonly OwnTable[] = ['articles', 'annotations', 'claims', 'relations', 'bookmarks']

/** Reads tables: those of an export of ours together, others each on its own. */
export async function decodeTables(input: DecodeInput): Promise<Decoded> {
  const { files, known, settings } = input
  const rows = new RowCollector(input)
  const own = new Map<OwnTable, Table[]>()
  for (const file of files) {
    const { raw, problem } = readText(file)
    if (problem) {
      rows.problems.push(problem)
      continue
    }
    const delimiter = settingOf(SEPARATOR_SETTING, settings)
    const table = readTable(file.path, raw, { delimiter, quotes: settingOf(QUOTES_SETTING, settings) })
    const kind = ownTableOf(table.columns)
    for (const { line, place, message } of table.problems) rows.problem(file.path, line, place, message)
    if (table.columns.length === 0) rows.problem(file.path, 1, 'header', 'The file is empty: it has no header row.')
    else if (kind === null) await readForeignTable(table, rows, known, settings)
    else own.set(kind, [...(own.get(kind) ?? []), table])
  }
  const tables = new OwnTables(rows)
  for (const kind of ORDER) for (const table of own.get(kind) ?? []) tables.add(kind, table)
  await tables.finish()
  return rows.finish()
}
