import type { Format } from './format'
import { lossReporter } from './losses'
import { decodeW3c } from './w3c/decode'
import { encodeW3c } from './w3c/encode'

/** The W3C's data model for annotations: to exchange work with other programs. */
export const w3cFormat: Format = {
  id: 'w3c',
  name: 'W3C Web Annotation',
  description: 'JSON-LD of the Web Annotation data model, with the texts in it: for other annotation programs.',
  extension: 'jsonld',
  mediaType: 'application/ld+json',
  offsetUnit: 'codepoint',
  documentation: `Written: one \`AnnotationCollection\` whose \`first\` page is embedded and holds all items; after them
\`claimdesk:articles\` with the metadata and the text of every article.

- Target: \`source\` is \`urn:claimdesk:article:<id>\`; a quote selector, whose context is long enough to be the only
  match, and a position selector are two descriptions of one segment. Several targets are the segments of one
  discontinuous annotation. \`state\` pins the text by its SHA-256 (\`claimdesk:textSha256\`). An orphan has a quote
  selector only. The target of a document label is the IRI of the article itself.
- Label: a \`tagging\` body with the full path, and its id in \`claimdesk:label\`; the value of a document label in
  \`claimdesk:value\`. Note: a \`commenting\` body. Tags: further \`tagging\` bodies with \`claimdesk:part\` \`tag\`. Attributes:
  \`claimdesk:attributes\`, as they are. Note on the article: a \`commenting\` annotation of the article itself.
- Relation: an annotation with the motivation \`linking\` whose two targets are annotations, the first being where it
  begins, and whose \`tagging\` body is the type; \`claimdesk:ends\` says in which articles the ends lie. Bookmark:
  the motivation \`bookmarking\`, its name in a \`describing\` body.
- Claim: a \`describing\` body with the claim as a sentence and \`claimdesk:speaker\`; its verdict in an \`assessing\`
  body with \`claimdesk:scale\`, \`claimdesk:verdict\`, \`claimdesk:canonical\`; its note in a \`commenting\` body. All have
  \`claimdesk:part\` (\`claim\`, \`verdict\`, \`claim-note\`) and \`claimdesk:claim\`, the claim's IRI, so that a claim made in
  several passages stays one.
- Ids are \`urn:uuid:…\`. The own terms are \`urn:claimdesk:terms#…\`.

Read: one annotation, a list, a collection, a page, a graph, or one of them per line. Positions count code points; if
the words at them differ from the quote, UTF-16 is tried (some programs write it), then the quote is searched with its
context, the nearest to the position first. Annotations of other articles, replies, and what cannot be found are
reported. The first body that names something is the label; further tags become attributes (\`key=value\`) or
tags; every other text becomes the note.`,
  losses: lossReporter({
    orphans: 'Orphaned annotations are written with their words, but without a position.',
    segments: 'The roles of text segments (title, caption, credit…) are left out.'
  }),
  encode: encodeW3c,
  decode: decodeW3c
}
