import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { errorCode, isMissing } from './file-system'
import type { FileSystem } from './file-system'

const lockSchema = z.strictObject({
  pid: z.int().positive(),
  host: z.string().min(1),
  /** When the process started, as the system tells it, so that a reused process number is not taken for it. */
  processStart: z.string(),
  since: z.string(),
  token: z.string().min(1)
})
export type LockContent = z.infer<typeof lockSchema>

/** Who holds a lock; of one that cannot be read, `host` is empty. `token` is different for every lock. */
export type LockHolder = LockContent

/** Start of a process as the system tells it (clock ticks since boot); empty where the system does not say. */
export function processStart(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    // No such process, or no /proc: nothing is known.
    return ''
  }
}

/** Whether a process of this machine lives; one that is stopped does. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM'
  }
}

/** A lock's content; null when it is not there. What cannot be read (half written, damaged) has a holder without host. */
export async function readLockFile(fileSystem: FileSystem, file: string): Promise<LockHolder | null> {
  try {
    const text = await fileSystem.readFile(file, 'utf8')
    const content = lockSchema.safeParse(parsed(text))
    if (content.success) return content.data
    // Two that are empty are still two.
    const { ino, mtimeMs } = await fileSystem.stat(file)
    return { pid: 1, host: '', processStart: '', since: '', token: `${ino} ${mtimeMs} ${text}` }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Makes a file that was not there, with its content.
 *
 * @returns false when it is there
 */
export async function createWhole(fileSystem: FileSystem, file: string, content: string): Promise<boolean> {
  try {
    const handle = await fileSystem.open(file, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } catch (error) {
      // Half a lock would keep everybody out until it counts as left behind.
      await fileSystem.unlink(file)
      throw error
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}
