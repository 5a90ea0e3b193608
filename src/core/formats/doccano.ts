import type { Format, Recognition } from './format'
import { settingOf } from './format'
import type { FormatSetting } from './format'
import { decodeDoccano, decodeFastText } from './doccano/decode'
import { encodeRows } from './doccano/encode'
import { encodeFastText, encodeTable, TablePreflight } from './doccano/encode-table'
import { CLASSIFICATION_DOCUMENTATION, ROWS_DOCUMENTATION } from './doccano/documentation'
import { ARTICLE_LOSSES, ROW_LOSSES, TABLE_LOSSES } from './doccano/losses'
import { looksLikeRows, looksLikeTable } from './doccano/recognise'
import { READ_SETTINGS } from './doccano/settings'

const KIND_SETTING: FormatSetting = {
  id: 'kind',
  name: 'Kind of project',
  description: 'The kind of doccano project that the file is for.',
  choices: [
    { id: 'sequence', name: 'Sequence labelling' },
    { id: 'intent', name: 'Intent detection and slot filling' }
  ]
}

const shared = {
  mediaType: 'application/jsonl',
  layout: 'file',
  offsetUnit: 'codepoint',
  readSettings: READ_SETTINGS,
  decode: decodeDoccano
} as const

const JSON_ENDINGS = ['.jsonl', '.json', '.ndjson'] as const

/** Passages with labels, as doccano's sequence labelling projects read and write them. */
export const doccanoFormat: Format = {
  ...shared,
  id: 'doccano',
  name: 'doccano (labelled passages)',
  description: 'JSON lines for a doccano project that labels passages; one text a line.',
  extension: 'jsonl',
  documentation: ROWS_DOCUMENTATION,
  losses: {
    ...ROW_LOSSES,
    relations: {
      kind: 'lost',
      message:
        'Relations are left out: they belong into a file of their own kind. Choose “doccano (passages and relations)”.'
    },
    'relation-attributes': { kind: 'lost', message: 'Attributes of relations are left out with them.' }
  },
  writeSettings: [KIND_SETTING],
  encode: (input) => {
    const isIntent = settingOf(KIND_SETTING, input.options.settings) === 'intent'
    return encodeRows(input, 'doccano.jsonl', isIntent ? 'intent' : 'sequence')
  },
  reads: [...JSON_ENDINGS, '.csv', '.txt'],
  recognise: (path, head) => {
    const found = looksLikeRows(head)
    if (found === 'spans') return 'yes'
    if (found !== 'no') return 'maybe'
    return looksLikeTable(path, head) === 'no' ? 'no' : 'maybe'
  }
}

/** Passages and relations between them, as doccano projects with relations read and write them. */
export const doccanoRelationsFormat: Format = {
  ...shared,
  id: 'doccano-relations',
  name: 'doccano (passages and relations)',
  description: 'JSON lines for a doccano project that labels passages and draws relations; one text a line.',
  extension: 'jsonl',
  documentation:
    'Like “doccano (labelled passages)”, but for projects with relations: `{"id", "text", "entities": [{"id", "label", ' +
    '"start_offset", "end_offset"}], "relations": [{"id", "from_id", "to_id", "type"}], "Comments": [], "claimdesk": {}}`. ' +
    'Entities and relations are numbered through the file. A relation between two articles has no place in it.',
  losses: ROW_LOSSES,
  encode: (input) => encodeRows(input, 'doccano.jsonl', 'relations'),
  reads: JSON_ENDINGS,
  recognise: (_path, head): Recognition => (looksLikeRows(head) === 'relations' ? 'yes' : 'no')
}

/** Texts with labels on the whole, as JSON lines. */
export const doccanoClassificationFormat: Format = {
  ...shared,
  id: 'doccano-classification',
  name: 'doccano (text classification)',
  description: 'JSON lines with a text and its document labels each: for doccano and for training classifiers.',
  extension: 'jsonl',
  offsetUnit: null,
  documentation: CLASSIFICATION_DOCUMENTATION,
  losses: ARTICLE_LOSSES,
  encode: (input) => encodeRows(input, 'doccano.jsonl', 'classification'),
  reads: JSON_ENDINGS,
  recognise: (_path, head): Recognition => {
    const found = looksLikeRows(head)
    return found === 'categories' ? 'yes' : found === 'category' ? 'maybe' : 'no'
  }
}

/** Texts with labels on the whole, as a table. */
export const doccanoCsvFormat: Format = {
  ...shared,
  id: 'doccano-csv',
  name: 'doccano CSV (text classification)',
  description: 'A table with a text and its document labels in each row.',
  extension: 'csv',
  mediaType: 'text/csv',
  offsetUnit: null,
  documentation: `Columns \`id,text,label\`; several labels are joined by \`#\` (in names it becomes \`_\`). UTF-8 without a byte order
mark, CRLF row ends, RFC 4180 quotes. Unless it is switched off, an apostrophe is put before cells that a spreadsheet
would run as a formula, and a column \`apostrophes\` says \`yes\` in these rows and \`no\` in others. Reading takes the
apostrophe away where the column says so, and keeps every other. doccano and other programs read it as a part of the text
or label: switch it off for a file that goes to them; the export says how many rows have one. Reading finds the columns
by usual names (\`text\`, \`data\`, \`column_data\`…; \`label\`, \`labels\`, \`column_label\`…) or by the settings; other columns
are kept beside the document, \`Comments\` become its note.`,
  losses: {
    ...TABLE_LOSSES,
    'label-names': { kind: 'approximated', message: 'In names of labels, # becomes _, because it joins labels.' }
  },
  encode: (input) => encodeTable(input, 'doccano.csv'),
  preflight: (input) => new TablePreflight(input),
  reads: ['.csv'],
  recognise: (path, head) => (looksLikeTable(path, head) === 'csv' ? 'maybe' : 'no')
}

/** Texts with labels on the whole, a line each, as fastText is trained on them. */
export const fastTextFormat: Format = {
  ...shared,
  id: 'fasttext',
  name: 'fastText (text classification)',
  description: 'One line per text, beginning with its labels: for doccano and fastText.',
  extension: 'txt',
  mediaType: 'text/plain',
  offsetUnit: null,
  documentation: `One line per text: \`__label__A __label__B words of the text\`. A text has no line breaks here, so they become
spaces, and a word of the text that begins with \`__label__\` loses two of its underscores. White space in names of
labels becomes \`_\`. Reading takes every word that begins with \`__label__\` for a label, wherever it stands in the line.`,
  losses: {
    ...TABLE_LOSSES,
    text: { kind: 'approximated', message: 'Each text is one line: its line breaks become spaces.' },
    'label-names': { kind: 'approximated', message: 'In names of labels, white space becomes _.' }
  },
  encode: (input) => encodeFastText(input, 'fasttext.txt'),
  reads: ['.txt'],
  decode: decodeFastText,
  recognise: (path, head) => (looksLikeTable(path, head) === 'fasttext' ? 'yes' : 'no')
}
