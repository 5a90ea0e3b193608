import type { IncomingMessage } from 'node:http'
import { BODY_LIMIT_BYTES } from './guards'

/** The body of a request, or null when it is larger than is taken, whatever length was announced. */
export async function readBody(incoming: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
