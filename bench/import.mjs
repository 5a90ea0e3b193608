// npm run bench:import [-- --quick] [-- --files N]: an import of 10,000 text files through the window of the built app in
// the browser host: how long each step takes, how long the window stands still, how much memory the backend takes, beside
// the same files written and flushed one by one. Prints a table and keeps it in bench/results. Asserts nothing.
import '../scripts/lib/require-node.mjs'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { ensureBuilt } from '../scripts/lib/build.mjs'
import { findBrowser, needsNoSandbox } from '../scripts/lib/find-browser.mjs'
import { startApp } from './reader/app-server.mjs'
import { machineFacts } from './reader/report.mjs'
import { seededText } from './search-texts.mjs'

const root = resolve(import.meta.dirname, '..')
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, files: { type: 'string' } } })
const FILES = Number(values.files ?? (values.quick ? 1_000 : 10_000))
/** How long the window is watched doing nothing, for comparison. */
const IDLE_MS = 3_000

/** @param {string} folder */
function makeFiles(folder) {
  let bytes = 0
  for (let number = 0; number < FILES; number += 1) {
    const year = join(folder, 'corpus', String(2000 + (number % 20)))
    if (number < 20) mkdirSync(year, { recursive: true })
    const text = seededText(number)
    bytes += Buffer.byteLength(text)
    writeFileSync(join(year, `article-${String(number).padStart(5, '0')}.txt`), text)
  }
  return bytes
}

/**
 * The floor: the same bytes, one file after the other, each flushed.
 * @param {string} folder
 */
async function writeFloor(folder) {
  mkdirSync(folder)
  const began = performance.now()
  for (let number = 0; number < FILES; number += 1) {
    const handle = await open(join(folder, `${number}.txt`), 'wx')
    await handle.writeFile(seededText(number))
    await handle.sync()
    await handle.close()
  }
  return performance.now() - began
}

/** Resident memory of a process in bytes; 0 where it cannot be told. @param {number} pid */
function residentOf(pid) {
  try {
    if (existsSync(`/proc/${pid}/status`)) {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
    }
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
  } catch {
    return 0
  }
}

/** In the page: notes the gaps between frames and the long tasks, by the step that is under way. */
function watchFrames() {
  const steps = /** @type {Record<string, { gap: number, task: number, frames: number }>} */ ({})
  let step = 'start'
  let last = performance.now()
  const current = () => (steps[step] ??= { gap: 0, task: 0, frames: 0 })
  const frame = () => {
    const now = performance.now()
    const at = current()
    at.gap = Math.max(at.gap, now - last)
    at.frames += 1
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) current().task = Math.max(current().task, entry.duration)
  }).observe({ entryTypes: ['longtask'] })
  Object.assign(globalThis, {
    benchStep: (/** @type {string} */ name) => {
      step = name
      last = performance.now()
    },
    benchSteps: () => steps
  })
}

/** @param {string} dir an empty folder for everything that is made on the way */
async function main(dir) {
  await ensureBuilt()
  const before = machineFacts()
  console.log(`Making ${FILES} files …`)
  const bytes = makeFiles(dir)
  const floor = await writeFloor(join(dir, 'floor'))
  const app = await startApp(root, {
    ...process.env,
    CLAIMDESK_LIBRARY: join(dir, 'library'),
    CLAIMDESK_CONFIG_DIR: join(dir, 'config')
  })
  const installed = findBrowser()
  const browser = await chromium.launch({
    ...(installed ? { executablePath: installed } : {}),
    chromiumSandbox: !needsNoSandbox()
  })
  let peak = 0
  const idleMemory = residentOf(app.pid)
  const sampler = setInterval(() => (peak = Math.max(peak, residentOf(app.pid))), 100)
  try {
    const page = await browser.newPage()
    await page.addInitScript(watchFrames)
    await page.goto(app.url)
    await page.getByRole('region', { name: 'Articles' }).getByRole('button', { name: 'Import' }).waitFor()
    /** @type {{ name: string, took: number }[]} */
    const took = []
    /** @param {string} name @param {() => Promise<unknown>} work */
    const step = async (name, work) => {
      await page.evaluate((to) => /** @type {any} */ (globalThis).benchStep(to), name)
      const began = performance.now()
      await work()
      took.push({ name, took: performance.now() - began })
    }
    await step('nothing', () => page.waitForTimeout(IDLE_MS))
    await page.keyboard.press('Control+i')
    const dialog = page.getByRole('dialog', { name: 'Import articles' })
    const folder = dialog.getByLabel('Folder to import')
    await folder.waitFor({ state: 'attached' })
    const patience = { timeout: 1_800_000 }
    // Found by its place, not its role: what the page is asked all the time must cost it nothing.
    const store = page.locator('[role=dialog] button').filter({ hasText: /^Import \d/ })
    await step('sending and reading', async () => {
      await folder.setInputFiles(join(dir, 'corpus'), patience)
      await store.waitFor(patience)
    })
    const memoryRead = peak
    await step('storing', async () => {
      await store.click()
      await page.locator('[role=dialog]').waitFor({ state: 'hidden', ...patience })
    })
    await step('the list afterwards', () => page.waitForTimeout(IDLE_MS))
    const steps = await page.evaluate(() => /** @type {any} */ (globalThis).benchSteps())
    report({ before, bytes, floor, took, steps, idleMemory, memoryRead, peak })
  } finally {
    clearInterval(sampler)
    await browser.close()
    await app.close()
  }
}

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`
const rate = (/** @type {number} */ ms) => `${((FILES * 1000) / ms).toFixed(0)}/s`
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`

/** @param {any} measured */
function report({ before, bytes, floor, took, steps, idleMemory, memoryRead, peak }) {
  const rows = took.map((/** @type {{ name: string, took: number }} */ { name, took: ms }) => {
    const { gap = 0, task = 0, frames = 0 } = steps[name] ?? {}
    const isWork = name === 'storing' || name === 'sending and reading'
    return `| ${name} | ${seconds(ms)} | ${isWork ? rate(ms) : ''} | ${isWork ? `${(ms / floor).toFixed(1)} x` : ''} | ${gap.toFixed(0)} ms | ${task === 0 ? 'none' : `${task.toFixed(0)} ms`} | ${frames} |`
  })
  const lines = [
    `# Import of ${FILES.toLocaleString('en-GB')} text files (${megabytes(bytes)})`,
    '',
    `${before.cores} cores, ${before.processor}, ${before.memory}, ${before.platform}; load at the start ${before.load}, at the end ${machineFacts().load}.`,
    '',
    'Through the window of the built app in the browser host. The floor writes the same files one by one, each flushed:',
    `${seconds(floor)}, ${rate(floor)}. “Longest gap” is the longest time between two frames of the window while the step went`,
    'on; the row “nothing” says what the machine does to a window that rests. “Longest task” is the longest piece of work on',
    'its main thread that the browser calls long (50 ms and more).',
    '',
    '| step | time | files | beside the floor | longest gap | longest task | frames |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Backend: ${megabytes(idleMemory)} at the start, at most ${megabytes(memoryRead)} while reading, at most ${megabytes(peak)} in all.`,
    'Budget: no gap over 50 ms on a machine whose resting window has none; memory bounded.',
    ''
  ]
  console.log(lines.join('\n'))
  mkdirSync(join(root, 'bench', 'results'), { recursive: true })
  writeFileSync(join(root, 'bench', 'results', 'import.md'), lines.join('\n'))
}

const dir = mkdtempSync(join(tmpdir(), 'claimdesk-bench-'))
try {
  await main(dir)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
