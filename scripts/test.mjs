// npm test: installs if needed, makes sure of a browser, runs every check to the end and adds them all up.
import './lib/require-node.mjs'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './lib/ensure-browser.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { readPlaywright, readVitest } from './lib/read-reports.mjs'
import { run } from './lib/run.mjs'

/**
 * @typedef {import('./lib/read-reports.mjs').Tally} Tally
 * @typedef {{ name: string, tally: Tally, seconds: number }} Row
 */

const UNIT = join(root, 'reports', 'unit.json')
const UNIT_NOTES = join(root, 'reports', 'unit-notes.json')
const E2E = join(root, 'reports', 'e2e.json')

/** @param {string} path a program below node_modules @param {string[]} args */
const node = (path, ...args) => run(process.execPath, [join(root, path), ...args], { cwd: root, output: 'show' })

/** @param {number} code @returns {Tally} a step that is one check */
const oneCheck = (code) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
  skips: [],
  failures: [],
  retried: []
})

/** @type {[name: string, step: () => Promise<Tally>][]} */
const STEPS = [
  ['types', async () => oneCheck((await node('scripts/typecheck.mjs')).code)],
  ['lint', async () => oneCheck((await node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0')).code)],
  ['format', async () => oneCheck((await node('node_modules/prettier/bin/prettier.cjs', '--check', '.')).code)],
  [
    'unit',
    async () => {
      rmSync(UNIT, { force: true })
      rmSync(UNIT_NOTES, { force: true })
      const { code } = await node('node_modules/vitest/vitest.mjs', 'run')
      return readVitest(UNIT, UNIT_NOTES, code)
    }
  ],
  ['build', async () => oneCheck((await node('scripts/build.mjs')).code)],
  [
    'e2e',
    async () => {
      rmSync(E2E, { force: true })
      const { code } = await node('node_modules/@playwright/test/cli.js', 'test')
      return readPlaywright(E2E, code)
    }
  ]
]

/** @param {string} text @param {number} width */
const right = (text, width) => text.padStart(width)

/** @param {Row[]} rows */
function printTable(rows) {
  console.log(
    `\n${'step'.padEnd(8)}${right('passed', 8)}${right('failed', 8)}${right('skipped', 9)}${right('time', 9)}`
  )
  for (const { name, tally, seconds } of rows) {
    const counts = right(String(tally.passed), 8) + right(String(tally.failed), 8) + right(String(tally.skipped), 9)
    console.log(`${name.padEnd(8)}${counts}${right(`${seconds.toFixed(1)} s`, 9)}`)
  }
}

/** @param {string} title @param {Row[]} rows @param {'skips' | 'failures' | 'retried'} key */
function printNotes(title, rows, key) {
  const lines = rows.flatMap(({ name, tally }) => tally[key].map((line) => `  ${name}: ${line}`))
  if (lines.length > 0) console.log(`\n${title}:\n${lines.join('\n')}`)
}

/** @returns {Promise<Row[]>} */
async function runSteps() {
  /** @type {Row[]} */
  const rows = []
  for (const [name, step] of STEPS) {
    console.log(`\n== ${name}`)
    const startedAt = performance.now()
    const tally = await step()
    rows.push({ name, tally, seconds: (performance.now() - startedAt) / 1000 })
  }
  return rows
}

if ((await ensureInstalled()) && (await ensureBrowser())) {
  const rows = await runSteps()
  printTable(rows)
  printNotes('skipped', rows, 'skips')
  printNotes('passed at the second try only', rows, 'retried')
  printNotes('failed', rows, 'failures')
  const total = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    rows.reduce((sum, row) => sum + row.tally[key], 0)
  console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
  process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0
} else {
  console.log('0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
}
