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
  { id: 'token-pos-chunk-tag', name: 'Token, part of speech, chunk, tag' },
  { id: 'token-pos-tag', name: 'Token, part of speech, tag' },
  { id: 'token-tag', name: 'Token, tag' }
])

/** Token, part of speech, chunk and tag in columns, as in the shared task of 2003. */
export const conll2003Format: Format = {
  id: 'conll-2003',
  name: 'CoNLL-2003',
  description: 'One token a line with its tag (IOB2, IOB1, BIOES or BILUO): for training sequence taggers.',
  extension: 'conll',
  layout: 'folder',
  mediaType: 'text/plain',
  offsetUnit: null,
  needsTokens: true,
  documentation: `UTF-8, LF. A file for each article (\`NAME.conll\`), or one for all (\`annotations.conll\`). Each article opens with the
line \`-DOCSTART- -X- O O\` and an empty line, which is the only form spaCy's converter knows; an empty line follows
each sentence.

- Columns, parted by one space: token, part of speech, chunk, tag. Part of speech and chunk are those that a converted
  file came with, else \`_\`; the setting \`columns\` leaves out one or both.
- Tags: IOB2 (\`B-\` begins every passage) unless another scheme is chosen: IOB1 (\`B-\` only right behind a passage of
  the same label, as in the original corpus), BIOES, BILUO (\`L-\` and \`U-\` for \`E-\` and \`S-\`).
- A token never holds white space of any kind, so that every reader counts the same columns; a token that does is
  written as several. Labels have \`_\` for white space. Sentences that a passage crosses are written as one, because
  for every reader a passage ends with its sentence.
- \`claimdesk.conll.json\` beside the files names the scheme, the columns, and the labels whose names were changed.

Read are files of two or more columns, parted by tabs or spaces; the first is the token, the last the tag, the second
the part of speech and the third the chunk where there are more. A line that begins with \`-DOCSTART-\` opens a document,
in any form, with or without an empty line behind it. \`#\` begins no comment. Letters may stand before or behind the label
(\`B-NP\`, \`NP-B\`); \`M-\` is read as \`I-\`, \`W-\` as \`S-\`; a label without a letter goes on as long as it is repeated. Tags
that no scheme would have written are reported and read as the CoNLL evaluation script does. The text of a document
is its tokens joined by one space (or by nothing, as chosen), its sentences by line feeds. Which scheme the tags follow
is found out by them, unless \`claimdesk.conll.json\` or a person says it; it decides which tags are reported, nothing else.`,
  losses: columnLosses({
    kind: 'approximated',
    message: 'Of the features of tokens only part of speech (pos) and chunk are written.'
  }),
  writeSettings: WRITE_SETTINGS,
  readSettings: COLUMN_READ_SETTINGS,
  reads: COLUMN_ENDINGS,
  recognise: (path, head) =>
    recogniseColumns(path, head, ({ columns, hasDocumentStart }) => columns > 3 || (hasDocumentStart && columns > 1)),
  encode: (input) => encodeColumns(input, columnLayout(input.options.settings, WRITE_SETTINGS, true)),
  decode: (input) => Promise.resolve(decodeColumns(input))
}
