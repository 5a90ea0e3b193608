import { CHECK_LOSSES } from './check-losses'
import type { Format, Recognition } from './format'
import type { Loss, LossTable } from './losses'
import { ENDINGS } from './ptc/collect-files'
import { decodePtc, POSITIONS } from './ptc/decode'
import { encodePtc } from './ptc/encode'
import { areLabelRows } from './ptc/label-rows'

function recognise(path: string, head: string): Recognition {
  if (/(?:^|\/)article\d+\.txt$/.test(path)) return 'maybe'
  if (/\.labels(?:\.\w+)?$/.test(path)) return areLabelRows(head) || head.trim() === '' ? 'yes' : 'maybe'
  return /\.(?:tsv|out|txt)$/.test(path) && areLabelRows(head) ? 'maybe' : 'no'
}

const lost = (what: string): Loss => ({ kind: 'lost', message: `${what} left out: a row has a technique and a place.` })

const LOSSES: LossTable = {
  ...CHECK_LOSSES,
  metadata: lost('Title, author, publisher, address, date and tags of the articles are'),
  status: lost('How far the work on an article is, is'),
  segments: lost('The roles of text segments (title, caption, credit…) are'),
  'discontinuous-spans': {
    kind: 'approximated',
    message: 'Annotations in several parts become several rows, or one without gaps.',
    policies: ['parts', 'hull', 'drop', 'refuse']
  },
  'zero-width-spans': lost('Annotations without words are'),
  orphans: lost('Orphaned annotations are'),
  attributes: lost('Attributes of annotations are'),
  tags: lost('Tags of annotations are'),
  notes: lost('Notes are'),
  people: lost('Who made an annotation is'),
  times: lost('When an annotation was made is'),
  'document-labels': lost('Labels of whole articles are'),
  'document-label-values': lost('Values of document labels are'),
  'document-label-attributes': lost('Attributes of document labels are'),
  relations: lost('Relations are'),
  'relations-between-articles': lost('Relations to another article are'),
  'relation-attributes': lost('Attributes of relations are'),
  claims: lost('Claims are'),
  'claims-on-several-spans': lost('Claims on several passages are'),
  'further-claims-of-a-span': lost('Further claims of a passage are'),
  verdicts: lost('Verdicts are'),
  bookmarks: lost('Bookmarks are'),
  scheme: lost('Colours, keys, descriptions and attributes of labels are'),
  'token-features': lost('Tokens and what is said of them are'),
  extra: lost('What other programs had said of the articles is')
}

/** The Propaganda Techniques Corpus and the files of SemEval-2020 task 11. */
export const ptcFormat: Format = {
  id: 'ptc',
  name: 'SemEval PTC (propaganda techniques)',
  description: 'Articles and rows of article, technique, begin and end, as SemEval-2020 task 11 has them.',
  extension: 'labels',
  mediaType: 'text/tab-separated-values',
  layout: 'folder',
  offsetUnit: 'codepoint',
  documentation: `UTF-8, LF. For each article \`articles/article<id>.txt\` and
\`labels-task-flc-tc/article<id>.task-flc-tc.labels\` (with a split \`train-articles/\`, \`dev-articles/\`,
\`test-articles/\` and labels beside them), a label file being there even when it is empty. A row is
\`id⇥technique⇥begin⇥end\`; positions are code points of the text as Python reads it, the end excluded. Rows may overlap
and cross lines. Tabs, line ends and spaces at the edges of a technique's name are
written \`%09\`, \`%0A\`, \`%20\`. \`propaganda-techniques-names.txt\` lists the techniques, for the corpus's scorers.

Read are articles in any folders and label files of any name, for one article or for all: \`id⇥technique⇥begin⇥end\`
(2020's task TC, 2019's FLC; \`?\` is no technique), \`id⇥begin⇥end\` (task SI, left out where other rows of the article
name techniques) and \`id⇥sentence⇥label\` (2019's SLC: a line of the article, counted from 1; rows \`non-propaganda\` mark
nothing). A label that several files give is one. Labels of articles that are not there are reported, unless the library
has an article of that name. A byte order mark counts and CRLF is one character, as in Python, unless the edges of words
speak for another reading. The first line is the title when the second is empty.`,
  losses: LOSSES,
  reads: ENDINGS,
  readSettings: [POSITIONS],
  recognise,
  encode: encodePtc,
  decode: decodePtc
}
