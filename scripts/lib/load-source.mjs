import { resolve } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './paths.mjs'

/**
 * A module of src. Vite takes TypeScript as it is, so that a clean checkout needs no build.
 *
 * @param {string} path of the source, from the project's root
 * @returns {Promise<unknown>} what it exports, to be given its type with `typeof import(…)`
 */
export async function loadSource(path) {
  const { module } = await runnerImport(resolve(root, path), { configFile: false, logLevel: 'warn', root })
  return module
}
