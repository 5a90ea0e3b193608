// npm run bench:store [-- --quick | --sizes 1000,10000,100000,1000000]: how long a save takes, from the call to the
// acknowledgement of one highlight, as the library grows; beside it, turn by turn, the floor (a line of the same size is
// appended and flushed) and lowdb with everything in one JSON file. Prints tables, writes them to bench/results; asserts
// nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { createServer } from 'vite'

const root = resolve(import.meta.dirname, '..')
const given = process.argv.indexOf('--sizes')
const SIZES =
  given > 0
    ? (process.argv[given + 1] ?? '').split(',').map(Number)
    : process.argv.includes('--quick')
      ? [1_000, 10_000]
      : [1_000, 10_000, 100_000]
const SPANS_PER_ARTICLE = 1_000
const SAVES = process.argv.includes('--quick') ? 100 : 1_000
/** Above this one JSON file takes seconds a save; near 1.6 million its text is longer than a string may be. */
const MOST_IN_LOWDB = 100_000
const TEXT = 'The ferry left at nine and carried four hundred people to the island. '.repeat(200)
const FOLDERS = ['articles', 'journal', 'cache', 'backups']

const vite = await createServer({
  configFile: false,
  root,
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  appType: 'custom',
  logLevel: 'error'
})
const { createBackend } = await vite.ssrLoadModule('/src/backend/create-backend.ts')

/** @typedef {{ dispatch(envelope: unknown): Promise<any>, close(): Promise<void> }} Backend */

let ids = 0
const newId = () => `bench-${(ids += 1)}`
/** @param {string | Uint8Array} content */
const sha256 = (content) => createHash('sha256').update(content).digest('hex')

/** @param {number[]} times milliseconds */
function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b)
  /** @param {number} share */
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
async function timed(work) {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** @param {string} folder @returns {Promise<Backend>} */
async function openBackend(folder) {
  return createBackend({
    configDir: join(folder, 'config'),
    libraryDir: join(folder, 'library'),
    resourcesDir: join(root, 'resources'),
    version: '0.0.0-bench',
    clock: () => new Date(),
    ids: newId,
    log: { info() {}, warn() {}, error: console.error }
  })
}

/** @param {Backend} backend @param {string} name @param {unknown} params */
async function call(backend, name, params) {
  const reply = await backend.dispatch({ id: '1', name, params })
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
  return reply.result
}

/** @param {number} index */
const spanAt = (index) => {
  const start = 200 + ((index * 37) % (TEXT.length - 300))
  return { id: newId(), ranges: [{ start, end: start + 20 + (index % 40) }], label: 'opinion' }
}
/** @param {string} article @param {object[]} spans */
const add = (article, spans) => ({
  command: { type: 'annotations.add', article, spans, claims: [], documentLabels: [], edges: 'exact', origin: 'human' }
})
/** @param {string} article @param {number} count */
const many = (article, count) =>
  add(
    article,
    Array.from({ length: count }, (_, index) => spanAt(index))
  )

/** @param {Backend} backend @param {string} text @param {string} title */
async function paste(backend, text, title) {
  const { batch } = await call(backend, 'import.begin', {})
  await call(backend, 'import.paste', { batch, item: 'one', title, text, html: null })
  return (await call(backend, 'import.commit', { batch, items: [{ item: 'one', title }] })).added[0]
}

/** @param {number} number */
const textOf = (number) => `${String(number).padStart(8, '0')}\n${TEXT}`

/** Makes copies of the one article of a closed library, each with a text of its own and the same annotations. */
/** @param {string} library @param {string} first @param {number} copies */
async function copyArticle(library, first, copies) {
  const from = join(library, 'articles', first)
  const [layerName = ''] = (await readdir(join(from, 'annotations'))).filter((name) => name.endsWith('.json'))
  const layer = await readFile(join(from, 'annotations', layerName), 'utf8')
  const article = await readFile(join(from, 'article.json'), 'utf8')
  const original = (await readdir(from)).find((name) => name.startsWith('original.')) ?? ''
  const hash = sha256(await readFile(join(from, original)))
  for (let copy = 1; copy <= copies; copy += 1) {
    const bytes = Buffer.from(textOf(copy))
    const own = sha256(bytes)
    const id = own.slice(0, 16)
    const folder = join(library, 'articles', id)
    await mkdir(join(folder, 'annotations'), { recursive: true })
    await writeFile(join(folder, original), bytes)
    await writeFile(join(folder, 'text.txt'), bytes)
    await writeFile(join(folder, 'article.json'), article.replaceAll(hash, own).replaceAll(first, id))
    await writeFile(join(folder, 'annotations', layerName), layer.replaceAll(first, id))
  }
}

/** @param {string} folder @returns {Promise<number>} bytes */
async function bytesIn(folder) {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}

/** lowdb as its own preset has it: everything in one object, one file, written whole. @param {string} file @param {number} size */
async function fillLowdb(file, size) {
  /** @type {JSONFile<{ spans: object[] }>} */
  const adapter = new JSONFile(file)
  const db = new Low(adapter, { spans: [] })
  for (let index = 0; index < size; index += 1) {
    const quote = { exact: TEXT.slice(0, 40), prefix: TEXT.slice(0, 32), suffix: TEXT.slice(0, 32) }
    db.data.spans.push({ ...spanAt(index), quote, person: 'bench', createdAt: '2026-01-01T00:00:00.000Z' })
  }
  await db.write()
  return db
}

/** @param {number} size */
async function measure(size) {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'))
  const library = join(folder, 'library')
  let backend = await openBackend(folder)
  const article = await paste(backend, textOf(0), 'Number 0')
  await call(backend, 'command.run', many(article, SPANS_PER_ARTICLE))
  await backend.close()
  await copyArticle(library, article, size / SPANS_PER_ARTICLE - 1)
  // The first opening makes the cache.
  backend = await openBackend(folder)
  await backend.close()
  // What was made for the measurement is on the disk before it begins.
  spawnSync('sync')

  const openTime = await timed(async () => {
    backend = await openBackend(folder)
    await call(backend, 'article.list', {})
  })
  const openArticle = await timed(() => call(backend, 'article.open', { article }))
  for (let times = 0; times < 3; times += 1) globalThis.gc?.()
  const memory = process.memoryUsage()

  const lowdb = size <= MOST_IN_LOWDB ? await fillLowdb(join(folder, 'lowdb.json'), size) : null
  const floorFile = await open(join(folder, 'floor'), 'w')
  const before = await bytesIn(join(library, 'journal'))
  /** @type {Record<'saves' | 'floor' | 'whole', number[]>} */
  const times = { saves: [], floor: [], whole: [] }
  let line = Buffer.from(`${'x'.repeat(900)}\n`)
  const save = (/** @type {number} */ index) =>
    timed(() => call(backend, 'command.run', add(article, [spanAt(index + 5_000)])))
  const append = () => timed(() => floorFile.write(line).then(() => floorFile.datasync()))
  await save(0)
  line = Buffer.alloc((await bytesIn(join(library, 'journal'))) - before, 'x')
  for (let index = 1; index <= SAVES; index += 1) {
    // Whoever comes first after a pause of the disk waits for what others left to be flushed: they take turns.
    if (index % 2 === 0) times.saves.push(await save(index))
    times.floor.push(await append())
    if (index % 2 === 1) times.saves.push(await save(index))
  }
  // On its own: what it leaves to be flushed would be waited for by the next of the others.
  for (let index = 0; lowdb && index < SAVES; index += Math.ceil(size / 1_000)) {
    lowdb.data.spans.push(spanAt(index))
    times.whole.push(await timed(() => lowdb.write()))
  }
  if (lowdb) spawnSync('sync')

  // While the files are brought up to date: so many changes at once start that.
  const busy = await paste(backend, textOf(90_000_000), 'Busy')
  await call(backend, 'command.run', many(busy, 10_000))
  const during = []
  for (let index = 0; index < 60; index += 1) {
    during.push(await timed(() => call(backend, 'command.run', add(article, [spanAt(index)]))))
  }
  const large = []
  for (let index = 0; index < SAVES / 2; index += 1) {
    large.push(await timed(() => call(backend, 'command.run', add(busy, [spanAt(index)]))))
  }
  /** @type {number[]} */
  const together = []
  for (let round = 0; round < SAVES / 10; round += 1) {
    const ten = Array.from({ length: 10 }, (_, index) =>
      timed(() => call(backend, 'command.run', add(article, [spanAt(round * 10 + index)])))
    )
    together.push(...(await Promise.all(ten)))
  }
  await floorFile.close()
  await backend.close()
  /** @type {Record<string, number>} */
  const bytes = {}
  for (const name of FOLDERS) bytes[name] = await bytesIn(join(library, name))
  await rm(folder, { recursive: true, force: true })
  return {
    size,
    openTime,
    openArticle,
    heap: memory.heapUsed,
    rss: memory.rss,
    bytes,
    line: line.length,
    load: loadavg()[0] ?? 0,
    saves: percentiles(times.saves),
    floor: percentiles(times.floor),
    lowdb: times.whole.length > 0 ? percentiles(times.whole) : null,
    during: percentiles(during),
    large: percentiles(large),
    together: percentiles(together)
  }
}

/** @param {{ p50: number, p95: number, p99: number } | null} times */
const three = (times) => (times ? [times.p50, times.p95, times.p99].map((each) => each.toFixed(2)).join(' / ') : '–')
/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1)

/** @param {string[]} heads @param {string[][]} rows */
const table = (heads, rows) =>
  [heads, heads.map(() => '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const rows = []
for (const size of SIZES) {
  rows.push(await measure(size))
  console.error(`${size} annotations measured`)
}
await vite.close()

const latency = table(
  [
    'annotations',
    'save p50 / p95 / p99 ms',
    'floor',
    'save to floor, p95',
    'lowdb, one file',
    'while files are written',
    'article of 10,000',
    'ten at once',
    'load'
  ],
  rows.map((row) => [
    row.size.toLocaleString('en-GB'),
    three(row.saves),
    three(row.floor),
    (row.saves.p95 / row.floor.p95).toFixed(2),
    three(row.lowdb),
    three(row.during),
    three(row.large),
    three(row.together),
    row.load.toFixed(1)
  ])
)
const space = table(
  ['annotations', 'list on screen ms', 'one article ms', 'heap MB', 'RSS MB', ...FOLDERS.map((name) => `${name} MB`)],
  rows.map((row) => [
    row.size.toLocaleString('en-GB'),
    row.openTime.toFixed(0),
    row.openArticle.toFixed(0),
    megabytes(row.heap),
    megabytes(row.rss),
    ...FOLDERS.map((name) => megabytes(row.bytes[name] ?? 0))
  ])
)
const words = `${SAVES} saves a size; a line of ${rows[0]?.line ?? 0} bytes; \`load\` is the machine's own (1 minute).`
const notes =
  '“Floor”: a line of the same size is appended to a file and flushed, in turns with the saves. “List on screen”: the ' +
  'library was closed in order before, so that the cache of the list is there. “While files are written”: 10,000 ' +
  'highlights were just made at once.'
const report = `# The store\n\n${words}\n\n${latency}\n\n${space}\n\n${notes}\n`
console.log(report)
const results = join(root, 'bench', 'results')
await mkdir(results, { recursive: true })
await writeFile(join(results, 'store.json'), `${JSON.stringify({ saves: SAVES, rows }, null, 2)}\n`)
await writeFile(join(results, 'store.md'), report)
