// One process at a time.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isRunning } from './is-running.mjs'

const WAIT_MS = 100

/**
 * Runs `work` while holding a lock file; waits for another process that holds it. A lock whose process is gone is
 * taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  while (!take(file)) await new Promise((settle) => setTimeout(settle, WAIT_MS))
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  const holder = holderOf(file)
  if (holder !== null && !isRunning(holder)) rmSync(file, { force: true })
  return false
}

/**
 * @param {string} file
 * @returns {number | null} null while the holder is still writing its number, or has just let go
 */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return null
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code
