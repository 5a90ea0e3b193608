// Electron's program: where it is, or one visible attempt to fetch it.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronBinary } from './electron-binary.mjs'
import { cacheDir, root } from './paths.mjs'
import { run } from './run.mjs'

const DAY_MS = 24 * 60 * 60 * 1000
const failureStamp = join(cacheDir, 'electron-fetch-failed')

const hasFailedToday = () => existsSync(failureStamp) && Date.now() - statSync(failureStamp).mtimeMs < DAY_MS

/**
 * Path of Electron's program, or null. If it is missing, says so and tries once to fetch it, unless told not to or an
 * attempt failed within the last day.
 * @param {{ mayFetch: boolean, limitMs: number }} options
 * @returns {Promise<string | null>}
 */
export async function ensureElectron({ mayFetch, limitMs }) {
  const present = electronBinary(root)
  if (present) return present
  console.log("Electron's program is not on this machine.")
  if (!mayFetch) return null
  if (hasFailedToday()) {
    console.log('Fetching it failed less than a day ago, so it is not tried now (npx install-electron tries at once).')
    return null
  }
  console.log(`Fetching it once, for at most ${limitMs / 1000} s (Ctrl+C ends this; --no-fetch skips it) …`)
  const program = join(root, 'scripts', 'lib', 'download-electron.mjs')
  const result = await run(process.execPath, [program], { cwd: root, timeoutMs: limitMs, output: 'keep-errors' })
  const fetched = electronBinary(root)
  if (fetched) {
    rmSync(failureStamp, { force: true })
    return fetched
  }
  const reason = result.timedOut
    ? `it took longer than ${limitMs / 1000} s`
    : (result.output.trim().split('\n')[0] ?? '') || `the installer ended with ${result.code}`
  console.log(`It could not be fetched: ${reason.replace(/\.$/, '')}.`)
  mkdirSync(cacheDir, { recursive: true })
  writeFileSync(failureStamp, reason)
  return null
}
