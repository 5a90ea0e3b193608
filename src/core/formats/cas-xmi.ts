import { CAS_CONVENTIONS } from './cas/conventions'
import { POSITIONS } from './cas/decode-cases'
import { decodeCasXmi } from './cas/decode-xmi'
import { casContext, encodeDocument } from './cas/encode-document'
import { CAS_LOSSES } from './cas/losses'
import { REPLACED_TYPE } from './cas/replaced'
import { TypeRegistry } from './cas/type-registry'
import { writeTypeSystem } from './cas/type-system-xml'
import { writeCasXmi } from './cas/write-xmi'
import type { Format } from './format'

/** The file beside the documents; XMI has no types in it. */
const TYPE_SYSTEM_FILE = 'TypeSystem.xml'

/** CAS XMI, one file a document, and the type system of all. */
export const casXmiFormat: Format = {
  id: 'cas-xmi',
  name: 'UIMA CAS XMI',
  description:
    'For INCEpTION, WebAnno and other UIMA programs. One file per article, and TypeSystem.xml with the types.',
  extension: 'xmi',
  mediaType: 'application/vnd.xmi+xml',
  layout: 'folder',
  offsetUnit: 'utf16',
  documentation: `XMI as UIMA writes it, and one \`TypeSystem.xml\` for all documents of an export. The namespace of an element
is the package of its type: \`http:///webanno/custom.ecore\`. The text is the attribute \`sofaString\`, with line breaks and
tabs by number. Pointers and numbers of an array stand in an attribute, strings of an array in elements.

Characters that XML cannot hold (control characters, halves of surrogate pairs) are written as one space each, so that
positions stay right. Claimdesk finds in \`webanno.custom.ClaimdeskReplaced\` what they were; other programs see spaces.

Read are \`.xmi\` files with all type systems (\`.xml\`) of their folder, else of the nearest folder above. Without one, types
are taken from what the file shows and from what DKPro has built in; values are text then.

${CAS_CONVENTIONS}`,
  losses: CAS_LOSSES,
  needsTokens: true,
  readSettings: [POSITIONS],
  reads: ['.xmi', '.xml'],
  recognise: (_path, head) => {
    if (head.includes('http://www.omg.org/XMI') && head.includes('http:///uima/cas.ecore')) return 'yes'
    return /<typeSystemDescription[\s>]/.test(head) ? 'yes' : 'no'
  },
  encode: async function* (input) {
    const context = casContext(input)
    const registry = new TypeRegistry()
    for await (const document of input.documents) {
      const cas = encodeDocument(document, context, registry)
      const { text, hasReplaced } = writeCasXmi(cas)
      if (hasReplaced) registry.types.add(REPLACED_TYPE)
      yield { path: `${document.name}.xmi`, text }
    }
    yield { path: TYPE_SYSTEM_FILE, text: writeTypeSystem(registry.types.types) }
  },
  decode: decodeCasXmi
}
