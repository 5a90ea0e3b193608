import { decodeTables, TABLE_READ_SETTINGS } from './csv/decode'
import { ATTRIBUTES_WORDS, describeTables, READING_WORDS } from './csv/documentation'
import { encodeTables } from './csv/encode'
import { recogniseTable } from './csv/recognise'
import type { ExportInput, Format, FormatSetting, OutputPart } from './format'
import { settingOf } from './format'
import { TABLE_LOSSES } from './csv/table-losses'

const SEPARATOR: FormatSetting = {
  id: 'separator',
  name: 'Between cells',
  description: 'Excel expects a semicolon where numbers have a decimal comma.',
  choices: [
    { id: 'comma', name: 'Comma' },
    { id: 'semicolon', name: 'Semicolon' }
  ]
}

const MARK: FormatSetting = {
  id: 'bom',
  name: 'Byte order mark',
  description: 'Excel opens a file with umlauts, accents or other scripts right only when it begins with one.',
  choices: [
    { id: 'no', name: 'None' },
    { id: 'yes', name: 'At the beginning of each file, for Excel' }
  ]
}

const READS = ['.csv']

function encode(input: ExportInput): AsyncIterable<OutputPart> {
  const { settings, neutraliseFormulas } = input.options
  return encodeTables(input, {
    ending: 'csv',
    delimiter: settingOf(SEPARATOR, settings) === 'semicolon' ? ';' : ',',
    rowEnd: '\r\n',
    hasMark: settingOf(MARK, settings) === 'yes',
    neutralise: neutraliseFormulas,
    isWorkbook: false
  })
}

/** One row an annotation: for spreadsheets and statistics. */
export const csvFormat: Format = {
  id: 'csv',
  name: 'CSV',
  description: 'One row per annotation, for spreadsheets and statistics; articles, relations and claims beside it.',
  extension: 'csv',
  layout: 'folder',
  main: 'annotations.csv',
  mediaType: 'text/csv',
  offsetUnit: 'codepoint',
  documentation: `RFC 4180: UTF-8 without a byte order mark (unless it is chosen for Excel), commas (or, when chosen,
semicolons), CRLF row ends, one header row. The columns are always the same, in this order.

${describeTables('.csv')}

${ATTRIBUTES_WORDS}

Unless it is switched off, an apostrophe is put before every cell that begins with \`= + - @\`, tab or return (or with
apostrophes and one of these), because spreadsheets would run it as a formula; \`apostrophes\` is then \`yes\`, and
Claimdesk takes it away again. A program that compares words should switch it off, or do likewise.

${READING_WORDS}`,
  losses: TABLE_LOSSES,
  textOptional: true,
  writeSettings: [SEPARATOR, MARK],
  readSettings: TABLE_READ_SETTINGS,
  reads: READS,
  recognise: (path, head) => recogniseTable(READS, path, head),
  encode,
  decode: decodeTables
}
