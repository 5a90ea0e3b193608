import { POSITIONS } from './cas/decode-cases'
import { decodeCasJson } from './cas/decode-json'
import { casContext, encodeDocument } from './cas/encode-document'
import { CAS_CONVENTIONS } from './cas/conventions'
import { CAS_LOSSES } from './cas/losses'
import { TypeRegistry } from './cas/type-registry'
import { writeCasJson } from './cas/write-json'
import type { Format } from './format'

/** UIMA CAS JSON 0.4: one file a document, its types included. */
export const casJsonFormat: Format = {
  id: 'cas-json',
  name: 'UIMA CAS JSON',
  description: 'For INCEpTION, dkpro-cassis and other UIMA programs. One file per article, with its types.',
  extension: 'json',
  mediaType: 'application/json',
  layout: 'folder',
  offsetUnit: 'utf16',
  documentation: `The JSON serialization of the Apache UIMA CAS, version 0.4: \`%TYPES\`, \`%FEATURE_STRUCTURES\`, \`%VIEWS\`,
in this order. \`%ID\` and \`%TYPE\` come first in every structure, the sofa before what is about it, arrays are structures
of their own, and numbers that are none are written \`"#score": "NaN"\`. Positions are written as \`begin\` and \`end\`;
\`^begin\` and \`^end\`, as the draft has them, are read as well, and so is a bare list of structures.

${CAS_CONVENTIONS}`,
  losses: CAS_LOSSES,
  needsTokens: true,
  readSettings: [POSITIONS],
  reads: ['.json'],
  recognise: (_path, head) => (/"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"\s*:/.test(head) ? 'yes' : 'no'),
  encode: async function* (input) {
    const context = casContext(input)
    for await (const document of input.documents) {
      const cas = encodeDocument(document, context, new TypeRegistry())
      yield { path: `${document.name}.json`, text: writeCasJson(cas) }
    }
  },
  decode: decodeCasJson
}
