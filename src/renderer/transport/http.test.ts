import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from '../../api/client'
import type { AnyEvent } from '../../api/contract'
import { TOKEN_HEADER } from '../../api/host-contract'
import { TransportError } from './connection'
import type { Connection } from './connection'
import { connectHttp } from './http'

const SAVED: AnyEvent = { name: 'save.state', payload: { state: 'saved', at: null, message: null } }

/** A loopback server as far as a window sees it. */
class FakeServer {
  readonly calls: { token: string | null; name: string }[] = []
  streams: ReadableStreamDefaultController<Uint8Array>[] = []
  isUp = true

  readonly fetch = (async (path: string, request: RequestInit) => {
    if (!this.isUp) throw new TypeError('refused')
    if (path === '/api/events') return this.#stream(request.signal ?? null)
    const envelope = JSON.parse(request.body as string) as { id: string; name: string }
    this.calls.push({ token: new Headers(request.headers).get(TOKEN_HEADER), name: envelope.name })
    if (envelope.name === 'export.formats') {
      const error = { code: 'http-401', message: 'This window is not signed in.', details: {} }
      return Response.json({ error }, { status: 401 })
    }
    return Response.json({ id: envelope.id, ok: true, result: [] })
  }) as unknown as typeof globalThis.fetch

  #stream(signal: AbortSignal | null): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.streams.push(controller)
        controller.enqueue(new TextEncoder().encode('\n'))
        signal?.addEventListener('abort', () => controller.error(new DOMException('cut', 'AbortError')))
      }
    })
    return new Response(body)
  }

  say(text: string): void {
    this.streams.at(-1)?.enqueue(new TextEncoder().encode(text))
  }
}

let server: FakeServer
let seen: Connection[]

beforeEach(() => {
  vi.useFakeTimers()
  server = new FakeServer()
  seen = []
})
afterEach(() => vi.useRealTimers())

function connect() {
  const connection = connectHttp('session', server.fetch)
  connection.watchConnection((next) => seen.push(next))
  return { connection, client: createClient(connection.transport) }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('the way over HTTP', () => {
  it('carries calls with the token, after the events can be heard', async () => {
    const { client } = connect()
    expect(await client.call('article.list', {})).toEqual([])
    expect(server.streams).toHaveLength(1)
    expect(server.calls).toEqual([{ token: 'session', name: 'article.list' }])
  })

  it('hands on events, also those that come in pieces', async () => {
    const { connection } = connect()
    const heard: AnyEvent[] = []
    connection.transport.subscribe((event) => heard.push(event))
    await settle()
    const line = `${JSON.stringify(SAVED)}\n`
    server.say(line.slice(0, 20))
    await settle()
    expect(heard).toEqual([])
    server.say(line.slice(20) + line)
    await settle()
    expect(heard).toEqual([SAVED, SAVED])
  })

  it('turns a refusal into a flat error', async () => {
    const { client } = connect()
    await expect(client.call('export.formats', {})).rejects.toMatchObject({ code: 'http-401' })
  })

  it('connects again when the stream ends', async () => {
    connect()
    await settle()
    server.streams[0]?.close()
    await settle()
    expect(seen).toEqual(['connecting', 'online', 'lost'])
    await vi.advanceTimersByTimeAsync(400)
    expect(seen.at(-1)).toBe('online')
    expect(server.streams).toHaveLength(2)
  })

  it('waits longer each time while nobody answers, but never stops', async () => {
    server.isUp = false
    connect()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen).toEqual(['connecting', 'lost'])
    server.isUp = true
    await vi.advanceTimersByTimeAsync(8_000)
    expect(seen.at(-1)).toBe('online')
  })

  it('takes a silent stream for a dead one', async () => {
    connect()
    await settle()
    await vi.advanceTimersByTimeAsync(30_000)
    server.say('\n')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(seen).toEqual(['connecting', 'online'])
    await vi.advanceTimersByTimeAsync(10_001)
    expect(seen).toEqual(['connecting', 'online', 'lost'])
  })

  it('is known to be lost as soon as a call fails', async () => {
    const { client } = connect()
    await settle()
    server.isUp = false
    await expect(client.call('article.list', {})).rejects.toThrow(TransportError)
    await settle()
    expect(seen.at(-1)).toBe('lost')
  })
})
