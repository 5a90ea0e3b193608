// Fetches Electron's program; run by ensure-electron.mjs in a process of its own, which can be ended. First into the
// cache that Electron's installer uses, because only that step can show its progress, then the installer itself, which
// unpacks it. Progress goes to stdout; the reason of a failure, in one line, to stderr.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.mjs'

const home = join(root, 'node_modules', 'electron')
const require = createRequire(join(home, 'package.json'))
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)

const MEGABYTE = 1024 * 1024
let lastPrinted = 0

/** @param {{ transferred: number, total: number | null }} progress bytes */
function showProgress({ transferred, total }) {
  const now = Date.now()
  const pause = process.stdout.isTTY ? 200 : 5000
  if (now - lastPrinted < pause && transferred !== total) return
  lastPrinted = now
  const of = total === null ? '' : ` of ${Math.round(total / MEGABYTE)}`
  const line = `  ${Math.round(transferred / MEGABYTE)}${of} MB`
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`)
}

/**
 * @param {unknown} error
 * @returns {string} its message and those of its causes, in one line
 */
function inOneLine(error) {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : ` (${inOneLine(error.cause)})`
  return (error.message || /** @type {NodeJS.ErrnoException} */ (error).code || error.name) + cause
}

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: require('./checksums.json'),
    downloadOptions: {
      quiet: true,
      getProgressCallback: async (/** @type {never} */ progress) => showProgress(progress)
    }
  })
  console.log('\n  unpacking …')
  require('./install.js')
} catch (error) {
  process.stderr.write(inOneLine(error).split('\n')[0] ?? '')
  process.exitCode = 1
}
