import type { Client } from '../../api/client'
import type { PreparedExport } from '../../api/views'
import { decodeBase64 } from './base64'

/**
 * Reads one file of a prepared export, piece by piece.
 *
 * @throws CallError when the backend cannot read it; DOMException `AbortError` when the signal says so
 */
export async function readExportFile(
  client: Pick<Client, 'call'>,
  request: { readonly export: string; readonly file: string; readonly mediaType: string },
  signal?: AbortSignal
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (;;) {
    signal?.throwIfAborted()
    const { data, done } = await client.call('export.read', { export: request.export, file: request.file, offset })
    const piece = decodeBase64(data)
    pieces.push(piece)
    offset += piece.length
    if (done) return new Blob(pieces, { type: request.mediaType })
    if (piece.length === 0) throw new Error(`The export stopped in the middle of ${request.file}.`)
  }
}

/** The name a file is downloaded under: its last part; a single file takes the name that was proposed. */
export function downloadName(prepared: Pick<PreparedExport, 'files' | 'suggestedName'>, path: string): string {
  return prepared.files.length === 1 ? prepared.suggestedName : (path.split('/').at(-1) ?? path)
}
