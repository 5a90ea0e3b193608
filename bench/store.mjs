// npm run bench:store: how long a save takes from the call to the acknowledgement, as the library grows, beside the
// floor: appending a line of the same size to a file and flushing it. Prints a table; asserts nothing.
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createServer } from 'vite'

const SIZES = process.argv.includes('--quick') ? [1_000, 10_000] : [1_000, 10_000, 100_000]
const SPANS_PER_ARTICLE = 1_000
const SAVES = 300
const TEXT = 'The ferry left at nine and carried four hundred people to the island. '.repeat(200)

const vite = await createServer({
  configFile: false,
  root: resolve(import.meta.dirname, '..'),
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error'
})
const { createBackend } = await vite.ssrLoadModule('/src/backend/create-backend.ts')

let ids = 0
const newId = () => `bench-${(ids += 1)}`

/**
 * @param {number[]} times milliseconds
 */
function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b)
  /** @param {number} share */
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** @param {string} folder */
async function openBackend(folder) {
  return createBackend({
    configDir: join(folder, 'config'),
    libraryDir: join(folder, 'library'),
    resourcesDir: resolve(import.meta.dirname, '../resources'),
    version: '0.0.0-bench',
    clock: () => new Date(),
    ids: newId,
    log: { info() {}, warn() {}, error: console.error }
  })
}

/**
 * @param {{ dispatch(envelope: unknown): Promise<any> }} backend
 * @param {string} name
 * @param {unknown} params
 */
async function call(backend, name, params) {
  const reply = await backend.dispatch({ id: '1', name, params })
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
  return reply.result
}

/** @param {number} index */
const spanAt = (index) => {
  const start = (index * 37) % (TEXT.length - 60)
  return { id: newId(), ranges: [{ start, end: start + 20 + (index % 40) }], label: 'opinion' }
}
/**
 * @param {string} article
 * @param {object[]} spans
 */
const add = (article, spans) => ({
  command: { type: 'annotations.add', article, spans, claims: [], documentLabels: [], edges: 'exact', origin: 'human' }
})

/**
 * Makes so many highlights, a thousand an article; gives the last article.
 * @param {{ dispatch(envelope: unknown): Promise<any> }} backend
 * @param {number} size
 */
async function fill(backend, size) {
  let article = ''
  for (let made = 0; made < size; made += SPANS_PER_ARTICLE) {
    const { batch } = await call(backend, 'import.begin', {})
    const text = `${made}\n${TEXT}`
    await call(backend, 'import.paste', { batch, item: 'one', title: `Article ${made}`, text, html: null })
    const report = await call(backend, 'import.commit', { batch, items: [{ item: 'one', title: `Article ${made}` }] })
    article = report.added[0]
    const count = Math.min(SPANS_PER_ARTICLE, size - made)
    await call(
      backend,
      'command.run',
      add(
        article,
        Array.from({ length: count }, (_, index) => spanAt(index))
      )
    )
  }
  return article
}

const rows = []
for (const size of SIZES) {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'))
  let backend = await openBackend(folder)
  const article = await fill(backend, size)
  await backend.close()
  const opened = performance.now()
  backend = await openBackend(folder)
  const openTime = performance.now() - opened
  await call(backend, 'article.open', { article })

  const floorFile = await open(join(folder, 'floor'), 'w')
  const line = Buffer.from(`${'x'.repeat(900)}\n`)
  const saves = []
  const floor = []
  for (let index = 0; index < SAVES; index += 1) {
    let from = performance.now()
    await call(backend, 'command.run', add(article, [spanAt(index + 5_000)]))
    saves.push(performance.now() - from)
    from = performance.now()
    await floorFile.write(line)
    await floorFile.datasync()
    floor.push(performance.now() - from)
  }
  await floorFile.close()
  rows.push({ size, openTime, saves: percentiles(saves), floor: percentiles(floor) })
  await backend.close()
  await rm(folder, { recursive: true, force: true })
}

/** @param {number} value */
const ms = (value) => value.toFixed(2).padStart(8)
console.log(
  'annotations | open (ms) | save p50     p95      p99 (ms) | floor p50     p95      p99 (ms) | save/floor p95'
)
for (const { size, openTime, saves, floor } of rows) {
  const ratio = (saves.p95 / floor.p95).toFixed(2)
  console.log(
    `${String(size).padStart(11)} | ${ms(openTime)}  | ${ms(saves.p50)} ${ms(saves.p95)} ${ms(saves.p99)}      | ` +
      `${ms(floor.p50)} ${ms(floor.p95)} ${ms(floor.p99)}       | ${ratio}`
  )
}
await vite.close()
