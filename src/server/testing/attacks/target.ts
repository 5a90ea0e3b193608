import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { v7 } from 'uuid'
import { createClient } from '../../../api/client'
import type { Client } from '../../../api/client'
import type { AnyEvent } from '../../../api/contract'
import { TOKEN_HEADER } from '../../../api/host-contract'
import { createBackend } from '../../../backend/create-backend'
import type { Backend } from '../../../backend/create-backend'
import { serveBackend } from '../../serve-backend'
import type { RunningServer } from '../../serve-backend'

/** Waiting times that a test can wait for. Milliseconds. */
export const QUICK_LIMITS = { headersTimeout: 600, requestTimeout: 600, connectionsCheckingInterval: 50 }
/** Words that are nobody's business: of an article, and of a file beside the page. */
export const PRIVATE_TEXT = 'The ferryman of Ostrow kept a second ledger.'
export const SECRET_FILE = 'quicksilver-secret'

/** A real backend with a library behind a real server, and everything that must not change or show. */
export interface Target {
  readonly port: number
  readonly origin: string
  /** Token of a window that is signed in. */
  readonly session: string
  readonly server: RunningServer
  readonly backend: Backend
  readonly client: Client
  readonly folder: string
  readonly article: string
  /** Lines of the log. */
  readonly lines: readonly string[]
  readonly faults: readonly unknown[]
  readonly events: readonly AnyEvent[]
  /** The address shown last; its token has not been used. */
  readonly address: () => string
  /** Sends an event to every window, as the backend does. */
  tellWindows(event: AnyEvent): void
  /** Gives the hash of the journal and the settings, in one. */
  state(): Promise<string>
  /** Ends the server and the backend; the log is complete then. */
  end(): Promise<void>
  remove(): Promise<void>
}

export async function openTarget(limits?: typeof QUICK_LIMITS): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-attacks-'))
  const pageDir = join(folder, 'page')
  await mkdir(join(pageDir, 'assets'), { recursive: true })
  await writeFile(join(pageDir, 'index.html'), '<!doctype html><html><head><title>C</title></head></html>')
  await writeFile(join(pageDir, 'assets', 'app.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), SECRET_FILE)
  await symlink(join(folder, 'secret.txt'), join(pageDir, 'assets', 'link.txt'))

  const lines: string[] = []
  const faults: unknown[] = []
  const events: AnyEvent[] = []
  const backend = await createBackend({
    configDir: join(folder, 'config'),
    libraryDir: join(folder, 'library'),
    resourcesDir: resolve(import.meta.dirname, '../../../../resources'),
    version: '0.0.0-test',
    clock: () => new Date(),
    ids: () => v7(),
    log: {
      info: (line) => lines.push(line),
      warn: (line) => lines.push(line),
      error: (line, error) => {
        lines.push(line)
        faults.push(line, error)
      }
    }
  })
  const client = createClient({
    send: (envelope) => backend.dispatch(JSON.parse(JSON.stringify(envelope))),
    subscribe: (listener) => backend.subscribe(listener)
  })
  const article = await importArticle(client)
  let address = ''
  const told = new Set<(event: AnyEvent) => void>()
  const server = await serveBackend({
    backend: {
      dispatch: (envelope) => backend.dispatch(envelope),
      subscribe(listener) {
        told.add(listener)
        const end = backend.subscribe(listener)
        return () => {
          told.delete(listener)
          end()
        }
      }
    },
    pageDir,
    port: 0,
    announce: (url) => (address = url),
    onFault: (error) => faults.push(error),
    warn: (line) => lines.push(line),
    ...(limits && { limits })
  })
  address = server.url
  const { origin, port } = new URL(server.url)
  const session = await signIn(origin, address)
  const state = () => hashOf(['library', 'config'].map((name) => join(folder, name)))
  await settled(state)
  backend.subscribe((event) => events.push(event))
  return {
    port: Number(port),
    origin,
    session,
    server,
    backend,
    client,
    folder,
    article,
    lines,
    faults,
    events,
    address: () => address,
    tellWindows: (event) => told.forEach((listener) => listener(event)),
    state,
    async end() {
      await server.close()
      await backend.close()
    },
    remove: () => rm(folder, { recursive: true, force: true })
  }
}

/** Uses an address up and gives the token of the session. */
export async function signIn(origin: string, address: string): Promise<string> {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/json',
      [TOKEN_HEADER]: new URL(address).hash.replace('#token=', '')
    }
  })
  return ((await response.json()) as { token: string }).token
}

async function importArticle(client: Client): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title: 'Ledger', text: PRIVATE_TEXT, html: null })
  const { added } = await client.call('import.commit', { batch, items: [{ item: 'one', title: 'Ledger' }] })
  return added[0] ?? ''
}

/** Waits until work has come to rest: files follow the journal a moment later. */
async function settled(state: () => Promise<string>): Promise<void> {
  for (let before = ''; ;) {
    const now = await state()
    if (now === before) return
    before = now
    await new Promise((resolve) => setTimeout(resolve, 1500))
  }
}

async function hashOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    // The journal says what changed; the files that follow it are written when work rests.
    for (const file of files.filter((each) => /journal.+\.ndjson$|config/.test(each) && !/\.tmp$/.test(each)).sort()) {
      hash.update(file).update(await readFile(file))
    }
  }
  return hash.digest('hex')
}
