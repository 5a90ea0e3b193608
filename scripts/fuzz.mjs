// npm run fuzz -- [--kind html] [--runs 20000] [--seed 1] [--from 0] [--minutes 5]: made-up files through the thread
// that takes documents apart; prints what became of them. What breaks a promise is kept in reports/fuzz and fails.
// npm run fuzz -- --replay reports/fuzz/FILE.json: the same file once more; several with several --replay.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadSource } from './lib/load-source.mjs'
import { root } from './lib/paths.mjs'

/** @typedef {import('../src/backend/library/testing/fuzz/run-fuzz').FuzzTally} FuzzTally */

const reports = join(root, 'reports', 'fuzz')
const { values: options } = parseArgs({
  options: {
    kind: { type: 'string', multiple: true },
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    minutes: { type: 'string', default: '1000' },
    replay: { type: 'string', multiple: true }
  }
})

const { buildWorker, ExtractThread, FUZZ_KINDS, FUZZ_LIMITS, fuzzOne, fuzzSeeds, runFuzz } =
  /** @type {typeof import('../src/backend/library/testing/fuzz/fuzz-tools')} */ (
    await loadSource('src/backend/library/testing/fuzz/fuzz-tools.ts')
  )

/** @param {FuzzTally} tally @param {number} seconds */
function line({ kind, runs, verdicts, slowest, violations }, seconds) {
  const refused = [...verdicts].filter(([verdict]) => verdict !== 'read').sort(([, a], [, b]) => b - a)
  const words = refused.map(([verdict, count]) => `${verdict} ${count}`).join(', ')
  const cells = [kind, runs, verdicts.get('read') ?? 0, words, `${Math.round(slowest)} ms`, violations]
  return `| ${cells.join(' | ')} | ${(seconds / 60).toFixed(1)} min |`
}

/** @param {InstanceType<typeof ExtractThread>} thread @param {string} path */
async function replay(thread, path) {
  const { kind, encoding, file } = JSON.parse(await readFile(path, 'utf8'))
  const bytes = await readFile(resolve(path, '..', file))
  const answer = await fuzzOne(thread, kind, { bytes, encoding })
  console.log(`${kind}, ${bytes.length} bytes: ${answer.verdict} after ${Math.round(answer.milliseconds)} ms`)
  for (const violation of answer.violations) console.log(`  ${violation}`)
  return answer.violations.length === 0
}

/** @param {InstanceType<typeof ExtractThread>} thread */
async function run(thread) {
  const [runs, seed, from] = [Number(options.runs), Number(options.seed), Number(options.from)]
  const corpora = resolve(root, process.env['CLAIMDESK_CORPORA'] ?? '../shared/corpora')
  const seeds = fuzzSeeds(corpora)
  const until = performance.now() + Number(options.minutes) * 60_000
  await mkdir(reports, { recursive: true })
  console.log(`Seed ${seed}, from number ${from}.\n`)
  console.log(
    '| kind | inputs | read | refused | slowest | violations | time |\n| --- | --- | --- | --- | --- | --- | --- |'
  )
  let violations = 0
  for (const kind of options.kind ?? Object.keys(FUZZ_KINDS)) {
    const began = performance.now()
    /** @type {Promise<void>[]} */
    const written = []
    const tally = await runFuzz(thread, seeds, {
      kind,
      from,
      runs,
      seed,
      until,
      onViolation(number, { bytes, encoding }, answer) {
        const name = `${kind}-${seed}-${number}`
        const record = {
          kind,
          seed,
          number,
          encoding,
          file: `${name}.bin`,
          verdict: answer.verdict,
          violations: answer.violations
        }
        written.push(
          writeFile(join(reports, `${name}.bin`), bytes),
          writeFile(join(reports, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`)
        )
      }
    })
    await Promise.all(written)
    violations += tally.violations
    console.log(line(tally, (performance.now() - began) / 1000))
  }
  if (violations > 0) console.log(`\n${violations} inputs broke a promise: they are in reports/fuzz.`)
  return violations === 0
}

const folder = await mkdtemp(join(tmpdir(), 'claimdesk-fuzz-'))
const thread = new ExtractThread(await buildWorker(folder), FUZZ_LIMITS)
try {
  let holds = options.replay !== undefined || (await run(thread))
  for (const path of options.replay ?? []) holds = (await replay(thread, resolve(path))) && holds
  process.exitCode = holds ? 0 : 1
} finally {
  await thread.close()
  await rm(folder, { recursive: true, force: true })
}
