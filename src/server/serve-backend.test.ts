import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TOKEN_HEADER } from '../api/host-contract'
import { STREAM_LIMIT } from './event-streams'
import { BODY_LIMIT_BYTES } from './guards'
import { serveBackend } from './serve-backend'
import type { RunningServer } from './serve-backend'
import { createFakeBackend } from './testing/fake-backend'
import { open, request } from './testing/request'
import type { Ask } from './testing/request'

const QUICK = { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 }

let folder: string
let server: RunningServer
let backend: ReturnType<typeof createFakeBackend>
let announced: string[]
let faults: unknown[]
let warnings: string[]
let port: number
let origin: string

const tokenIn = (url: string) => new URL(url).hash.replace('#token=', '')
const json = (headers: Record<string, string> = {}) => ({ origin, 'content-type': 'application/json', ...headers })
const announce = (url: string) => void announced.push(url)
const warn = (line: string) => void warnings.push(line)
const onFault = (error: unknown) => void faults.push(error)
const exchange = (token: string) =>
  request(port, { method: 'POST', path: '/api/session', headers: json({ [TOKEN_HEADER]: token }) })

async function signIn(): Promise<string> {
  const answer = await exchange(tokenIn(announced.at(-1) ?? server.url))
  return (JSON.parse(answer.text) as { token: string }).token
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-server-'))
  const pageDir = join(folder, 'renderer')
  mkdirSync(join(pageDir, 'assets'), { recursive: true })
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html><html><head><title>C</title></head></html>')
  writeFileSync(join(pageDir, 'assets/app.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  symlinkSync(join(folder, 'secret.txt'), join(pageDir, 'assets/link.txt'))
  backend = createFakeBackend()
  announced = []
  faults = []
  warnings = []
  server = await serveBackend({ backend, pageDir, port: 0, announce, onFault, warn, limits: QUICK })
  port = Number(new URL(server.url).port)
  origin = `http://127.0.0.1:${port}`
})

afterEach(async () => {
  await server.close()
  expect(faults).toEqual([])
  rmSync(folder, { recursive: true })
})

describe('X5: what is refused', () => {
  const call = (headers: Record<string, string>): Ask => ({ method: 'POST', path: '/api/call', headers, body: '{}' })

  test.each<[string, number, (token: string) => Ask]>([
    ['another host name', 403, () => ({ headers: { host: `localhost:${port}` } })],
    ['a rebound host name', 403, () => ({ headers: { host: `evil.example:${port}` } })],
    ['the right host on another port', 403, () => ({ headers: { host: '127.0.0.1:1' } })],
    ['a host without its port', 403, () => ({ headers: { host: '127.0.0.1' } })],
    ['another origin', 403, (token) => call(json({ origin: 'http://evil.example', [TOKEN_HEADER]: token }))],
    ['the opaque origin', 403, (token) => call(json({ origin: 'null', [TOKEN_HEADER]: token }))],
    [
      'our origin by another name',
      403,
      (token) => call(json({ origin: `http://localhost:${port}`, [TOKEN_HEADER]: token }))
    ],
    ['a post without origin', 403, (token) => call({ 'content-type': 'application/json', [TOKEN_HEADER]: token })],
    ['another origin that only reads', 403, () => ({ headers: { origin: 'http://evil.example' } })],
    ['no token', 401, () => call(json())],
    ['a wrong token', 401, () => call(json({ [TOKEN_HEADER]: 'x'.repeat(43) }))],
    ['the token of the address as a session', 401, () => call(json({ [TOKEN_HEADER]: tokenIn(server.url) }))],
    ['the token in the query', 401, (token) => ({ path: `/api/events?${TOKEN_HEADER}=${token}` })],
    ['events without a token', 401, () => ({ path: '/api/events' })],
    [
      'a form',
      415,
      (token) => call({ origin, 'content-type': 'application/x-www-form-urlencoded', [TOKEN_HEADER]: token })
    ],
    ['plain text', 415, (token) => call({ origin, 'content-type': 'text/plain', [TOKEN_HEADER]: token })],
    ['no content type', 415, (token) => call({ origin, [TOKEN_HEADER]: token })],
    ['no JSON', 400, (token) => ({ ...call(json({ [TOKEN_HEADER]: token })), body: '{' })],
    ['OPTIONS', 405, () => ({ method: 'OPTIONS', path: '/api/call', headers: { origin } })],
    ['PUT', 405, (token) => ({ method: 'PUT', path: '/api/call', headers: json({ [TOKEN_HEADER]: token }) })],
    ['DELETE', 405, () => ({ method: 'DELETE' })],
    ['HEAD', 405, () => ({ method: 'HEAD' })],
    ['an unknown call of the API', 404, (token) => ({ path: '/api/files', headers: { [TOKEN_HEADER]: token } })],
    ['an unknown path', 404, () => ({ path: '/nothing' })],
    ['a parent folder', 404, () => ({ path: '/../secret.txt' })],
    ['a parent folder from inside', 404, () => ({ path: '/assets/../../secret.txt' })],
    ['an escaped parent folder', 404, () => ({ path: '/%2e%2e/secret.txt' })],
    ['an escaped slash', 404, () => ({ path: '/assets/..%2f..%2fsecret.txt' })],
    ['a doubly escaped parent folder', 404, () => ({ path: '/%252e%252e/secret.txt' })],
    ['a backslash', 400, () => ({ path: '/..\\secret.txt' })],
    ['an absolute path', 404, () => ({ path: '//etc/passwd' })],
    ['a NUL', 404, () => ({ path: '/index.html%00.js' })],
    ['a link out of the folder', 404, () => ({ path: '/assets/link.txt' })],
    ['a folder', 404, () => ({ path: '/assets' })]
  ])('%s', async (_name, status, ask) => {
    const token = await signIn()
    const answer = await request(port, ask(token))
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain('secret')
    expect(backend.heard).toEqual([])
  })

  test('a body over the limit, announced or not', async () => {
    const headers = json({ [TOKEN_HEADER]: await signIn() })
    const ask = { method: 'POST', path: '/api/call', body: Buffer.alloc(BODY_LIMIT_BYTES + 1, 0x20) }
    const announcedSize = await request(port, {
      ...ask,
      headers: { ...headers, 'content-length': `${ask.body.length}` }
    })
    const chunked = await request(port, { ...ask, headers: { ...headers, 'transfer-encoding': 'chunked' } })
    expect([announcedSize.status, chunked.status]).toEqual([413, 413])
    expect(backend.heard).toEqual([])
  })

  test('a body that does not arrive in time', async () => {
    const socket = connect(port, '127.0.0.1')
    const lines = Object.entries(json({ [TOKEN_HEADER]: await signIn(), 'content-length': '100' }))
    const headers = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    socket.setEncoding('utf8').write(`POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}\r\n{`)
    let text = ''
    socket.on('data', (chunk: string) => (text += chunk))
    await once(socket, 'close')
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
    expect(backend.heard).toEqual([])
  })
})

describe('X5: the token of the address', () => {
  test('has 256 bits and is good for one exchange; a new address is announced', async () => {
    const token = tokenIn(server.url)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect((await exchange(token)).status).toBe(200)
    expect((await exchange(token)).status).toBe(401)
    expect(announced).toHaveLength(1)
    const next = tokenIn(announced[0] ?? '')
    expect(next).not.toBe(token)
    expect((await exchange(next)).status).toBe(200)
  })

  test('a wrong one does not use it up', async () => {
    expect((await exchange('wrong')).status).toBe(401)
    expect((await exchange('')).status).toBe(401)
    expect((await exchange(tokenIn(server.url))).status).toBe(200)
  })

  test('every window keeps its session', async () => {
    const tokens = [await signIn(), await signIn()]
    for (const token of tokens) {
      const headers = json({ [TOKEN_HEADER]: token })
      expect((await request(port, { method: 'POST', path: '/api/call', headers, body: '{}' })).status).toBe(200)
    }
  })
})

describe('what is answered', () => {
  test('X1, X5: every answer carries the headers, refusals and odd requests too', async () => {
    for (const path of ['/', '/assets/app.js', '/nothing', '/..\\x', '/api/events']) {
      const { headers } = await request(port, { path })
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self';/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store'
      })
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('the page says which host it has', async () => {
    const { status, headers, text } = await request(port, {})
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(text).toContain('<meta name="claimdesk-host" content="loopback">')
    expect((await request(port, { path: '/assets/app.js' })).headers['content-type']).toMatch(/^text\/javascript/)
  })

  test('a call goes to the backend and its reply comes back', async () => {
    const headers = json({ [TOKEN_HEADER]: await signIn(), 'content-type': 'application/json; charset=utf-8' })
    const envelope = { id: '7', name: 'app.state', params: { text: '𝔘 Łódź' } }
    const answer = await request(port, { method: 'POST', path: '/api/call', headers, body: JSON.stringify(envelope) })
    expect(JSON.parse(answer.text)).toEqual({ id: '1', ok: true, result: envelope })
    expect(backend.heard).toEqual([envelope])
  })

  test('events come as lines, to every window, until it leaves', async () => {
    const headers = { [TOKEN_HEADER]: await signIn() }
    const streams = [
      await open(port, { path: '/api/events', headers }),
      await open(port, { path: '/api/events', headers })
    ]
    const event = { name: 'save.state', payload: { state: 'saved', at: null, message: null } } as const
    const received = streams.map(async (stream) => {
      let text = ''
      for await (const chunk of stream.setEncoding('utf8')) {
        text += chunk
        if (text.includes('saved')) break
      }
      return text.trim()
    })
    backend.emit(event)
    expect((await Promise.all(received)).map((line) => JSON.parse(line) as unknown)).toEqual([event, event])
    await expect.poll(() => backend.listeners.size).toBe(0)
  })

  test('no more streams than the limit; closing the server ends them', async () => {
    const headers = { [TOKEN_HEADER]: await signIn() }
    const streams = []
    for (let count = 0; count < STREAM_LIMIT; count++) streams.push(await open(port, { path: '/api/events', headers }))
    expect((await request(port, { path: '/api/events', headers })).status).toBe(429)
    const ended = streams.map((stream) => once(stream.resume(), 'end'))
    await server.close()
    await Promise.all(ended)
    expect(backend.listeners.size).toBe(0)
    await expect(request(port, {})).rejects.toThrow('ECONNREFUSED')
  })

  test('a window that was not built is said plainly', async () => {
    const early = serveBackend({ backend, pageDir: join(folder, 'nothing'), port: 0, announce, onFault, warn })
    await expect(early).rejects.toMatchObject({ code: 'not-built' })
  })

  test('X5: it listens on 127.0.0.1 and on no other address of the machine', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
    const others = addresses
      .filter(({ address }) => address !== '127.0.0.1')
      .map(({ address, scopeid }) => {
        return scopeid ? `${address}%${scopeid}` : address
      })
    for (const host of ['127.0.0.2', ...others]) {
      const socket = connect({ host, port })
      const outcome = await new Promise((resolve) => {
        socket.once('connect', () => resolve('connected'))
        socket.once('error', () => resolve('refused'))
      })
      socket.destroy()
      expect([host, outcome]).toEqual([host, 'refused'])
    }
  })

  test('a port in use is said plainly', async () => {
    const again = serveBackend({ backend, pageDir: join(folder, 'renderer'), port, announce, onFault, warn })
    await expect(again).rejects.toMatchObject({ code: 'port-in-use', message: expect.stringContaining(`${port}`) })
  })
})
