import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mkdir, writeFile } from 'node:fs/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { createClient } from '../api/client'
import type { Client } from '../api/client'
import type { ReplyEnvelope } from '../api/envelope'
import { TOKEN_HEADER } from '../api/host-contract'
import { failingFiles, fileError } from '../backend/testing/failing-files'
import { highlight, importText, openTestBackend, removeTestFolders } from '../backend/testing/test-backend'
import type { BackendOptions } from '../backend/backend'
import { serveBackend } from './serve-backend'

afterAll(removeTestFolders)

/** The library, and the settings that say who is working on it. */
interface Places {
  readonly libraryDir: string
  readonly configDir: string
}

interface Served extends Places {
  readonly client: Client
  readonly close: () => Promise<void>
}

/** A library that is served, with a client that speaks HTTP. */
async function serve(places: Partial<Places> = {}, options: Partial<BackendOptions> = {}): Promise<Served> {
  const opened = await openTestBackend(places, options)
  const pageDir = join(opened.configDir, 'page')
  await mkdir(pageDir, { recursive: true })
  await writeFile(join(pageDir, 'index.html'), '<!doctype html><html><head></head><body></body></html>')
  const server = await serveBackend({
    backend: opened.backend,
    pageDir,
    port: 0,
    announce: () => undefined,
    warn: () => undefined,
    onFault: (error) => {
      throw error
    }
  })
  const { origin, hash } = new URL(server.url)
  let token = hash.replace('#token=', '')
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { origin, 'content-type': 'application/json', [TOKEN_HEADER]: token }
    return (await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  token = ((await post('/api/session', {})) as { token: string }).token
  const client = createClient({
    send: (envelope) => post('/api/call', envelope) as Promise<ReplyEnvelope>,
    subscribe: () => () => undefined
  })
  const close = async (): Promise<void> => {
    await server.close()
    await opened.backend.close()
  }
  return { client, libraryDir: opened.libraryDir, configDir: opened.configDir, close }
}

/** A library with one article and one claim on it, closed. */
async function madeLibrary(): Promise<Places & { readonly article: string }> {
  const { client, libraryDir, configDir, close } = await serve()
  const { article } = await importText(client, 'The pier was taken down stone by stone.', 'Pier')
  await client.call('command.run', { command: highlight(article.id, 0, 8) })
  await close()
  return { libraryDir, configDir, article: article.id }
}

const layerIn = (libraryDir: string, article: string): string => {
  const folder = join(libraryDir, 'articles', article, 'annotations')
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.json')) ?? 'missing')
}

const noticesOf = async (client: Client): Promise<string> => {
  const state = await client.call('app.state', {})
  return state.phase === 'ready' ? state.library.notices.map(({ message }) => message).join('\n') : 'not ready'
}

describe('the rules over HTTP', () => {
  test('D2: while the disk is full nothing claims to be saved, and what was there stays', async () => {
    const made = await madeLibrary()
    const { article } = made
    let isFull = false
    const full = failingFiles((call, name) => {
      if (isFull && /write|append/i.test(call) && !name.endsWith('.lock')) throw fileError('ENOSPC')
    })
    const { client, close } = await serve(made, { fileSystem: full })
    isFull = true
    await expect(client.call('command.run', { command: highlight(article, 9, 12) })).rejects.toMatchObject({
      code: 'not-saved'
    })
    isFull = false
    expect((await client.call('article.open', { article })).spans).toHaveLength(1)
    await close()
  })

  test('D4: a damaged file is set aside, the page is told, and the work is there again', async () => {
    const made = await madeLibrary()
    const { libraryDir, article } = made
    const path = layerIn(libraryDir, article)
    const damaged = readFileSync(path, 'utf8').slice(0, 200)
    writeFileSync(path, damaged)
    const { client, close } = await serve(made)
    expect((await client.call('article.open', { article })).spans).toHaveLength(1)
    expect(await noticesOf(client)).toMatch(/damaged/i)
    const aside = readdirSync(dirname(path)).find((name) => name.includes('.damaged-'))
    expect(readFileSync(join(dirname(path), aside ?? 'missing'), 'utf8')).toBe(damaged)
    await close()
  })

  test('D5: a file that cannot be opened now is no damage', async () => {
    const made = await madeLibrary()
    const { libraryDir, article } = made
    const path = layerIn(libraryDir, article)
    const before = readFileSync(path)
    let isClosed = false
    const busy = failingFiles((call, name) => {
      if (isClosed && /read|open/i.test(call) && path.endsWith(name) && name !== '') throw fileError('EMFILE')
    })
    const { client, close } = await serve(made, { fileSystem: busy })
    isClosed = true
    await expect(client.call('article.open', { article })).rejects.toMatchObject({ code: 'file-error' })
    isClosed = false
    expect((await client.call('article.open', { article })).spans).toHaveLength(1)
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(dirname(path)).some((name) => name.includes('damaged'))).toBe(false)
    await close()
  })

  test('D9: what was acknowledged is in the files when the server has ended', async () => {
    const { libraryDir, article } = await madeLibrary()
    expect(readFileSync(layerIn(libraryDir, article), 'utf8')).toContain('The pier')
    expect(readdirSync(join(libraryDir, 'journal')).filter((name) => name.endsWith('.lock'))).toEqual([])
  })

  test('D10: a library of a newer version can be read and not changed', async () => {
    const made = await madeLibrary()
    const { libraryDir, article } = made
    const path = join(libraryDir, 'library.json')
    const newer = readFileSync(path, 'utf8').replace(/"version": \d+/, '"version": 99')
    writeFileSync(path, newer)
    const { client, close } = await serve(made)
    expect((await client.call('article.open', { article })).text).toContain('pier')
    await expect(client.call('command.run', { command: highlight(article, 9, 12) })).rejects.toMatchObject({
      code: 'read-only'
    })
    await close()
    expect(readFileSync(path, 'utf8')).toBe(newer)
  })

  test('D14: a file that another program changed is told, kept beside ours, and listed', async () => {
    const made = await madeLibrary()
    const path = layerIn(made.libraryDir, made.article)
    const foreign = readFileSync(path, 'utf8').replace(/"note": ""/, '"note": "Written elsewhere"')
    writeFileSync(path, foreign)
    const { client, close } = await serve(made)
    const [conflict] = await client.call('conflicts.list', {})
    expect(JSON.stringify(conflict)).toContain(made.article)
    expect((await client.call('article.open', { article: made.article })).spans).toHaveLength(1)
    await close()
    const kept = readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name), 'utf8'))
    expect(kept).toContain(foreign)
  })
})
