import { request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Ask {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** Sends a request as given, path and Host included: `fetch` would tidy both. */
export function open(port: number, { method = 'GET', path = '/', headers = {}, body }: Ask): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, resolve)
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export async function request(port: number, ask: Ask): Promise<Answer> {
  const incoming = await open(port, ask)
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text }
}
