import { CHECK_LOSSES } from './check-losses'
import type { Format } from './format'
import { positionsSetting } from './positions-setting'
import { readingId } from './readings'
import { decodeAnnotations, W3C_READINGS } from './w3c/decode'
import { encodeW3c } from './w3c/encode'

/** The W3C's data model for annotations: to exchange work with other programs. */
export const w3cFormat: Format = {
  id: 'w3c',
  name: 'W3C Web Annotation',
  description: 'JSON-LD of the Web Annotation data model, with the texts in it: for other annotation programs.',
  extension: 'jsonld',
  layout: 'file',
  mediaType: 'application/ld+json',
  offsetUnit: 'codepoint',
  documentation: `Written: one \`AnnotationCollection\` whose \`first\` page is embedded and holds all items; after them
\`claimdesk:articles\` with metadata, status and text of every article, and \`claimdesk:schemes\` with the label schemes.

- Target: \`source\` is \`urn:claimdesk:article:<id>\`; a quote selector, whose context is long enough to be the only
  match, and a position selector are two descriptions of one segment. Several targets are the segments of one
  discontinuous annotation. \`state\` pins the text by its SHA-256 (\`claimdesk:textSha256\`). An orphan has a quote
  selector only, and where it stood in \`claimdesk:orphan\` (UTF-16 code units of a text that is no longer there). The
  target of a document label is the IRI of the article itself.
- Label: a \`tagging\` body with the full path, and its id in \`claimdesk:label\`; the value of a document label in
  \`claimdesk:value\`. Note: a \`commenting\` body in Markdown. Tags: further \`tagging\` bodies with \`claimdesk:part\`
  \`tag\`. Attributes: \`claimdesk:attributes\`, as they are. Note on the article: a \`commenting\` annotation of the
  article itself.
- Relation: an annotation with the motivation \`linking\` whose two targets are annotations, the first being where it
  begins, and whose \`tagging\` body is the type; \`claimdesk:ends\` says in which articles the ends lie. Bookmark:
  the motivation \`bookmarking\`, its name in a \`describing\` body.
- Claim: a \`describing\` body with the claim as a sentence and \`claimdesk:speaker\`; its verdict in an \`assessing\`
  body with \`claimdesk:scale\`, \`claimdesk:verdict\`, \`claimdesk:canonical\`; its note in a \`commenting\` body. All have
  \`claimdesk:part\` (\`claim\`, \`verdict\`, \`claim-note\`) and \`claimdesk:claim\`, the claim's IRI, so that a claim made in
  several passages (\`claimdesk:passage\` counts them) stays one.
- Ids are \`urn:uuid:…\`, or \`urn:claimdesk:annotation:<article>:<id>\` where an id is no UUID. The own terms are
  \`urn:claimdesk:terms#…\`.

Read: one annotation, a list, a collection, a page, a graph, or one of them per line. A file with texts brings its
articles along; other annotations belong to the article that their source names by our IRI, by its hash
(\`urn:sha256:…\`), address or name, or to the only article there is. Positions count code points; if the words of a
file agree better with UTF-16 (some programs write it), that is taken, and said. Where the words at a position differ
from the quote, the quote is searched with its context, the nearest to the position first. Annotations of other
articles, replies, and what cannot be found are reported. The first body that names something is the label; further tags
become attributes (\`key=value\`) or tags; every other text becomes the note. Comments on a whole article become its note.`,
  losses: {
    ...CHECK_LOSSES,
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    'token-features': {
      kind: 'lost',
      message: 'Tokens and what is known of them (such as parts of speech) are left out.'
    }
  },
  textOptional: true,
  encode: encodeW3c,
  reads: ['.jsonld', '.json', '.jsonl'],
  readSettings: [
    positionsSetting(
      W3C_READINGS.map(readingId),
      'What the numbers count. They are checked against the words of each annotation.'
    )
  ],
  recognise: (_, head) => {
    if (!/www\.w3\.org\/ns\/(?:anno\.jsonld|oa)/.test(head)) return 'no'
    return /^\s*\{/.test(head) ? 'yes' : 'maybe'
  },
  decode: (input) => decodeAnnotations(input, W3C_READINGS)
}
