import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import tls from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { CONTRACT_CASES } from '../../e2e/contract/contract-suite'
import type { AnyEvent } from '../api/contract'
import { openTestBackend, removeTestFolders } from './testing/test-backend'
import type { TestBackend } from './testing/test-backend'

const asked: string[] = []

/** Every way out of the process, replaced by one that is written down and leads nowhere. */
function closeWaysOut(): void {
  const refuse = (name: string) => (): never => {
    asked.push(name)
    throw new Error(`${name} was asked for`)
  }
  vi.spyOn(globalThis, 'fetch').mockImplementation(refuse('fetch'))
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse('net.Socket.connect'))
  for (const name of ['request', 'get'] as const) {
    vi.spyOn(http, name).mockImplementation(refuse(`http.${name}`))
    vi.spyOn(https, name).mockImplementation(refuse(`https.${name}`))
  }
  vi.spyOn(tls, 'connect').mockImplementation(refuse('tls.connect'))
  vi.spyOn(dgram, 'createSocket').mockImplementation(refuse('dgram.createSocket'))
  vi.spyOn(dns, 'lookup').mockImplementation(refuse('dns.lookup'))
  vi.spyOn(dns.promises, 'lookup').mockImplementation(refuse('dns.promises.lookup'))
}

describe('X1: the contract without a network', () => {
  let subject: TestBackend
  const heard: AnyEvent[] = []
  beforeAll(async () => {
    closeWaysOut()
    subject = await openTestBackend()
    subject.backend.subscribe((event) => heard.push(event))
  })
  afterEach(() => expect(asked).toEqual([]))
  afterAll(async () => {
    await subject.backend.close()
    vi.restoreAllMocks()
    await removeTestFolders()
  })
  it.each(CONTRACT_CASES)('$name', async ({ run }) => {
    const from = heard.length
    const events = () => heard.slice(from)
    const { client, libraryDir } = subject
    await run({ client, libraryDir, send: (envelope) => subject.backend.dispatch(envelope), events })
  })

  test('the ways out are closed, indeed', () => {
    expect(() => http.get('http://127.0.0.1:9/')).toThrow('http.get was asked for')
    expect(() => net.connect(9)).toThrow('net.Socket.connect was asked for')
    expect(asked.splice(0)).toEqual(['http.get', 'net.Socket.connect'])
  })
})

test('X1: no program of ours, nor a thread of it, uses what speaks to a network, but the loopback host', () => {
  const src = resolve(import.meta.dirname, '..')
  const speaks =
    /from '(?:node:)?(?:https?|http2|net|tls|dns|dns\/promises|dgram|inspector|undici)'|(?<![.#\w])fetch\(|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b|sendBeacon/
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|[\\/]testing[\\/]/.test(name))
    .filter((name) => speaks.test(readFileSync(join(src, name), 'utf8')))
    .map((name) => name.replaceAll('\\', '/'))
  // The loopback server listens and asks nobody; its window speaks to it, and the policy of the page lets it reach no other.
  expect(found.filter((name) => !/^(server|renderer\/transport)\//.test(name))).toEqual([])
  expect(found).toContain('renderer/transport/http.ts')
})
