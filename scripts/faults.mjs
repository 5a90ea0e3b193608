// npm run faults -- [--kills [N]] [--power-cuts [N]] [--writes] [--damage] [--processes] … [--seed S] [--from K]:
// does to libraries what must not harm them; without a kind, a short run of every kind. Prints a table a kind. What
// broke a promise is kept in reports/faults with what is needed to do it once more, and ends with 1.
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { loadSource } from './lib/load-source.mjs'
import { root } from './lib/paths.mjs'

/** @typedef {import('../src/backend/testing/faults/fault-kind').FaultKind} FaultKind */
/** @typedef {import('../src/backend/testing/faults/fault-kind').FaultResult} FaultResult */

const reports = join(root, 'reports', 'faults')

/** @typedef {{ seed: number, from: number, plan: { kind: FaultKind, runs: number }[] }} Plan */

/**
 * What is asked for, or what is wrong with it.
 *
 * @param {string[]} words
 * @param {readonly FaultKind[]} kinds
 * @returns {Plan | string}
 */
function readOptions(words, kinds) {
  /** @type {Map<string, number | null>} */
  const given = new Map()
  for (let at = 0; at < words.length; at += 1) {
    const [, name, attached] = /^--([a-z-]+)(?:=(.*))?$/.exec(words[at] ?? '') ?? []
    const known = name !== undefined && (['seed', 'from'].includes(name) || kinds.some(({ id }) => id === name))
    if (!known) {
      return `“${words[at]}” is no option. There are --seed, --from, ${kinds.map(({ id }) => `--${id}`).join(', ')}.`
    }
    const value = attached ?? (/^\d+$/.test(words[at + 1] ?? '') ? words[(at += 1)] : undefined)
    if (value !== undefined && !/^\d+$/.test(value)) return `--${name} takes a whole number, not “${value}”.`
    given.set(name, value === undefined ? null : Number(value))
  }
  const chosen = kinds.filter(({ id }) => given.has(id))
  return {
    seed: given.get('seed') ?? 20240822,
    from: given.get('from') ?? 0,
    plan: (chosen.length > 0 ? chosen : kinds).map((kind) => ({ kind, runs: given.get(kind.id) ?? kind.short }))
  }
}

/** @param {FaultKind} kind @param {FaultResult} result @param {number} seconds */
function printTable({ title }, { table, seed, runs, violations }, seconds) {
  console.log(`\n### ${title}\n`)
  const count = violations.length === 1 ? '1 promise broken' : `${violations.length} promises broken`
  console.log(`${runs} runs, seed ${seed}, ${Math.round(seconds)} s, ${count}.\n`)
  console.log('| what | tried | held |\n| --- | ---: | ---: |')
  for (const [what, tried, held] of table) console.log(`| ${what.replaceAll('|', '\\|')} | ${tried} | ${held} |`)
  for (const { run, what } of violations.slice(0, 20)) console.log(`\nRun ${run}: ${what}`)
}

/** @param {FaultKind} kind @param {FaultResult} result */
async function keepViolations({ id }, { seed, violations }) {
  for (const [number, { run, what, files }] of violations.slice(0, 50).entries()) {
    const folder = join(reports, `${id}-${seed}-${run}-${number}`)
    await mkdir(folder, { recursive: true })
    const again = `npm run faults -- --${id} 1 --seed ${seed} --from ${run}`
    await writeFile(
      join(folder, 'violation.json'),
      `${JSON.stringify({ kind: id, seed, run, what, again }, null, 2)}\n`
    )
    for (const [name, content] of Object.entries(files ?? {})) await writeFile(join(folder, basename(name)), content)
  }
}

const { FAULT_KINDS } = /** @type {typeof import('../src/backend/testing/faults/fault-kinds')} */ (
  await loadSource('src/backend/testing/faults/fault-kinds.ts')
)

/** @param {Plan} plan */
async function runAll({ seed, from, plan }) {
  let broken = 0
  for (const { kind, runs } of plan) {
    const began = performance.now()
    const result = await kind.run({ runs, seed, from, say: (line) => console.error(`${kind.id}: ${line}`) })
    broken += result.violations.length
    printTable(kind, result, (performance.now() - began) / 1000)
    await keepViolations(kind, result)
  }
  if (broken > 0) console.log('\nWhat is needed to see each of them again is in reports/faults.')
  return broken === 0
}

const options = readOptions(process.argv.slice(2), FAULT_KINDS)
if (typeof options === 'string') console.error(options)
process.exitCode = typeof options !== 'string' && (await runAll(options)) ? 0 : 1
