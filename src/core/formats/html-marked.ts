import { CHECK_LOSSES } from './check-losses'
import type { Format } from './format'
import { encodeHtml } from './html-marked/encode'
import { PAGES_SETTING } from './marked/one-page'

/** Pages to read, print and send: the text with its marked passages, and what is said of them. */
export const htmlMarkedFormat: Format = {
  id: 'html-marked',
  name: 'HTML with marked passages',
  description: 'Pages to read, print and send: the text with its passages marked, notes and claims beside it.',
  extension: 'html',
  mediaType: 'text/html',
  layout: 'folder',
  offsetUnit: null,
  documentation: `Pages that stand alone: their style is in them, they run no script and load nothing (their content
security policy forbids both). They follow the theme of the system, and can be printed.

- The text is the article's, letter by letter, a paragraph for each line. Every stretch of it lies in at most one
  \`mark\`, which is coloured as the passage that begins last and has a line for every passage; \`data-annotations\` has
  their numbers. Passages are numbered in text order; the number behind a passage leads to its entry and back.
- The list beside the text has for every passage its label, words, claims with verdicts, attributes, tags, relations,
  note, who made it and on which day. Labels of the article, its note, bookmarks, and annotations whose words are no
  longer in the text have lists of their own. What is masked in the text is faint.
- A page for each article and one that leads to them (\`index.html\`), or all on one (\`marked-articles.html\`).

It is written only, not read.`,
  losses: {
    ...CHECK_LOSSES,
    segments: {
      kind: 'approximated',
      message: 'Masked parts of the text are shown faint; other roles of parts are left out.'
    },
    times: { kind: 'approximated', message: 'Of times, the days on which things were made are shown.' },
    scheme: {
      kind: 'approximated',
      message: 'Labels have their names and colours; descriptions, keys and examples are left out.'
    },
    'token-features': { kind: 'lost', message: 'Tokens and what was said of them are left out.' }
  },
  writeSettings: [PAGES_SETTING],
  encode: encodeHtml
}
