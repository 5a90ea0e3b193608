import { decodeColumns } from './conll/decode'
import { encodeColumns } from './conll/encode'
import {
  COLUMN_ENDINGS,
  COLUMN_READ_SETTINGS,
  columnLayout,
  columnLosses,
  columnWriteSettings,
  recogniseColumns
} from './conll/format-parts'
import type { Format } from './format'

const WRITE_SETTINGS = columnWriteSettings([
  { id: 'token-tag', name: 'Token, tag' },
  { id: 'token-pos-tag', name: 'Token, part of speech, tag' }
])

/** Token and tag in columns, as in the shared task of 2002. */
export const conll2002Format: Format = {
  id: 'conll-2002',
  name: 'CoNLL-2002',
  description:
    'One token a line and its tag, nothing else (IOB2, IOB1, BIOES or BILUO): for training sequence taggers.',
  extension: 'conll',
  layout: 'folder',
  mediaType: 'text/plain',
  offsetUnit: null,
  needsTokens: true,
  documentation: `As CoNLL-2003, but with two columns, token and tag; or three, with the part of speech between them. A file of one
article does not open with \`-DOCSTART-\`. The same files are read.`,
  losses: columnLosses({
    kind: 'lost',
    message: 'Features of tokens are left out, unless a column for the part of speech is chosen.'
  }),
  writeSettings: WRITE_SETTINGS,
  readSettings: COLUMN_READ_SETTINGS,
  reads: COLUMN_ENDINGS,
  recognise: (path, head) =>
    recogniseColumns(path, head, ({ columns, hasDocumentStart }) => columns < 4 && !hasDocumentStart),
  encode: (input) => encodeColumns(input, columnLayout(input.options.settings, WRITE_SETTINGS, false)),
  decode: (input) => Promise.resolve(decodeColumns(input))
}
