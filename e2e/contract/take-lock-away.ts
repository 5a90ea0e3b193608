import assert from 'node:assert/strict'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/**
 * Takes an open library away from the program that has it, as another one does that took it for dead: the lock is that
 * of this process from now on. The program finds out when it writes next (D3).
 *
 * @returns gives the library back
 */
export async function takeLockAway(libraryDir: string): Promise<() => Promise<void>> {
  const folder = join(libraryDir, 'journal')
  const name = (await readdir(folder)).find((each) => each.endsWith('.lock'))
  assert.ok(name, 'the library is locked')
  const file = join(folder, name)
  const lock = JSON.parse(await readFile(file, 'utf8')) as object
  const mine = { ...lock, pid: process.pid, host: hostname(), processStart: '', token: 'f'.repeat(32) }
  await writeFile(file, JSON.stringify(mine))
  // A look at the lock holds for a few milliseconds: what comes after this asks anew.
  await new Promise((resolve) => setTimeout(resolve, 100))
  return () => rm(file)
}
