import { decodeTables, TABLE_READ_SETTINGS } from './csv/decode'
import { ATTRIBUTES_WORDS, READING_WORDS } from './csv/documentation'
import { encodeTables } from './csv/encode'
import { recogniseTable } from './csv/recognise'
import { TABLE_LOSSES } from './csv/table-losses'
import type { ExportInput, Format, OutputPart } from './format'

const READS = ['.tsv', '.tab']

function encode(input: ExportInput): AsyncIterable<OutputPart> {
  return encodeTables(input, {
    ending: 'tsv',
    delimiter: '\t',
    rowEnd: '\n',
    hasMark: false,
    neutralise: input.options.neutraliseFormulas,
    isWorkbook: false
  })
}

/** The tables of CSV with tabs between the cells. */
export const tsvFormat: Format = {
  id: 'tsv',
  name: 'TSV',
  description: 'The same tables as CSV with tabs between the cells, for scripts and data frames.',
  extension: 'tsv',
  layout: 'folder',
  main: 'annotations.tsv',
  mediaType: 'text/tab-separated-values',
  offsetUnit: 'codepoint',
  documentation: `UTF-8, LF row ends, tabs, one header row. There is no standard for tabs and line ends within cells:
here cells with a tab, a quote or a line end stand in quotes and quotes are doubled, as in CSV, which is what Excel and
pandas read. Files and columns are those of CSV, with the ending \`.tsv\`; so is the apostrophe before formulas.

${ATTRIBUTES_WORDS}

${READING_WORDS} Where quotes do not fit together but the rows are even without them, they are taken as plain
characters.`,
  losses: TABLE_LOSSES,
  textOptional: true,
  readSettings: TABLE_READ_SETTINGS,
  reads: READS,
  recognise: (path, head) => recogniseTable(READS, path, head),
  encode,
  decode: decodeTables
}
