import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { v7 } from 'uuid'
import { createClient } from '../../api/client'
import type { Client } from '../../api/client'
import type { OpenArticle } from '../../api/views'
import type { ClientCommand } from '../../core/commands/command'
import type { Backend, BackendOptions } from '../backend'
import { createBackend } from '../create-backend'

export interface TestBackend {
  readonly backend: Backend
  readonly client: Client
  readonly libraryDir: string
  readonly configDir: string
  /** What the log was told as errors. */
  readonly faults: unknown[]
}

const folders: string[] = []

/** A fresh temporary folder, removed by `removeTestFolders`. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-test-'))
  folders.push(folder)
  return folder
}

export async function removeTestFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
}

/** A backend with an in-process client, on a folder of its own or on that of another one (a restart). */
export async function openTestBackend(
  places: { readonly libraryDir?: string | null; readonly configDir?: string } = {},
  options: Partial<BackendOptions> = {}
): Promise<TestBackend> {
  const root = await testFolder()
  const libraryDir = places.libraryDir === undefined ? join(root, 'library') : places.libraryDir
  const configDir = places.configDir ?? join(root, 'config')
  const faults: unknown[] = []
  const backend = await createBackend({
    configDir,
    libraryDir,
    resourcesDir: resolve(import.meta.dirname, '../../../resources'),
    version: '0.0.0-test',
    clock: () => new Date(),
    ids: () => v7(),
    log: { info: () => undefined, warn: () => undefined, error: (message, error) => faults.push(message, error) },
    retryFailedWrites: false,
    ...options
  })
  const client = createClient({
    send: (envelope) => backend.dispatch(JSON.parse(JSON.stringify(envelope))),
    subscribe: (listener) => backend.subscribe(listener)
  })
  return { backend, client, libraryDir: libraryDir ?? '', configDir, faults }
}

/** Imports a text through the contract; gives the article as it opens. */
export async function importText(client: Client, text: string, title = 'Test'): Promise<OpenArticle> {
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title, text, html: null })
  const { added, skipped } = await client.call('import.commit', { batch, items: [{ item: 'one', title }] })
  return client.call('article.open', { article: added[0] ?? skipped[0] ?? '' })
}

/** The command that highlights one range as a claim. */
export function highlight(article: string, start: number, end: number, id: string = v7()): ClientCommand {
  return {
    type: 'annotations.add',
    article,
    spans: [{ id, ranges: [{ start, end }], label: 'claim' }],
    claims: [{ id: v7(), spans: [id] }],
    documentLabels: [],
    edges: 'tidy',
    origin: 'human'
  }
}
