import { hostname } from 'node:os'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { isAlive, processStart, readLockFile } from './lock-file'
import type { LockHolder } from './lock-file'

/** How often a holder says that it lives, in milliseconds. */
export const HEARTBEAT_MS = 15_000
/** The heartbeat of a lock that may have been left behind is at least this old. */
const OLD_MS = 10 * 60_000
/** A holder that lives is seen to in this time: one heartbeat, and what a busy machine adds to it. */
const WATCH_MS = 20_000
/** Writing a lock takes a moment; what is half written after this long stays so. */
const HALF_WRITTEN_MS = 2_000

/** Time as locks see it. */
export interface LockTime {
  /** Milliseconds since 1970, as this machine has it: it may jump. */
  now(): number
  /** Waits so many milliseconds, by a clock that does not jump. */
  sleep(milliseconds: number): Promise<void>
}

export const systemTime: LockTime = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Whether a lock, and its heartbeat, stay as they are for so long. */
async function staysAsItIs(fileSystem: FileSystem, file: string, holder: LockHolder, time: LockTime, long: number) {
  try {
    const { mtimeMs } = await fileSystem.stat(file)
    await time.sleep(long)
    const later = await readLockFile(fileSystem, file)
    return later?.token === holder.token && (await fileSystem.stat(file)).mtimeMs === mtimeMs
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/**
 * Whether the process that made a lock is gone. Of a process of this machine the system knows. Of another machine only
 * the heartbeat tells, and clocks differ and jump: an old one is watched before it is believed.
 *
 * @returns false also for a lock that changed meanwhile
 */
export async function isLeftBehind(
  fileSystem: FileSystem,
  file: string,
  holder: LockHolder,
  time: LockTime
): Promise<boolean> {
  if (holder.host === '') return staysAsItIs(fileSystem, file, holder, time, HALF_WRITTEN_MS)
  if (holder.host === hostname()) {
    if (!isAlive(holder.pid)) return true
    const started = processStart(holder.pid)
    // Where the system does not tell when a process began, its number may be another's by now.
    if (holder.processStart !== '' && started !== '') return started !== holder.processStart
  }
  try {
    const { mtimeMs } = await fileSystem.stat(file)
    if (time.now() - mtimeMs <= OLD_MS) return false
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
  return staysAsItIs(fileSystem, file, holder, time, WATCH_MS)
}
