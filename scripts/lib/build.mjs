// Builds out/ if it is missing or older than what it is made of.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, root } from './paths.mjs'
import { run } from './run.mjs'
import { withLock } from './with-lock.mjs'

const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.base.json']
const RESULTS = [
  ...[
    'index',
    'server',
    'cli',
    'backup-worker',
    'decode-worker',
    'extract-worker',
    'search-worker',
    'version-worker'
  ].map((program) => `main/${program}.js`),
  'preload/index.cjs',
  'renderer/index.html'
]
const stamp = join(root, 'out', '.built-from')

/**
 * Latest modification below a path, in milliseconds. Folders count too: that is where a deletion shows.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  const inside = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => newest(join(path, entry.name)))
  return Math.max(status.mtimeMs, ...inside)
}

const newestSource = () => Math.max(...SOURCES.map((path) => newest(join(root, path))))

/** Whether out/ was built from the sources as they are. */
export function isBuilt() {
  if (!existsSync(stamp) || !RESULTS.every((file) => existsSync(join(root, 'out', file)))) return false
  return Number(readFileSync(stamp, 'utf8')) === newestSource()
}

/**
 * Builds, whether needed or not.
 * @param {{ quiet?: boolean }} [options] quiet: print nothing unless it fails
 * @returns {Promise<boolean>} whether it worked
 */
export async function build({ quiet = false } = {}) {
  const builtFrom = newestSource() // before, so that a change during the build is noticed
  rmSync(stamp, { force: true })
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = [program, 'build', '--logLevel', 'warn']
  const { code, output } = await run(process.execPath, args, { cwd: root, output: quiet ? 'keep' : 'show' })
  if (code === 0) {
    writeFileSync(stamp, String(builtFrom))
    return true
  }
  console.error(output.trim())
  console.error('The build failed; what is wrong stands above.')
  return false
}

/**
 * Builds if needed. Several commands may be started at once: one builds, the others wait for it.
 * @param {{ quiet?: boolean }} [options] quiet: print nothing unless it fails
 * @returns {Promise<boolean>} whether out/ is up to date now
 */
export async function ensureBuilt({ quiet = false } = {}) {
  if (isBuilt()) return true
  mkdirSync(cacheDir, { recursive: true })
  return withLock(join(cacheDir, 'build.lock'), async () => {
    if (isBuilt()) return true
    if (!quiet) console.log('Building …')
    return build({ quiet })
  })
}
