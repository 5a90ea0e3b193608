import { validateXML } from 'xmllint-wasm'
import { readCorpus } from './corpora'

/** The corpus with the schemas of the standard. */
export const REFI_CORPUS = 'refi-qda/schemas'

const SCHEMAS = {
  project: 'refi-qda/schemas/project/v1.0/Project.xsd',
  codebook: 'refi-qda/schemas/codebook/v1.0/Codebook.xsd'
} as const

/** What libxml2 finds wrong with files by a schema of the REFI-QDA standard: one line for each fault. */
export async function schemaFaults(kind: keyof typeof SCHEMAS, files: readonly string[]): Promise<readonly string[]> {
  if (files.length === 0) return []
  const xml = files.map((contents, index) => ({ fileName: `file-${index}.xml`, contents }))
  const schema = { fileName: 'schema.xsd', contents: readCorpus(SCHEMAS[kind]) }
  const { valid, errors, rawOutput } = await validateXML({
    xml,
    schema: [schema],
    initialMemoryPages: 1024,
    maxMemoryPages: 16384
  })
  if (valid) return []
  return errors.length > 0 ? errors.map(({ rawMessage }) => rawMessage) : [rawOutput]
}
