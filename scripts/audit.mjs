// node scripts/audit.mjs: audits the packages that ship (X9). Ends with 0 when everything was looked at and is well, with 1
// when something is not, with 2 when known faults could not be looked up: then nothing is known about them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  exitCodeOf,
  inexactVersions,
  installScripts,
  judgeAudit,
  lockProblems,
  shippedPaths,
  strangersIn
} from './lib/audit.mjs'
import { isAllowed, shippedPackages } from './lib/licences.mjs'
import { root } from './lib/paths.mjs'
import { runNpm } from './lib/run.mjs'

const LIMIT_MS = 60_000

/** @param {string} name */
const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
const manifest = readJson('package.json')
const lock = readJson('package-lock.json')
const shipped = shippedPaths(lock)

/** @returns {string[]} where the code in out/ comes from, by its source maps */
function bundledSources() {
  const out = join(root, 'out')
  if (!existsSync(out)) return []
  const maps = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'))
  return maps.flatMap((name) => JSON.parse(readFileSync(join(out, name), 'utf8')).sources)
}

const checks = /** @type {const} */ ([
  ['Versions are written exactly', inexactVersions(manifest)],
  ['The lock file is in step, and names no address', lockProblems(manifest, lock)],
  [
    'Licences let it ship',
    shippedPackages()
      .filter(({ licence }) => !isAllowed(licence))
      .map(({ name, version, licence }) => `${name} ${version}: ${licence || 'none'}`)
  ],
  ['Nothing that ships runs scripts when it is installed', installScripts(lock)],
  ['Nothing is bundled that is not looked at here', strangersIn(bundledSources(), shipped)]
])
console.log(`${shipped.size} packages ship, Electron among them.`)
for (const [title, problems] of checks) {
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${title}.`)
  for (const problem of problems) console.log(`         ${problem}`)
}
// The whole tree is asked about and judged here: `--omit=dev` would leave Electron out, and Electron ships.
const { output, timedOut } = await runNpm(['audit', '--json'], { cwd: root, timeoutMs: LIMIT_MS })
const verdict = judgeAudit(timedOut ? '' : output, shipped)
const words = { passed: 'ok    ', failed: 'FAILED', 'not-done': '??????' }
console.log(`${words[verdict.status]} No high or critical faults are known in what ships.`)
for (const line of verdict.lines) console.log(`         ${line}`)

process.exitCode = exitCodeOf(
  checks.map(([, problems]) => problems),
  verdict.status
)
