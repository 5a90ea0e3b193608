import { CHUNK_BYTES } from '../../api/contract'
import type { Client } from '../../api/client'
import type { Capture } from '../../core/model/evidence'
import { v7 as uuid } from 'uuid'
import { encodeBase64 } from './base64'

/** Longest name that is kept of a file. */
const MAX_NAME = 255

/**
 * Copies a file into the library's evidence, piece by piece; the answer comes when it is on the disk (D1).
 *
 * @param onProgress hears how many bytes have arrived
 * @throws CallError when it is refused; DOMException `AbortError` when the signal says so; the reader's error
 */
export async function uploadCapture(
  client: Pick<Client, 'call'>,
  file: File,
  how: Capture['how'],
  signal: AbortSignal,
  onProgress: (bytes: number) => void = () => undefined
): Promise<Capture> {
  const item = uuid()
  let offset = 0
  for (;;) {
    signal.throwIfAborted()
    const bytes = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer())
    const piece = { item, name: file.name.slice(-MAX_NAME), size: file.size, offset, data: encodeBase64(bytes) }
    const { received, capture } = await client.call('evidence.upload', { piece, how })
    onProgress(received)
    if (capture) return capture
    if (received <= offset) throw new Error(`The file ${file.name} could not be read to its end.`)
    offset = received
  }
}
