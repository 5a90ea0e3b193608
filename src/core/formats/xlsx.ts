import { decodeTables, SHEET_READ_SETTINGS } from './csv/decode'
import { ATTRIBUTES_WORDS, READING_WORDS } from './csv/documentation'
import { encodeTables } from './csv/encode'
import { TABLE_LOSSES } from './csv/table-losses'
import type { ExportInput, Format, OutputPart } from './format'
import { endingOf } from './text-file'

function encode(input: ExportInput): AsyncIterable<OutputPart> {
  return encodeTables(input, {
    ending: 'csv',
    delimiter: ',',
    rowEnd: '\r\n',
    hasMark: false,
    // Cells of a workbook have a type: a text is never run, whatever it begins with.
    neutralise: false,
    isWorkbook: true
  })
}

/** The tables of CSV as the sheets of a workbook. */
export const xlsxFormat: Format = {
  id: 'xlsx',
  name: 'Excel workbook',
  description: 'Annotations, articles, relations and claims as the sheets of a workbook.',
  extension: 'xlsx',
  layout: 'workbook',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  offsetUnit: 'codepoint',
  documentation: `A workbook with the tables of CSV as its sheets: \`Annotations\`, \`Articles\` and, when there is
something in them, \`Bookmarks\`, \`Claims\` and \`Relations\`. Their columns are those of CSV. Every cell is text, also
numbers and dates, so that Excel changes none; for the same reason no cell is run as a formula, and none has an
apostrophe before it.

Excel cuts off what is longer than 32,767 characters in a cell. Such a cell goes on in the next row: the last column,
\`part\`, is \`1\` in every row that begins an annotation, an article and so on, and \`2\`, \`3\`… in rows that only hold what
goes on. Cells of one column belong together. A sheet has at most 1,048,576 rows; what is more goes to a next one
(\`Annotations-2\`).

${ATTRIBUTES_WORDS}

${READING_WORDS}`,
  losses: TABLE_LOSSES,
  textOptional: true,
  readSettings: SHEET_READ_SETTINGS,
  reads: ['.xlsx'],
  recognise: (path) => (endingOf(path) === '.xlsx' ? 'maybe' : 'no'),
  encode,
  decode: decodeTables
}
