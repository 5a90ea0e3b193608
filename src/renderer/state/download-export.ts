import type { Client } from '../../api/client'
import type { HostApi } from '../../api/host-contract'
import type { PreparedExport } from '../../api/transfer-views'
import { decodeBase64 } from './base64'

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

export interface DeliverOptions {
  readonly client: Pick<Client, 'call'>
  readonly host: Pick<HostApi, 'capabilities' | 'saveExport'>
  /** Hands a file to the browser's downloads. */
  readonly download: (blob: Blob, name: string) => void
  readonly signal: AbortSignal
  /** How many bytes of how many have been read; not told where the host saves, which cannot be followed. */
  readonly onProgress: (done: number, total: number) => void
}

/**
 * Brings what is prepared into the person's hands: where the host lets them choose, or as a download.
 *
 * @returns the name it has now; null when the person thought better of it
 */
export async function deliverExport(
  { export: id, suggestedName, mediaType, files }: PreparedExport,
  { client, host, download, signal, onProgress }: DeliverOptions
): Promise<string | null> {
  if (host.capabilities.saveDialog) return (await host.saveExport({ export: id, suggestedName }))?.name ?? null
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let read = 0
  const onBytes = (bytes: number) => {
    read += bytes
    if (!signal.aborted) onProgress(read, total)
  }
  onBytes(0)
  // All pieces are read before the first download begins: half an export is none.
  const blobs: { readonly blob: Blob; readonly name: string }[] = []
  for (const { path } of files) {
    const blob = await readExportFile(client, { export: id, file: path, mediaType }, { signal, onBytes })
    blobs.push({ blob, name: downloadName({ files, suggestedName }, path) })
  }
  for (const { blob, name } of blobs) download(blob, name)
  return blobs.map(({ name }) => name).join(', ')
}
