import type { Scheme } from '../../model/scheme'
import type { ExportInput, OutputPart } from '../format'
import { LabelNames } from '../label-names'
import { xmlAttributes, xmlText } from '../xml'
import { Guids } from './guid'
import { CodeTree } from './write-codes'

/** The namespace of codebooks. */
const CODEBOOK = 'urn:QDA-XML:codebook:1.0'
const FILE = 'codebook.qdc'

/** Writes the label schemes as a REFI-QDA codebook, with the labels that documents have and no scheme knows. */
export async function* encodeCodebook(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const guids = new Guids()
  const codes = new CodeTree(labels.labels, guids)
  for await (const { spans, documentLabels } of input.documents) {
    for (const { label } of [...spans, ...documentLabels]) codes.guidOf(labels.path(label))
  }
  // The standard demands a code. A group that says nothing stands for none, and is read as none.
  const none = `    <Code${xmlAttributes({ guid: guids.derived('no labels', ''), name: input.library.name, isCodable: 'false' })}/>\n`
  yield {
    path: FILE,
    text:
      `<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook${xmlAttributes({ xmlns: CODEBOOK, origin: input.software })}>\n` +
      `  <Codes>\n${codes.isEmpty ? none : codes.xml('    ')}  </Codes>\n` +
      `${schemeSets(input.schemes, codes, guids)}</CodeBook>\n`
  }
}

/** Which label belongs to which scheme, when there are several: a set for each scheme. */
function schemeSets(schemes: readonly Scheme[], codes: CodeTree, guids: Guids): string {
  const sets = schemes.filter(({ labels }) => labels.length > 0)
  if (sets.length < 2) return ''
  const xml = sets.map(({ id, name, guideline, labels }) => {
    const description = guideline === '' ? '' : `      <Description>${xmlText(guideline)}</Description>\n`
    const members = labels.map(({ path }) => `      <MemberCode${xmlAttributes({ guid: codes.guidOf(path) })}/>\n`)
    return `    <Set${xmlAttributes({ guid: guids.of('scheme', id), name })}>\n${description}${members.join('')}    </Set>\n`
  })
  return `  <Sets>\n${xml.join('')}  </Sets>\n`
}
