// `node scripts/rules.mjs [--why]`: which rules (D: nothing is lost, X: nobody gets in) tests guard on which host, by
// the names of the tests. With `--why` also why a rule does not apply somewhere. Ends with 1 when a guard is missing.
import { join } from 'node:path'
import { missingGuards, NOT_APPLICABLE, readGuards, ruleTable } from './lib/rule-table.mjs'

const counts = readGuards(join(import.meta.dirname, '..'))
console.log(ruleTable(counts))
if (process.argv.includes('--why')) {
  const reasons = Object.entries(NOT_APPLICABLE).flatMap(([rule, hosts]) =>
    Object.entries(hosts).map(([host, why]) => `- ${rule}, ${host}: ${why}.`)
  )
  console.log(`\nWhere a rule does not apply:\n\n${reasons.join('\n')}`)
}
const missing = missingGuards(counts)
if (missing.length > 0) {
  console.log(`\nMissing:\n\n${missing.map((each) => `- ${each}`).join('\n')}`)
  process.exitCode = 1
}
