import { CHECK_LOSSES } from './check-losses'
import type { Format } from './format'
import type { LossTable } from './losses'
import { jsonRecords } from './json-records'
import { encodeProdigy } from './prodigy/encode'
import { decodeProdigy } from './prodigy/decode'
import { ANSWERS_SETTING } from './prodigy/settings'
import { PYTHON_POSITIONS } from './python-positions'

const lost = (message: string): { readonly kind: 'lost'; readonly message: string } => ({ kind: 'lost', message })

const LOSSES: LossTable = {
  ...CHECK_LOSSES,
  segments: lost('The roles of text segments (title, caption, credit…) are left out.'),
  'discontinuous-spans': {
    kind: 'approximated',
    message: 'An annotation of several passages becomes one over everything between them, or one for each passage.',
    policies: ['hull', 'parts', 'drop', 'refuse']
  },
  'zero-width-spans': lost('Annotations of no words are left out.'),
  orphans: lost('Orphaned annotations are left out: they have no place in the text.'),
  'relations-between-articles': lost('Relations between articles are left out: a row is one text.'),
  scheme: lost('Colours, keys, descriptions and attributes of labels are left out.')
}

/** A task a line, as Prodigy reads and writes them. */
export const prodigyFormat: Format = {
  id: 'prodigy',
  name: 'Prodigy JSONL',
  description: 'A text a line with tokens, passages, relations, choices and answer, as Prodigy keeps it.',
  extension: 'jsonl',
  layout: 'file',
  mediaType: 'application/jsonl',
  offsetUnit: 'codepoint',
  documentation: `UTF-8, LF, one object for each article and each person who made something in it (\`_annotator_id\`, \`_session_id\`),
because an answer in Prodigy is one person's. Offsets are code points, as in Python: \`text[start:end]\` is the passage.

- \`tokens\`: \`text\`, \`start\`, \`end\`, \`id\` (from 0), \`ws\` (white space follows), and features such as \`pos\`.
- \`spans\`: \`start\`, \`end\`, \`label\`, and \`token_start\` and \`token_end\` (the last token, inclusive) where the passage
  begins and ends with a token. Passages may overlap; \`_view_id\` is then \`spans_manual\`, else \`ner_manual\`.
- \`relations\`: \`head\`, \`child\` (the last token of the passage at that end), \`label\`, \`head_span\`, \`child_span\`.
- Labels on the whole article: \`options\` and \`accept\`.
- \`answer\`: \`accept\`, unless the article has the tag \`prodigy:reject\` or \`prodigy:ignore\` (\`prodigy:reject:LABEL\`: the
  label is written as \`label\`). \`_timestamp\`: when the newest of its records was changed, in seconds.
- \`meta.claimdesk\`: what Prodigy has no field for: \`name\`, metadata, \`status\` and \`note\` of the article; details of
  spans (\`id\`, \`attributes\`, \`tags\`, \`note\`, \`created\`, \`updated\`), which are believed only while a span with their place
  and label is there; details of labels and relations; \`claims\`, \`bookmarks\`, \`extra\`; \`tokens\`: \`made\`, when the
  tokens were made for the row.
- No hashes are written: Prodigy makes them itself.

Read are JSON lines, or a JSON array. Rows with one text (and \`_input_hash\`) and different annotators are one document. A
rejected or ignored task becomes a tag, and what it asked is no label; its passages are taken unless chosen otherwise.
A relation between tokens that no passage covers makes passages of them, without a label (attribute
\`prodigy_relation_end\`), which are not written as \`spans\` again. Tokens of white space alone
are left out. Other keys of a row, and other keys of \`meta\`, are kept when a file is converted.`,
  losses: LOSSES,
  readSettings: [PYTHON_POSITIONS, ANSWERS_SETTING],
  reads: ['.jsonl', '.json', '.ndjson'],
  recognise: (_path, head) => {
    const [first] = jsonRecords(head.slice(0, head.lastIndexOf('\n') + 1) || head)
    const row = first?.value
    if (!row || typeof row['text'] !== 'string') return 'no'
    if ('_input_hash' in row || '_task_hash' in row || '_view_id' in row) return 'yes'
    const isAnswered = row['answer'] === 'accept' || row['answer'] === 'reject' || row['answer'] === 'ignore'
    return isAnswered || Array.isArray(row['spans']) ? 'maybe' : 'no'
  },
  encode: encodeProdigy,
  decode: decodeProdigy
}
