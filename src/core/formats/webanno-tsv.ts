import type { Format } from './format'
import { decodeTsv } from './webanno-tsv/decode'
import { encodeTsv } from './webanno-tsv/encode'
import { TSV_LOSSES } from './webanno-tsv/losses'
import { POSITIONS } from './webanno-tsv/place-text'

const DOCUMENTATION = `One file per document, \`name.tsv\`, UTF-8, LF. Offsets are UTF-16 code units of the text.

- Layers: a label that came from a layer of WebAnno, INCEpTION or a UIMA CAS goes back to its type and feature. Labels
  that were made here are values of the feature \`label\` of the span layer \`webanno.custom.ClaimdeskSpan\`, relations
  those of the feature \`label\` of \`webanno.custom.ClaimdeskRelation\`. A project must have these layers, and a string
  feature for each column, before a file can be imported there. (\`TypeSystem.xml\` of the UIMA formats defines them.)
- Columns: one for each attribute that is used, under its name (characters that no feature's name may have are
  \`_x2D_\`: their code point), \`note\` for notes and \`tags\` for tags (\`one, two\`; a comma in a tag is \`\\,\`); in layers of
  others \`claimdesk_note\` and \`claimdesk_tags\`. Every value is text. A carriage return is \`\\r\`.
- Slots become relations with an attribute \`role\`; chains become relations from each link to the next. Dependencies end
  at tokens, which are annotations labelled \`Token\` then; the column names POS as their base, as in WebAnno.
- Text: a sentence begins with its first token. Readers put a line feed and spaces into the gap between two sentences.
  Where something else stands there (a space, an empty line), the sentence before holds it in its \`#Text=\` lines, so that
  every reader gets the same text. What is more than spaces before the first token is in a line \`#Claimdesk.Before=\`
  of the first sentence's header, escaped like \`#Text=\`; other readers pass over it and see spaces.
- A tab or line end inside a token is escaped in the third column, too, which else repeats the words as they are.

Versions 3.0 to 3.3 are read. \`#Text=\` counts, the third column is compared with it. Where rows agree only with offsets
in code points, or with texts escaped like values, the file is read so, and the dialog says it. White space at the end of
a sentence is not part of the sentence. What a row points at and is not there is reported with its line.`

/** WebAnno TSV 3.3, as WebAnno and INCEpTION write and read it. */
export const webannoTsvFormat: Format = {
  id: 'webanno-tsv',
  name: 'WebAnno TSV 3.3',
  description: 'A table of tokens for each document: passages, relations and chains for WebAnno and INCEpTION.',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  layout: 'folder',
  offsetUnit: 'utf16',
  needsTokens: true,
  documentation: DOCUMENTATION,
  losses: TSV_LOSSES,
  reads: ['.tsv'],
  readSettings: [POSITIONS],
  recognise: (_path, head) => (/^\s*#FORMAT=WebAnno TSV 3/.test(head) ? 'yes' : 'no'),
  encode: encodeTsv,
  decode: decodeTsv
}
