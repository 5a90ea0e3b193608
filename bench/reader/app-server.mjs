// A library with the documents and their annotations, made by the app's own backend, and the app's server over it.
import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { LABELS } from './corpus.mjs'

const CHUNK = 1024 * 1024
const SPANS_A_COMMAND = 10_000
/** The article that is opened first, so that the app has everything loaded. */
export const WARM_UP = 'Warm-up'

/** Titles of an article with its annotations, and of the same text without any. */
export const titleOf = (/** @type {{ name: string }} */ { name }) => `Annotated ${name}`
export const plainTitleOf = (/** @type {{ name: string }} */ { name }) => `Plain ${name}`

/** @typedef {(name: string, params: unknown) => Promise<any>} Call */

/**
 * @param {Call} call
 * @param {string} title
 * @param {string} text
 * @returns {Promise<string>} the article's id
 */
async function addArticle(call, title, text) {
  const bytes = Buffer.from(text)
  const { batch } = await call('import.begin', {})
  for (let offset = 0; offset < bytes.length; offset += CHUNK) {
    const data = bytes.subarray(offset, offset + CHUNK).toString('base64')
    const piece = { item: 'one', name: 'document.txt', folder: '', size: bytes.length, offset, data }
    await call('import.upload', { batch, pieces: [piece] })
  }
  const { added } = await call('import.commit', { batch, items: [{ item: 'one', title }] })
  if (added.length !== 1) throw new Error(`“${title}” was not taken in`)
  return added[0]
}

/** @param {Call} call */
async function putLabels(call) {
  const { library } = await call('app.state', {})
  const scheme = library.schemes.find((/** @type {{ id: string }} */ each) => each.id === library.defaultScheme)
  const pattern = scheme.labels.find((/** @type {{ role: string | null }} */ label) => label.role === null)
  const labels = LABELS.map((label) => ({ ...pattern, ...label, path: label.name }))
  // Its kinds of relations name labels that are not there now.
  const put = { type: 'scheme.put', scheme: { ...scheme, labels, relationTypes: [] } }
  await call('command.run', { command: put })
}

/**
 * @param {string} root the project's folder
 * @param {string} dir an empty folder
 * @param {import('./corpus.mjs').Corpus[]} corpora
 * @returns {Promise<NodeJS.ProcessEnv>} the environment of the app over that library
 */
export async function makeLibrary(root, dir, corpora) {
  const places = { configDir: join(dir, 'config'), libraryDir: join(dir, 'library') }
  const person = { id: 'bench-person-000001', name: 'Bench' }
  const config = { format: 'claimdesk/config', version: 1, person, device: 'bench', lastLibrary: null }
  mkdirSync(places.configDir)
  writeFileSync(join(places.configDir, 'config.json'), JSON.stringify(config))
  const vite = await createServer({
    configFile: false,
    root,
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error'
  })
  const { createBackend } = await vite.ssrLoadModule('/src/backend/create-backend.ts')
  let ids = 0
  const backend = await createBackend({
    ...places,
    resourcesDir: join(root, 'resources'),
    version: '0.0.0-bench',
    clock: () => new Date(),
    ids: () => `bench-${String((ids += 1)).padStart(8, '0')}`,
    log: { info() {}, warn() {}, error: console.error }
  })
  /** @type {Call} */
  const call = async (name, params) => {
    const reply = await backend.dispatch({ id: '1', name, params })
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message} ${JSON.stringify(reply.error.details ?? '')}`)
    return reply.result
  }
  await putLabels(call)
  await addArticle(call, WARM_UP, 'One line to begin with.\nAnd another one.')
  for (const corpus of corpora) {
    // The same text twice would be taken for a duplicate; the last character tells them apart.
    await addArticle(call, plainTitleOf(corpus), `${corpus.text}\n`.concat('~'))
    const article = await addArticle(call, titleOf(corpus), corpus.text)
    for (let from = 0; from < corpus.annotations.length; from += SPANS_A_COMMAND) {
      const spans = corpus.annotations.slice(from, from + SPANS_A_COMMAND).map(({ id, start, end, label }) => ({
        id: `${article}-${id}`,
        ranges: [{ start, end }],
        label: LABELS[label]?.id
      }))
      const more = { claims: [], documentLabels: [], edges: 'exact', origin: 'human' }
      await call('command.run', { command: { type: 'annotations.add', article, spans, ...more } })
    }
  }
  await backend.close()
  await vite.close()
  return { ...process.env, CLAIMDESK_LIBRARY: places.libraryDir, CLAIMDESK_CONFIG_DIR: places.configDir }
}

/**
 * Starts the built loopback server.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ url: string, pid: number, close: () => Promise<void> }>}
 */
export async function startApp(root, env) {
  const child = fork(join(root, 'e2e', 'hosts', 'serve.mjs'), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const exited = new Promise((settle) => child.once('exit', settle))
  /** @type {string} */
  const url = await new Promise((settle, reject) => {
    child.once('message', (/** @type {{ url: string }} */ message) => settle(message.url))
    void exited.then((code) => reject(new Error(`the app's server ended with ${code}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    close: async () => {
      if (child.connected) child.send('stop')
      await exited
    }
  }
}
