// npm run bench:search [-- --quick]: searching a library of 10,000 articles: how long the index takes and what it holds,
// how long the first results take, beside a plain scan of all texts. Prints tables; asserts nothing. The index runs in
// its thread as in the built program, so this wants `npm run build` first.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { createServer } from 'vite'
import { seededText } from './search-texts.mjs'

const ARTICLES = process.argv.includes('--quick') ? 1_000 : 10_000
const RUNS = 40
const root = resolve(import.meta.dirname, '..')
const workerFile = join(root, 'out', 'main', 'search-worker.js')
if (!existsSync(workerFile)) throw new Error('There is no built search worker. Run `npm run build` first.')

const vite = await createServer({
  configFile: false,
  root,
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error'
})
const { openTestLibrary } = await vite.ssrLoadModule('/src/backend/testing/test-library.ts')
const { storeDocuments } = await vite.ssrLoadModule('/src/backend/transfer/import-documents.ts')
const { buildArticle } = await vite.ssrLoadModule('/src/backend/library/build-article.ts')
const { LibrarySearch } = await vite.ssrLoadModule('/src/backend/search/library-search.ts')
const { startIndex } = await vite.ssrLoadModule('/src/backend/search/index-thread.ts')
const { searchHits } = await vite.ssrLoadModule('/src/core/query/search-hits.ts')
const { parseSearch } = await vite.ssrLoadModule('/src/core/query/search-query.ts')

const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'))
let library = await openTestLibrary({ directory: join(folder, 'library') })
console.log(`Making ${ARTICLES} articles …`)
let length = 0
for (let made = 0; made < ARTICLES; made += 500) {
  const documents = []
  for (let number = made; number < Math.min(made + 500, ARTICLES); number += 1) {
    const text = seededText(number)
    length += text.length
    const bytes = Buffer.from(text, 'utf8')
    const built = await buildArticle(
      { name: `${number}.txt`, bytes },
      { encoding: 'utf-8', importedAt: '2026-01-01T00:00:00.000Z' }
    )
    documents.push({ ...built, bytes })
  }
  await storeDocuments(library, documents)
}
await library.engine.close()
library = await openTestLibrary({ directory: join(folder, 'library') })

/** @param {number[]} times */
function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b)
  /** @param {number} share */
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`
const ms = (/** @type {number} */ value) => value.toFixed(1).padStart(9)
const settle = () => new Promise((done) => setTimeout(done, 300))

globalThis.gc?.()
await settle()
const memoryBefore = process.memoryUsage().rss
const blocked = monitorEventLoopDelay({ resolution: 1 })
blocked.enable()
const began = performance.now()
const search = new LibrarySearch(library, { progress() {}, failed: console.error }, (/** @type {unknown} */ events) =>
  startIndex(events, workerFile)
)
search.begin()
const early = search
  .ask('find', { query: 'harbour', limit: 20, whole: false })
  .then((/** @type {{ readonly done: number }} */ found) => ({
    took: performance.now() - began,
    done: found.done
  }))
await search.ask('find', { query: '', limit: 0, whole: true })
const indexing = performance.now() - began
blocked.disable()
const memory = process.memoryUsage().rss - memoryBefore
const { took, done } = await early
console.log(`${ARTICLES} articles, ${megabytes(length)} of text`)
console.log(`index: ${(indexing / 1000).toFixed(2)} s, ${megabytes(memory)} more memory of the process`)
console.log(`a question meanwhile: answered after ${took.toFixed(0)} ms, from ${done} articles`)
console.log(`main thread blocked while indexing: at most ${(blocked.max / 1e6).toFixed(1)} ms`)

/** What there was before the index: every text is read and looked through. */
async function scan(/** @type {string} */ query) {
  const terms = parseSearch(query)
  const words = query.replace(/["“”]/g, '').trim().split(/\s+/)
  const pattern = new RegExp(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('\\s+'), 'iu')
  let found = 0
  for (const { id } of library.store.state.articles.values()) {
    const text = await library.engine.readText(id)
    if (pattern.test(text)) found += 1
    if (found <= 1) searchHits(text.slice(0, 200), terms)
  }
  return found
}

const QUERIES = [
  ['one word', 'harbour '],
  ['being typed', 'har'],
  ['one letter', 'h'],
  ['two words', 'harbour council'],
  ['three words', 'harbour council ferry'],
  ['phrase', '"the harbour council"'],
  ['rare', 'zyzzyva'],
  ['not there', 'qqqqqq'],
  ['very common', 'the'],
  ['Chinese', '核電延役'],
  ['a Chinese sign', '的']
]
console.log('\nquery           |  found | first results p50      p95 (ms) | more excerpts p95 | plain scan (ms)')
for (const [name = '', query = ''] of QUERIES) {
  const times = []
  const pages = []
  let found = 0
  for (let run = 0; run < RUNS; run += 1) {
    let from = performance.now()
    const answer = await search.ask('find', { query, limit: 20, whole: false })
    times.push(performance.now() - from)
    found = answer.articles.length
    from = performance.now()
    await search.ask('excerpts', { query, articles: answer.articles.slice(20, 60) })
    pages.push(performance.now() - from)
  }
  const from = performance.now()
  await scan(query)
  const scanned = performance.now() - from
  const { p50, p95 } = percentiles(times)
  console.log(
    `${name.padEnd(15)} | ${String(found).padStart(6)} |     ${ms(p50)} ${ms(p95)}      |     ${ms(percentiles(pages).p95)}     | ${ms(scanned)}`
  )
}
await search.close()
await library.engine.close()
await vite.close()
await rm(folder, { recursive: true, force: true })
