import { CHECK_LOSSES } from './check-losses'
import type { Format } from './format'
import { decodeHypothesis } from './hypothesis/decode'
import { encodeHypothesis } from './hypothesis/encode'

const NO_PLACE = 'Hypothesis has no place for them.'

/** The file with which the Hypothesis client exports and imports annotations. */
export const hypothesisFormat: Format = {
  id: 'hypothesis',
  name: 'Hypothesis',
  description: 'The file that the Hypothesis client for web pages exports and imports.',
  extension: 'json',
  layout: 'file',
  mediaType: 'application/json',
  offsetUnit: 'utf16',
  documentation: `Written: one object with \`client_version\`, \`export_userid\`, \`annotations\` (one a line) and \`export_date\`,
which is the time of the newest record, not that of the export.

- Target: a position selector in UTF-16 code units of the article's text, and a quote selector with 32 code units of
  context. The page is the article's address, else \`urn:claimdesk:article:<id>\`; its title goes along. An orphan has a
  quote only. There is no range selector, because there is no page.
- The label is the first tag, tags are the further ones, the note is the text (Markdown). A document label is a page
  note with one tag, the note on the article a page note without tags.
- \`user\` is \`acct:<person>@claimdesk\`, the name is \`user_info.display_name\`. Annotations are private to their makers;
  the client's import makes them its user's in any case.
- \`claimdesk\` has what only this program reads: the article's id, \`attributes\`, the \`value\` of a document label, and
  where an \`orphan\` stood. The client's import drops it.

Read: an export, an answer of the API (\`rows\`), a list, or one annotation a line. The text is the article of the library
with that address or title, else a \`.txt\` or \`.html\` file given along whose name or title is that of the page (of a web
page \`document.body.textContent\` counts, as for the client), else the only text there is. Positions are believed only
while the words are there; else the quote is searched, first as it is, then without regard to white space, because
the client quotes \`<br>\` as a space. Replies go under the note of what they answer, with names. Of page notes every tag
becomes a document label; without tags they become the note on the article. Highlights have no label.`,
  losses: {
    ...CHECK_LOSSES,
    text: { kind: 'lost', message: 'Texts are not in the file: it refers to web pages.' },
    metadata: {
      kind: 'approximated',
      message: 'Only titles and addresses go along, not authors, publishers, dates and tags of articles.'
    },
    status: { kind: 'lost', message: 'How far the work on an article is (status) is left out.' },
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    'discontinuous-spans': {
      kind: 'approximated',
      message: 'An annotation in Hypothesis is one piece of text.',
      policies: ['parts', 'hull', 'drop', 'refuse']
    },
    'zero-width-spans': {
      kind: 'lost',
      message: 'Marks between two characters are left out: there is nothing to quote.'
    },
    relations: { kind: 'lost', message: `Relations are left out. ${NO_PLACE}` },
    'relations-between-articles': { kind: 'lost', message: `Relations between articles are left out. ${NO_PLACE}` },
    'relation-attributes': { kind: 'lost', message: `Attributes of relations are left out. ${NO_PLACE}` },
    claims: { kind: 'lost', message: `Claims are left out; their passages stay. ${NO_PLACE}` },
    'claims-on-several-spans': { kind: 'lost', message: `Claims are left out; their passages stay. ${NO_PLACE}` },
    'further-claims-of-a-span': { kind: 'lost', message: `Claims are left out; their passages stay. ${NO_PLACE}` },
    verdicts: { kind: 'lost', message: `Verdicts are left out. ${NO_PLACE}` },
    bookmarks: { kind: 'lost', message: `Bookmarks are left out. ${NO_PLACE}` },
    scheme: { kind: 'lost', message: 'Colours, keys and descriptions of the labels are left out.' },
    'token-features': {
      kind: 'lost',
      message: 'Tokens and what is known of them (such as parts of speech) are left out.'
    },
    extra: { kind: 'lost', message: 'What a converted file said beside its annotations is left out.' }
  },
  encode: encodeHypothesis,
  reads: ['.json', '.jsonl', '.txt', '.html', '.htm'],
  recognise: (_, head) => {
    if (/"annotations"\s*:\s*\[/.test(head) && /"(?:export_userid|client_version|export_date)"/.test(head)) return 'yes'
    return /"user"\s*:\s*"acct:/.test(head) && head.includes('"target"') ? 'yes' : 'no'
  },
  decode: decodeHypothesis
}
