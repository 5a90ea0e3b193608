// Installs the dependencies if they are not there as package-lock.json wants them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { runNpm } from './run.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, peer?: boolean }} LockedPackage
 */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * Whether node_modules holds what package-lock.json says. npm writes node_modules/.package-lock.json as the last step
 * of an installation, so that an interrupted one has none.
 */
export function isInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = packagesOf(installedFile)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version
  )
}

/**
 * Installs the dependencies if needed.
 * @param {{ quiet?: boolean }} [options] quiet: print nothing unless it fails
 * @returns {Promise<boolean>} whether they are there now
 */
export async function ensureInstalled({ quiet = false } = {}) {
  if (isInstalled()) return true
  if (!quiet) console.log('Installing the dependencies (npm ci) …')
  // Engine warnings concern only the fetching of Electron, which is done apart: see fetch-electron.mjs.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output, error } = await runNpm(args, { cwd: root, output: quiet ? 'keep' : 'show' })
  if (code === 0) return true
  console.error(output.trim())
  console.error(
    error ? `npm did not start: ${error.message}` : `The dependencies could not be installed (npm ended with ${code}).`
  )
  console.error('Check the connection to the package registry and run the command again.')
  return false
}
