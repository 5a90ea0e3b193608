import { afterAll, beforeAll, describe, it } from 'vitest'
import { join, resolve } from 'node:path'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { v7 } from 'uuid'
import { CONTRACT_CASES } from '../../e2e/contract/contract-suite'
import { createClient } from '../api/client'
import type { AnyEvent } from '../api/contract'
import type { CallEnvelope, ReplyEnvelope } from '../api/envelope'
import { TOKEN_HEADER } from '../api/host-contract'
import { createBackend } from '../backend/create-backend'
import type { Backend } from '../backend/create-backend'
import { serveBackend } from './serve-backend'
import type { RunningServer } from './serve-backend'

describe('the contract over HTTP', () => {
  const heard: AnyEvent[] = []
  let folder: string
  let backend: Backend
  let server: RunningServer
  let headers: Record<string, string>
  let origin: string
  const stop = new AbortController()

  const post = async (path: string, body: unknown): Promise<unknown> =>
    (await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  const send = (envelope: CallEnvelope) => post('/api/call', envelope) as Promise<ReplyEnvelope>

  async function listen(): Promise<void> {
    const response = await fetch(`${origin}/api/events`, { headers, signal: stop.signal })
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.trim() === '') continue
        const event = JSON.parse(line) as AnyEvent
        if (event.name) heard.push(event)
      }
    }
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-http-'))
    await mkdir(join(folder, 'page'))
    await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><html><head></head><body></body></html>')
    backend = await createBackend({
      configDir: join(folder, 'config'),
      libraryDir: join(folder, 'library'),
      resourcesDir: resolve(import.meta.dirname, '../../resources'),
      version: '0.0.0-test',
      clock: () => new Date(),
      ids: () => v7(),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined }
    })
    server = await serveBackend({
      backend,
      pageDir: join(folder, 'page'),
      port: 0,
      announce: () => undefined,
      warn: () => undefined,
      onFault: (error) => {
        throw error
      }
    })
    const address = new URL(server.url)
    origin = address.origin
    headers = { origin, 'content-type': 'application/json', [TOKEN_HEADER]: address.hash.replace('#token=', '') }
    const { token } = (await post('/api/session', {})) as { token: string }
    headers = { ...headers, [TOKEN_HEADER]: token }
    listen().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error
    })
  })
  afterAll(async () => {
    stop.abort()
    await server.close()
    await backend.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(CONTRACT_CASES)('$name', async ({ run }) => {
    const from = heard.length
    const client = createClient({ send, subscribe: () => () => undefined })
    await run({ client, libraryDir: join(folder, 'library'), send, events: () => heard.slice(from) })
  })
})
