// npm run bench:reader [-- --quick]: how fast the reader is, in the whole app, beside plain text and other readers, in
// one run on the same documents. Prints a table with ratios and budgets, and keeps it in bench/results. Asserts nothing.
//
//   --quick           the two smaller documents, fewer rounds
//   --all             every peer also gets the largest document
//   --only a,b        these subjects only (see bench/reader/run.mjs)
//   --sizes 0,2       these documents only, by number
//   --rounds N        so many rounds
//   --baseline        keep this run as the baseline that later ones are compared with
import '../scripts/lib/require-node.mjs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { ensureBuilt } from '../scripts/lib/build.mjs'
import { ensureBrowser } from '../scripts/lib/ensure-browser.mjs'
import { findBrowser, needsNoSandbox } from '../scripts/lib/find-browser.mjs'
import { ensureInstalled } from '../scripts/lib/install.mjs'
import { makeLibrary } from './reader/app-server.mjs'
import { LABELS, makeCorpus, SIZES } from './reader/corpus.mjs'
import { buildPages, ensurePeers, servePages } from './reader/pages.mjs'
import { machineFacts, writeReport } from './reader/report.mjs'
import { measureAll } from './reader/run.mjs'

const root = resolve(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    baseline: { type: 'boolean', default: false },
    only: { type: 'string' },
    sizes: { type: 'string' },
    rounds: { type: 'string' }
  }
})
const { quick, all } = values
const sizes = values.sizes?.split(',').map(Number) ?? (quick ? [0, 1] : [0, 1, 2])
const rounds = Number(values.rounds ?? (quick ? 2 : 4))

/** @param {string} dir an empty folder for everything that is made on the way */
async function main(dir) {
  const started = Date.now()
  const { load: loadBefore, ...facts } = { ...machineFacts() }
  const corpora = SIZES.filter((_, index) => sizes.includes(index)).map((size) => makeCorpus(root, size))
  await ensurePeers(root)
  await buildPages(root, join(dir, 'pages'))
  console.log('Making the library …')
  const env = await makeLibrary(root, dir, corpora)
  const documents = corpora.map((corpus) => JSON.stringify({ ...corpus, labels: LABELS }))
  const pages = await servePages(join(dir, 'pages'), documents)
  const installed = findBrowser()
  const browser = await chromium.launch({
    ...(installed ? { executablePath: installed } : {}),
    chromiumSandbox: !needsNoSandbox()
  })
  try {
    const cells = await measureAll({
      corpora,
      where: {
        browser,
        pagesUrl: pages.url,
        root,
        appEnv: env,
        openLimit: quick ? 6_000 : 60_000,
        changes: quick ? 4 : 8,
        sweepFrames: quick ? 60 : 200
      },
      rounds,
      otherRounds: Math.max(1, Math.floor(rounds / 2)),
      all,
      only: values.only?.split(',') ?? null,
      say: (line) => console.log(line)
    })
    const seconds = Math.round((Date.now() - started) / 1000)
    const chromiumVersion = browser.version()
    const machine = { ...facts, loadBefore, loadAfter: machineFacts().load, chromium: chromiumVersion, rounds, seconds }
    writeReport({ root, name: quick ? 'quick' : 'full', cells, corpora, machine, keep: values.baseline })
  } finally {
    await browser.close()
    await pages.close()
  }
}

if ((await ensureInstalled()) && (await ensureBrowser()) && (await ensureBuilt())) {
  const dir = mkdtempSync(join(tmpdir(), 'claimdesk-bench-reader-'))
  try {
    await main(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
} else {
  process.exitCode = 1
}
