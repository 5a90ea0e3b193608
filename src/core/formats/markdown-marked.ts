import { CHECK_LOSSES } from './check-losses'
import type { Format } from './format'
import { encodeMarkdown } from './markdown-marked/encode'
import { PAGES_SETTING } from './marked/one-page'

/** Text files to read, edit and paste: passages in brackets, what is said of them in footnotes. */
export const markdownMarkedFormat: Format = {
  id: 'markdown-marked',
  name: 'Markdown with marked passages',
  description: 'Text files to read and paste: passages in brackets, notes and claims in footnotes.',
  extension: 'md',
  mediaType: 'text/markdown',
  layout: 'folder',
  offsetUnit: null,
  documentation: `CommonMark with footnotes, as GitHub, Pandoc and Obsidian read them; in any other program brackets and
footnotes are shown as they stand.

- A passage is \`\\[its words\\][^3]\`; of a discontinuous one every part is. Footnotes are numbered as they are referred
  to, at the ends of passages, and say the label, the words, claims with verdicts, attributes, tags, relations, the
  note, who made it and on which day.
- Every line of the text that is not blank is a paragraph. What would be markup in it is escaped, so that it is shown as
  it is.
- The metadata and the note of the article stand above the text, its labels, bookmarks, and annotations whose words are
  no longer in the text below it.
- A file for each article and one that leads to them (\`index.md\`), or all in one (\`marked-articles.md\`).

It is written only, not read.`,
  losses: {
    ...CHECK_LOSSES,
    text: {
      kind: 'approximated',
      message: 'The words are all there; blank lines and the white space at the ends of lines are not.'
    },
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    times: { kind: 'approximated', message: 'Of times, the days on which things were made are shown.' },
    scheme: {
      kind: 'approximated',
      message: 'Labels have their names; colours, descriptions, keys and examples are left out.'
    },
    'token-features': { kind: 'lost', message: 'Tokens and what was said of them are left out.' }
  },
  writeSettings: [PAGES_SETTING],
  encode: encodeMarkdown
}
