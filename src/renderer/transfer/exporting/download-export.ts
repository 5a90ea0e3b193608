import type { Client } from '../../../api/client'
import type { PreparedExport } from '../../../api/transfer-views'
import { decodeBase64 } from '../../state/base64'

export interface ReadOptions {
  readonly signal?: AbortSignal
  /** Hears of every piece how many bytes it has. */
  readonly onBytes?: (bytes: number) => void
}

/**
 * Reads one file of a prepared export, piece by piece.
 *
 * @throws CallError when the backend cannot read it; DOMException `AbortError` when the signal says so
 */
export async function readExportFile(
  client: Pick<Client, 'call'>,
  request: { readonly export: string; readonly file: string; readonly mediaType: string },
  { signal, onBytes }: ReadOptions = {}
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (;;) {
    signal?.throwIfAborted()
    const { data, done } = await client.call('export.read', { export: request.export, file: request.file, offset })
    const piece = decodeBase64(data)
    pieces.push(piece)
    offset += piece.length
    onBytes?.(piece.length)
    signal?.throwIfAborted()
    if (done) return new Blob(pieces, { type: request.mediaType })
    if (piece.length === 0) throw new Error(`The export stopped in the middle of ${request.file}.`)
  }
}

/**
 * The name a file is saved under: the first takes the name that was proposed, one that is called after the first is
 * called after that name, any other keeps the last part of its own.
 */
export function downloadName({ files, suggestedName }: Pick<PreparedExport, 'files' | 'suggestedName'>, path: string) {
  const main = files[0]?.path ?? ''
  if (path === main) return suggestedName
  if (path.startsWith(`${main}.`)) return `${suggestedName}${path.slice(main.length)}`
  return path.split('/').at(-1) ?? path
}
