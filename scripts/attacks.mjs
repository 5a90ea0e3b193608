// npm run attacks -- [--seed 1] [--runs 12] [--many 1000] [--only WORD]: tries the attacks of src/server/testing/attacks on a loopback
// server with a real backend, and prints how many of each family were tried and refused. Ends with 1 when one was not.
import { parseArgs } from 'node:util'
import { loadSource } from './lib/load-source.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '12' },
    many: { type: 'string', default: '1000' },
    only: { type: 'string' }
  }
})

const { runAttacks } = /** @type {typeof import('../src/server/testing/attacks/run-attacks')} */ (
  await loadSource('src/server/testing/attacks/run-attacks.ts')
)
const rows = await runAttacks({
  seed: Number(values.seed),
  runs: Number(values.runs),
  many: Number(values.many),
  only: values.only,
  say: (line) => console.error(line)
})

console.log(`Seed ${values.seed}.\n\n| attacks | tried | refused |\n| --- | --- | --- |`)
for (const { family, tried, refused } of rows) console.log(`| ${family} | ${tried} | ${refused} |`)
const violations = rows.flatMap((row) => row.violations.map((violation) => `${row.family}: ${violation}`))
if (violations.length > 0)
  console.log(`\nNot refused as it should be:\n${violations.map((each) => `- ${each}`).join('\n')}`)
// Connections that floods left behind must not keep the command from ending.
process.exit(violations.length === 0 ? 0 : 1)
