// node scripts/licences.mjs: writes resources/notices/packages.txt, the licences of what ships. After every change of a
// dependency; a unit test says when it is due.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAllowed, notices, shippedPackages } from './lib/licences.mjs'
import { root } from './lib/paths.mjs'

const folder = join(root, 'resources', 'notices')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'packages.txt'), notices())
const packages = shippedPackages()
const refused = packages.filter(({ licence }) => !isAllowed(licence))
for (const { name, version, licence } of refused)
  console.error(`${name} ${version} may not ship: ${licence || 'no licence'}`)
console.log(`${packages.length} packages.`)
process.exitCode = refused.length > 0 ? 1 : 0
