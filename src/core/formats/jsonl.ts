import { CHECK_LOSSES } from './check-losses'
import type { ExportInput, Format, OutputPart } from './format'
import { decodeJsonLines } from './jsonl/decode'
import { RowMaker } from './rows/document-row'
import { jsonPieces } from './rows/json-pieces'
import { POSITIONS_SETTING } from './rows/positions-setting'

const FILE = 'annotations.jsonl'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const maker = new RowMaker(input)
  // The file is there even when no line is.
  yield { path: FILE, text: '' }
  for await (const document of input.documents) {
    for (const text of jsonPieces(maker.row(document))) yield { path: FILE, text }
  }
}

/** One article a line, with its text: for scripts, data frames and training. */
export const jsonlFormat: Format = {
  id: 'jsonl',
  name: 'JSON Lines',
  description: 'One article a line with its text, annotations and claims: for scripts and data sets.',
  extension: 'jsonl',
  layout: 'file',
  mediaType: 'application/jsonl',
  offsetUnit: 'codepoint',
  documentation: `UTF-8, LF, one object per article, the same keys with the same types in every row; what is unknown is
an empty string, an empty list or \`null\`, never left out. \`text[start:end]\` in Python is the passage.

- Row: \`id\`, \`title\`, \`url\`, \`language\`, \`text\` (\`null\` when texts are left out), \`offset_unit\`
  (\`"codepoint"\`), \`sha256\` (of the text), \`status\`, \`spans\`, \`claims\`, \`document_labels\`, \`relations\`, \`bookmarks\`,
  \`note\` (on the article), \`name\` (of the document in this export), \`byline\`, \`publisher\`, \`published_at\`, \`tags\`,
  \`split\` (\`train\`, \`validation\`, \`test\` or empty), \`people\` (\`id\` and \`name\` of those who made the records),
  \`tokens\` (\`start\`, \`end\`, \`text\`, \`features\` as a JSON object in text) and \`sentences\` (\`start\`, \`end\`), which
  are \`null\` unless the document came with them, \`extra\` (a JSON object in text: what a converted file said that has
  no key here).
- Span: \`id\`, \`start\`, \`end\`, \`ranges\` (\`start\`, \`end\`, \`text\` each), \`label\` (full path), \`label_id\`, \`text\`,
  \`orphan\`, \`attributes\` (a JSON object in text), \`tags\`, \`note\`, \`annotator\`, \`created\`, \`updated\`, \`origin\`,
  \`orphan_place\`. A discontinuous span has several \`ranges\`; its \`start\` and \`end\` are the outer ones and its \`text\`
  joins the parts with \` … \`. An orphan, whose words are no longer in the text, has no ranges and \`null\` for \`start\`
  and \`end\`; \`orphan_place\` is for Claimdesk alone and empty for all others.
- Claim: \`id\`, \`spans\` (ids), \`claim\`, \`speaker\`, \`verdict_scale\`, \`verdict\`, \`canonical\`, \`note\` and authorship
  (\`annotator\`, \`created\`, \`updated\`, \`origin\`) as above.
- Document label: \`id\`, \`label\`, \`label_id\`, \`value\` (or \`null\`), \`attributes\`, \`note\` and authorship.
- Relation, in the row of the article it begins in: \`id\`, \`type\`, \`from_article\`, \`from_span\`, \`to_article\`,
  \`to_span\`, \`to_text\` (the words at the other end when it was drawn), \`attributes\`, \`note\`, authorship and
  \`type_name\`.
- Bookmark: \`id\`, \`start\`, \`end\`, \`text\`, \`name\` and authorship.

Read are the same rows, from whoever wrote them; only \`text\` must be there (or the id or hash of an article of the
library). Keys with other names are kept as what the file says of the document. Positions are believed while the words
at them agree, else the passage is looked for by its words. Without \`offset_unit\` what they count is found out by the
words.`,
  losses: {
    ...CHECK_LOSSES,
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    scheme: { kind: 'lost', message: 'Of labels only names and ids are written, not colours, keys and definitions.' }
  },
  textOptional: true,
  readSettings: [POSITIONS_SETTING],
  reads: ['.jsonl', '.ndjson'],
  recognise: (_path, head) => {
    const row = head.split('\n', 1)[0] ?? ''
    if (!row.startsWith('{"id":')) return 'no'
    // The text stands before the unit: of a long one the unit may not be in the head of the file.
    if (!row.includes('"offset_unit":')) return row.length < head.length ? 'no' : 'maybe'
    return row.includes('"label_name":') ? 'maybe' : 'yes'
  },
  encode,
  decode: decodeJsonLines
}
