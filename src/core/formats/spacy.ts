import { CHECK_LOSSES } from './check-losses'
import type { Format, Recognition } from './format'
import type { LossTable } from './losses'
import { isJsonObject, parseJson } from './json-value'
import { PYTHON_POSITIONS } from './python-positions'
import { decodeSpacy } from './spacy/decode'
import { encodeSpacy } from './spacy/encode'
import { FORM_SETTING, SPANS_SETTING } from './spacy/settings'

const lost = (message: string): { readonly kind: 'lost'; readonly message: string } => ({ kind: 'lost', message })

const LOSSES: LossTable = {
  ...CHECK_LOSSES,
  metadata: lost('Titles, sources, dates and tags of articles are left out.'),
  status: lost('Whether an article is done is left out.'),
  segments: lost('The roles of text segments (title, caption, credit…) are left out.'),
  'discontinuous-spans': {
    kind: 'approximated',
    message: 'An annotation of several passages becomes one over everything between them, or one for each passage.',
    policies: ['hull', 'parts', 'drop', 'refuse']
  },
  'zero-width-spans': lost('Annotations of no words are left out.'),
  'white-space-edges': {
    kind: 'approximated',
    message: 'White space at the ends of annotations is taken off, because spaCy refuses it; one of nothing else goes.'
  },
  orphans: lost('Orphaned annotations are left out: they have no place in the text.'),
  attributes: lost('Attributes of annotations are left out.'),
  tags: lost('Tags of annotations are left out.'),
  notes: lost('Notes are left out.'),
  people: lost('Who made an annotation is left out.'),
  times: lost('When an annotation was made is left out.'),
  'document-label-values': lost('Values of labels on whole articles are left out.'),
  'document-label-attributes': lost('Attributes of labels on whole articles are left out.'),
  relations: lost('Relations are left out.'),
  'relations-between-articles': lost('Relations between articles are left out.'),
  'relation-attributes': lost('Attributes of relations are left out.'),
  claims: lost('Claims are left out; the passages they stand in are written.'),
  'claims-on-several-spans': lost('Claims are left out.'),
  'further-claims-of-a-span': lost('Claims are left out.'),
  verdicts: lost('Verdicts are left out.'),
  bookmarks: lost('Bookmarks are left out.'),
  scheme: lost('Colours, keys, descriptions and attributes of labels are left out.'),
  'token-features': lost(
    'Tokens are left out (unless documents are written as Doc.to_json does): spaCy makes its own.'
  ),
  extra: lost('What a file said beyond that is left out.')
}

function recognise(_path: string, head: string): Recognition {
  const trimmed = head.trimStart()
  const first = parseJson(trimmed.slice(0, Math.max(0, trimmed.indexOf('\n'))) || trimmed)
  const value = first.ok ? first.value : null
  if (Array.isArray(value) && typeof value[0] === 'string' && isJsonObject(value[1])) return 'yes'
  if (isJsonObject(value) && typeof value['text'] === 'string') {
    if (Array.isArray(value['ents'])) return 'yes'
    return Array.isArray(value['entities']) || isJsonObject(value['cats']) ? 'maybe' : 'no'
  }
  const isTraining =
    /^\[?\s*\{/.test(trimmed) && /"paragraphs"\s*:\s*\[/.test(trimmed) && /"(?:raw|sentences)"/.test(trimmed)
  const isTrainData = /^\[\s*\[\s*"(?:[^"\\]|\\.){0,20000}"\s*,\s*\{\s*"(?:entities|spans|cats)"\s*:/.test(trimmed)
  return isTraining || isTrainData ? 'yes' : 'no'
}

/** Training data for spaCy: a text with its entities, span groups and categories. */
export const spacyFormat: Format = {
  id: 'spacy',
  name: 'spaCy JSON',
  description: 'Texts with named entities, span groups and categories: training data for spaCy.',
  extension: 'jsonl',
  layout: 'file',
  mediaType: 'application/jsonl',
  offsetUnit: 'codepoint',
  documentation: `UTF-8, LF. Offsets are code points, as in Python, the end excluded. Three forms can be chosen:

- \`tuples\` (\`spacy.jsonl\`): \`["text", {"entities": [[start, end, "LABEL"]], "spans": {"sc": […]}, "cats": {"A": 1.0}}]\`, one
  on each line; the second part is what \`Example.from_dict\` takes.
- \`array\` (\`spacy.json\`): the same as one JSON list, the \`TRAIN_DATA\` of spaCy 2.
- \`docs\` (\`spacy.jsonl\`): an object a line as \`Doc.to_json\` writes it and \`Doc.from_json\` takes it (\`text\`, \`ents\`, \`spans\`,
  \`cats\`, \`sents\`, \`tokens\`), the tokens making up the whole text.

Named entities may not overlap in spaCy (its error E103): where annotations of an article do, all of them are in the
span group \`sc\`, which may. White space at the ends of annotations is taken off. spaCy learns nothing from an entity that
does not begin and end with its own tokens (its warning W030), and refuses such a passage in a group. \`cats\` has 1.0 for the
labels of the article and 0.0 for the others that a whole article can have.

Read are these forms, objects with \`text\` and \`entities\`, \`ents\`, \`spans\` or \`cats\` (as lists of numbers or of objects), and
the training JSON of spaCy 2 (\`paragraphs\`, \`sentences\`, \`tokens\` with BILUO tags), whose paragraphs are joined by line
feeds. A span group other than \`sc\` becomes the attribute \`spans_key\`. A category counts from 0.5; a value below 1 is
kept as the label's value. Binary \`.spacy\` files are not read.`,
  losses: LOSSES,
  writeSettings: [FORM_SETTING, SPANS_SETTING],
  readSettings: [PYTHON_POSITIONS],
  reads: ['.jsonl', '.json', '.spacy'],
  recognise,
  encode: encodeSpacy,
  decode: decodeSpacy
}
