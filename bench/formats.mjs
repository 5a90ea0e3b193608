// npm run bench:formats: how many annotations a second each format writes, and the most memory that takes, beside a bare
// JSON.stringify of the same annotations. Each format runs in a process of its own. Prints a table; asserts nothing.
// --count N annotations (default: a million), --only ID… formats, --quick ten thousand.
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { loadSource } from '../scripts/lib/load-source.mjs'

const SPANS_PER_DOCUMENT = 1_000
const SENTENCE = 'The ferry left at nine 😀 and carried four hundred people to the island, the port said. '
const TEXT = SENTENCE.repeat(250)
const LABELS = ['claim', 'speaker', 'quantity']
/** How long one format may take before it is ended and reported as such. */
const LIMIT_MS = 15 * 60_000

/** @param {string} name @param {string} fallback */
function option(name, fallback) {
  const at = process.argv.indexOf(name)
  return at === -1 ? fallback : (process.argv[at + 1] ?? fallback)
}
const count = process.argv.includes('--quick') ? 10_000 : Number(option('--count', '1000000'))

/** Words of the text as ranges, so that every annotation lies on tokens; some overlap. @returns {{ start: number, end: number }[]} */
function ranges() {
  const words = [...TEXT.matchAll(/\w+/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }))
  return Array.from({ length: SPANS_PER_DOCUMENT }, (_, index) => {
    const first = words[(index * 7) % (words.length - 3)]
    const last = words[((index * 7) % (words.length - 3)) + (index % 3)]
    return { start: first?.start ?? 0, end: last?.end ?? 1 }
  }).sort((a, b) => a.start - b.start || b.end - a.end)
}

/**
 * @param {number} wanted how many annotations
 * @param {typeof import('../src/core/text/quote').quoteOf} quoteOf
 * @returns {Generator<import('../src/core/formats/format').ExportDocument>}
 */
function* documents(wanted, quoteOf) {
  const places = ranges()
  const time = '2024-08-22T10:00:00.000Z'
  for (let made = 0, index = 0; made < wanted; index += 1) {
    const id = index.toString(16).padStart(16, '0')
    const spans = places.slice(0, wanted - made).map((range, at) => ({
      id: `s-${index}-${String(at).padStart(4, '0')}`,
      ranges: [range],
      quotes: [quoteOf(TEXT, range)],
      label: LABELS[at % LABELS.length] ?? 'claim',
      attributes: {},
      tags: [],
      note: '',
      orphan: null,
      person: 'anna',
      createdAt: time,
      updatedAt: time,
      origin: 'human'
    }))
    made += spans.length
    yield {
      name: `document-${index}`,
      article: {
        id,
        title: `Document ${index}`,
        byline: null,
        publisher: null,
        url: null,
        publishedAt: null,
        language: 'en',
        importedAt: time,
        original: { name: 'a.txt', sha256: '0'.repeat(64), bytes: 1, kind: 'txt', encoding: 'utf-8', from: null },
        text: { sha256: id.repeat(4), length: TEXT.length, revision: 1 },
        earlier: [],
        segments: [],
        paragraphs: [],
        places: [],
        metadataFrom: {},
        tags: [],
        binnedAt: null
      },
      text: TEXT,
      status: 'todo',
      spans,
      claims: [],
      documentLabels: [],
      questions: [],
      evidence: [],
      marks: [],
      seconds: {},
      relations: [],
      bookmarks: [],
      note: '',
      tokens: null,
      sentences: null,
      extra: {},
      split: null
    }
  }
}

/** Runs one format, or the floor, and prints what it took as JSON. @param {string} id */
async function measure(id) {
  const { findFormat } = /** @type {typeof import('../src/core/formats/registry')} */ (
    await loadSource('src/core/formats/registry.ts')
  )
  const { EMPTY_DESK } = /** @type {typeof import('../src/core/formats/desk-in-files')} */ (
    await loadSource('src/core/formats/desk-in-files.ts')
  )
  const { fitDocuments, LossCount } = /** @type {typeof import('../src/core/formats/fit-documents')} */ (
    await loadSource('src/core/formats/fit-documents.ts')
  )
  const { DEFAULT_SCHEME } = /** @type {typeof import('../src/core/model/scheme')} */ (
    await loadSource('src/core/model/scheme.ts')
  )
  const { quoteOf } = /** @type {typeof import('../src/core/text/quote')} */ (
    await loadSource('src/core/text/quote.ts')
  )
  const begin = performance.now()
  let bytes = 0
  if (id === 'floor') {
    for (const document of documents(count, quoteOf))
      for (const span of document.spans) bytes += JSON.stringify(span).length
  } else {
    const format = findFormat(id)
    if (!format?.encode) throw new Error(`There is no format “${id}” to write.`)
    const input = {
      library: { id: 'bench', name: 'Bench', people: [{ id: 'anna', name: 'Anna' }], defaultScheme: DEFAULT_SCHEME.id },
      schemes: [DEFAULT_SCHEME],
      desk: EMPTY_DESK,
      documents: (async function* () {
        yield* documents(count, quoteOf)
      })(),
      options: { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} },
      software: 'Claimdesk bench'
    }
    const fitted = { ...input, documents: fitDocuments(format, input, {}, new LossCount()) }
    for await (const { bytes: raw, text } of format.encode(fitted))
      bytes += raw?.length ?? Buffer.byteLength(text ?? '')
  }
  const seconds = (performance.now() - begin) / 1000
  console.log(JSON.stringify({ seconds, bytes, memory: process.resourceUsage().maxRSS / 1024 }))
}

async function main() {
  const { exportFormats } = /** @type {typeof import('../src/core/formats/registry')} */ (
    await loadSource('src/core/formats/registry.ts')
  )
  const only = process.argv.includes('--only') ? process.argv.slice(process.argv.indexOf('--only') + 1) : null
  const ids = ['floor', ...exportFormats().map((/** @type {{ id: string }} */ { id }) => id)]
  console.log(
    `${count.toLocaleString('en-GB')} annotations in documents of ${SPANS_PER_DOCUMENT.toLocaleString('en-GB')}`
  )
  console.log('| format | annotations a second | × floor | MB written | most memory (MB) |')
  console.log('| --- | --: | --: | --: | --: |')
  let floor = 0
  for (const id of ids) {
    if (id !== 'floor' && only && !only.includes(id)) continue
    const argv = [fileURLToPath(import.meta.url), '--one', id, '--count', String(count)]
    const { stdout, stderr, status } = spawnSync(process.execPath, argv, { encoding: 'utf8', timeout: LIMIT_MS })
    if (status !== 0) {
      console.log(
        `| ${id} | did not end: ${stderr.trim().split('\n').at(-1) || `more than ${LIMIT_MS / 60_000} minutes`} | | | |`
      )
      continue
    }
    const { seconds, bytes, memory } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
    if (id === 'floor') floor = seconds
    const rate = Math.round(count / seconds).toLocaleString('en-GB')
    const times = id === 'floor' ? '1' : (seconds / floor).toFixed(1)
    const name = id === 'floor' ? 'bare `JSON.stringify`' : id
    console.log(`| ${name} | ${rate} | ${times} | ${(bytes / 1e6).toFixed(0)} | ${memory.toFixed(0)} |`)
  }
}

if (process.argv.includes('--one')) await measure(option('--one', 'floor'))
else await main()
