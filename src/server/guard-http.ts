import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { guardRequest } from './guards'
import type { RefusalLog } from './refusal-log'
import { ANSWER_HEADERS, refusalOf } from './refusals'
import type { RefusalKind } from './refusals'

/** What Node's reader of requests stumbles over, by its code. Everything else is malformed. */
const KIND_OF_CODE: Readonly<Record<string, RefusalKind>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'slow',
  HPE_HEADER_OVERFLOW: 'headers',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large'
}
type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

/**
 * Stands before everything that reads requests (X5): every answer carries the headers, also the ones that Node would
 * give by itself, and what the guards refuse goes no further.
 */
export function guardHttp(server: Server, refusals: RefusalLog, listener: Listener): void {
  const answers = new WeakMap<Duplex, Set<ServerResponse>>()
  const ended = new WeakSet<Duplex>()
  const refuseRaw = (socket: Duplex, kind: RefusalKind) => {
    refusals.count(kind)
    // In the middle of another answer a second one would be taken for a part of it.
    const isAnswering = [...(answers.get(socket) ?? [])].some((outgoing) => outgoing.headersSent)
    if (!socket.writable || isAnswering) return void socket.destroy()
    socket.end(rawAnswer(kind), () => socket.destroy())
  }

  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { socket } = incoming
    const open = answers.get(socket) ?? new Set()
    answers.set(socket, open.add(outgoing))
    outgoing.once('close', () => open.delete(outgoing))
    outgoing.setHeaders(new Map(Object.entries(ANSWER_HEADERS)))
    // Node goes on reading what came along with a request whose answer ends the connection.
    if (ended.has(socket)) return
    const kind = guardRequest(incoming)
    if (kind === null) return void listener(incoming, outgoing)
    refuse(outgoing, kind)
    if (outgoing.getHeader('connection') === 'close') ended.add(socket)
  }
  const refuse = (outgoing: ServerResponse, kind: RefusalKind) => {
    refusals.count(kind)
    const { status, headers, body } = refusalOf(kind)
    const text = JSON.stringify(body)
    const length = Buffer.byteLength(text)
    outgoing.statusCode = status
    outgoing.setHeaders(
      new Map(Object.entries({ ...headers, 'Content-Type': 'application/json', 'Content-Length': `${length}` }))
    )
    outgoing.end(text)
  }

  server.on('request', onRequest)
  server.on('checkExpectation', (_incoming: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.setHeaders(new Map(Object.entries(ANSWER_HEADERS)))
    refuse(outgoing, 'expectation')
  })
  server.on('connect', (_incoming, socket) => refuseRaw(socket, 'method'))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Nothing was asked: the connection was cut, or a browser opened it ahead of time and had no use for it.
    const isIdle = socket instanceof Socket && socket.bytesRead === 0
    if (isIdle || error.code === 'ECONNRESET' || error.code === 'EPIPE') return void socket.destroy()
    refuseRaw(socket, KIND_OF_CODE[error.code ?? ''] ?? 'malformed')
  })
}

function rawAnswer(kind: RefusalKind): string {
  const { status, headers, body } = refusalOf(kind)
  const text = JSON.stringify(body)
  const all = {
    ...ANSWER_HEADERS,
    ...headers,
    'Content-Type': 'application/json',
    'Content-Length': `${Buffer.byteLength(text)}`
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', text].join('\r\n')
}
