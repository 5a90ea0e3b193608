import type { ExportInput, OutputPart } from '../format'
import { ConfigUse, ConfigWriter } from './encode-config'
import { writeDocument } from './encode-document'
import { SIDECAR_ENDING } from './sidecar'
import { WrittenTypes } from './written-types'

/** A pair of text and standoff for each document, the sidecar beside it, and the configuration files at the end. */
export async function* encodeBrat(input: ExportInput): AsyncGenerator<OutputPart> {
  const types = new WrittenTypes(input)
  const use = new ConfigUse()
  for await (const document of input.documents) {
    const { annotations, sidecar } = writeDocument(document, types, use, input.library.people)
    yield { path: `${document.name}.txt`, text: document.text }
    // brat lists a text only when there is an annotation file, be it empty.
    yield { path: `${document.name}.ann`, text: annotations }
    yield { path: `${document.name}${SIDECAR_ENDING}`, text: `${JSON.stringify(sidecar, null, 1)}\n` }
  }
  const config = new ConfigWriter(types, use)
  yield { path: 'annotation.conf', text: config.annotation() }
  yield { path: 'visual.conf', text: config.visual() }
}
