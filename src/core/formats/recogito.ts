import { CHECK_LOSSES } from './check-losses'
import type { Format } from './format'
import { encodeRecogito, RELATIONS } from './recogito/encode'
import { positionsSetting } from './positions-setting'
import { readingId } from './readings'
import { decodeAnnotations, W3C_READINGS } from './w3c/decode'
import type { Readings } from './w3c/decode'

/** The same as for the standard, but UTF-16 first: programs in browsers count that. */
const READINGS = W3C_READINGS.toSorted(
  (a, b) => Number(b.unit === 'utf16') - Number(a.unit === 'utf16')
) as unknown as Readings

/** Web Annotations as Recogito's text annotators load and write them. */
export const recogitoFormat: Format = {
  id: 'recogito',
  name: 'Recogito',
  description: 'Web Annotations as the Recogito text annotators for web pages load and write them.',
  extension: 'json',
  layout: 'folder',
  mediaType: 'application/json',
  offsetUnit: 'utf16',
  documentation: `Written for every document: \`<name>.json\`, a list of Web Annotations, one a line, and \`<name>.txt\`, the
text they lie in, unless texts are left out. What has no passage, which the program would stumble over (document labels,
the note on the document, relations), is in \`<name>.document.json\`; for RecogitoJS (version 1), which knows relations,
they can be put among the annotations.

- Positions count UTF-16 code units of the text, as the program does, not code points as the standard demands. Every
  target has a quote selector and a position selector, because annotations that lack one are refused; orphans are
  therefore left out. Targets are always a list; several are the parts of one annotation.
- Label and tags are \`tagging\` bodies, the note is a \`commenting\` body. A relation has the motivation \`linking\`, two
  targets (the first is where it begins) and its type as a \`tagging\` body.
- Everything else is as in W3C Web Annotation, with the same terms of our own, which the program keeps and gives back.

Read: the lists that the program saves (also those of RecogitoJS, whose targets have no source), with relations as two
targets or as a body and a target. The text is the \`.txt\` or \`.html\` file of the same name, of which
\`document.body.textContent\` counts; else the article that the source names; else the only one there is. Positions are
checked against the quotes; if code points fit better, they are taken, and that is said.`,
  losses: {
    ...CHECK_LOSSES,
    metadata: { kind: 'lost', message: 'Title, author, address and date of the articles are left out.' },
    status: { kind: 'lost', message: 'How far the work on an article is (status) is left out.' },
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    orphans: { kind: 'lost', message: 'Orphaned annotations are left out: Recogito takes none without a position.' },
    scheme: { kind: 'lost', message: 'Colours, keys and descriptions of the labels are left out.' },
    'token-features': {
      kind: 'lost',
      message: 'Tokens and what is known of them (such as parts of speech) are left out.'
    },
    extra: { kind: 'lost', message: 'What a converted file said beside its annotations is left out.' }
  },
  textOptional: true,
  writeSettings: [RELATIONS],
  encode: encodeRecogito,
  reads: ['.json', '.jsonld', '.txt', '.html', '.htm'],
  readSettings: [
    positionsSetting(
      READINGS.map(readingId),
      'What the numbers count. They are checked against the words of each annotation.'
    )
  ],
  recognise: (_, head) => {
    if (!/^\s*\[/.test(head) || !head.includes('TextQuoteSelector')) return 'no'
    return head.includes('TextPositionSelector') ? 'yes' : 'maybe'
  },
  decode: (input) => decodeAnnotations(input, READINGS)
}
