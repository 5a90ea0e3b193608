import type { IncomingMessage } from 'node:http'
import { CHUNK_BYTES } from '../api/contract'
import { TOKEN_HEADER } from '../api/host-contract'
import type { RefusalKind } from './refusals'

/** Largest body: a file's piece in base64 with its envelope needs less than half of it. */
export const BODY_LIMIT_BYTES = 4 * CHUNK_BYTES
/** Most headers; browsers send about twenty. */
const HEADERS_LIMIT = 100
/** Longest address of a request, in characters; the longest of the page has about 80. */
const TARGET_LIMIT = 2048

/** Headers that a decision rests on. Twice is once too often: two readers could take different ones. */
const SINGLE = new Set([
  'host',
  'origin',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
  TOKEN_HEADER
])
/** An address as a browser sends it: from the root, printable ASCII, no fragment and no backslash. */
const TARGET = /^\/[!"$-[\]-~]*$/

/** The one address the server answers to. It binds 127.0.0.1 only, so every other name is somebody else's page. */
export function addressOf(port: number): URL {
  return new URL(`http://127.0.0.1:${port}`)
}

/**
 * X5: what is wrong with a request, by its head alone and before anything reads it; null when nothing is. Exact Host
 * against DNS rebinding, exact Origin and no other site against other pages, JSON only so that no form can post.
 */
export function guardRequest(incoming: IncomingMessage): RefusalKind | null {
  const { method, headers, url = '' } = incoming
  const address = addressOf(incoming.socket.localPort ?? 0)
  if (incoming.rawHeaders.length > 2 * HEADERS_LIMIT) return 'headers'
  if (isDoubled(incoming.rawHeaders)) return 'doubled'
  if (headers.host !== address.host) return 'host'
  if (method !== 'GET' && method !== 'POST') return 'method'
  if (url.length > TARGET_LIMIT || !TARGET.test(url)) return 'target'
  if (headers.upgrade !== undefined) return 'upgrade'
  if (headers.origin === undefined ? method === 'POST' : headers.origin !== address.origin) return 'origin'
  if (!comesFromHere(incoming)) return 'cross-site'
  return method === 'POST' ? guardBody(headers) : null
}

export function tokenIn(headers: IncomingMessage['headers']): string {
  const token = headers[TOKEN_HEADER]
  return typeof token === 'string' ? token : ''
}

function isDoubled(rawHeaders: readonly string[]): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  const single = names.filter((name) => SINGLE.has(name))
  return new Set(single).size < single.length
}

/**
 * What browsers say about where a request comes from; programs say nothing, which is let through: the key decides. A
 * link elsewhere may open the page itself in a window, and do nothing else; no page may be a frame in another.
 */
function comesFromHere({ method, url, headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  const destination = headers['sec-fetch-dest']
  if (typeof destination === 'string' && ['iframe', 'frame', 'embed', 'object'].includes(destination)) return false
  // Nothing of the page is a service worker: one that another program left at this port must not be renewed.
  if (destination === 'serviceworker' || headers['service-worker'] !== undefined) return false
  if (site === undefined || site === 'same-origin' || site === 'none') return true
  return method === 'GET' && url === '/' && headers['sec-fetch-mode'] === 'navigate' && destination === 'document'
}

function guardBody(headers: IncomingMessage['headers']): RefusalKind | null {
  const type = headers['content-type']?.toLowerCase().replace(/[ \t]/g, '')
  if (type !== 'application/json' && type !== 'application/json;charset=utf-8') return 'type'
  if (headers['content-encoding'] !== undefined) return 'type'
  return Number(headers['content-length'] ?? 0) > BODY_LIMIT_BYTES ? 'too-large' : null
}
