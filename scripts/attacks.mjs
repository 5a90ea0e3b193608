// npm run attacks -- [--seed 1] [--runs 12] [--many 1000] [--only WORD]: tries the attacks of src/server/testing/attacks on a loopback
// server with a real backend, and prints how many of each family were tried and refused. Ends with 1 when one was not.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { root } from './lib/paths.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '12' },
    many: { type: 'string', default: '1000' },
    only: { type: 'string' }
  }
})

// Vite takes TypeScript as it is, so that a clean checkout needs no build.
const { module: tools } = await runnerImport(join(root, 'src', 'server', 'testing', 'attacks', 'run-attacks.ts'), {
  configFile: false,
  logLevel: 'warn',
  root
})
const { runAttacks } = /** @type {typeof import('../src/server/testing/attacks/run-attacks')} */ (tools)
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
