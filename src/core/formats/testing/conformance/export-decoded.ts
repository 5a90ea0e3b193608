import { createHash } from 'node:crypto'
import type { Decoded, ExportDocument, Format } from '../../format'
import { exportInputOf } from '../../interchange'
import { encodeFitted } from '../build'

/** What was read, written by a format as a conversion does it: the files, and the documents that went into them. */
export async function exportDecoded(
  format: Format,
  decoded: Decoded
): Promise<{ readonly files: ReadonlyMap<string, Uint8Array>; readonly documents: readonly ExportDocument[] }> {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const options = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }
  const input = exportInputOf(decoded, options, { sha256, software: 'Claimdesk 0.0.0' })
  const documents: ExportDocument[] = []
  for await (const document of input.documents) documents.push(document)
  const again = (async function* () {
    yield* documents
  })()
  const { files } = await encodeFitted(format, { ...input, documents: again })
  return { files, documents }
}
