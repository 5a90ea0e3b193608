// node scripts/candidates-measure.mjs: how well sentences are ranked and claims are proposed, on the test corpora
// (CLAIMDESK_CORPORA); printed, never asserted. docs/candidates.md keeps the figures with their date.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadSource } from './lib/load-source.mjs'
import { root } from './lib/paths.mjs'

const MODULE = 'src/core/suggest/candidates/testing/measure.ts'
const corpora = resolve(root, process.env['CLAIMDESK_CORPORA'] ?? '../shared/corpora')

if (!['seed', 'checkworthiness'].some((name) => existsSync(join(corpora, name)))) {
  console.error(
    'There is no test corpus “seed” or “checkworthiness”. Set CLAIMDESK_CORPORA to the folder that holds them.'
  )
  process.exitCode = 1
} else {
  const { run } = /** @type {{ run(print: (line: string) => void): boolean }} */ (await loadSource(MODULE))
  run((line) => console.log(line))
}
