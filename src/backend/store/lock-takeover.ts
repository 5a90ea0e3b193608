import { createHash } from 'node:crypto'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { isLeftBehind } from './lock-age'
import type { LockTime } from './lock-age'
import { createWhole, readLockFile } from './lock-file'
import type { LockContent, LockHolder } from './lock-file'

export interface Takeover {
  readonly fileSystem: FileSystem
  readonly file: string
  readonly time: LockTime
  /** Who takes it over, with a token of its own. */
  readonly mine: LockContent
}

/** Pause before looking again when somebody else is at it, in milliseconds. */
const PAUSE_MS = 50

const rightTo = (file: string, token: string): string =>
  `${file.replace(/\.lock$/, '')}.${createHash('sha256').update(token).digest('hex').slice(0, 16)}.takeover`

async function unlinkIfThere(fileSystem: FileSystem, file: string): Promise<void> {
  try {
    await fileSystem.unlink(file)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/**
 * Removes a lock that was left behind, if it is still the same one. Of several that try at once, one does.
 *
 * The right to remove a lock is a file named after that very lock, which only one process can make. It is not taken
 * away from anybody: when who has it dies over it, it is the right to succeed *them* that the next one must get. So
 * nobody ever removes what they did not look at.
 */
export async function removeLeftBehind({ fileSystem, file, time, mine }: Takeover, stale: LockHolder): Promise<void> {
  const rights: string[] = []
  for (let token = stale.token; ;) {
    const right = rightTo(file, token)
    rights.push(right)
    if (await createWhole(fileSystem, right, JSON.stringify(mine))) break
    const holder = await readLockFile(fileSystem, right)
    // Done in the meantime; the caller looks again.
    if (holder === null) return
    if (!(await isLeftBehind(fileSystem, right, holder, time))) return time.sleep(PAUSE_MS)
    token = holder.token
  }
  const found = await readLockFile(fileSystem, file)
  if (found?.token === stale.token) await unlinkIfThere(fileSystem, file)
  // From here on that lock is never seen again, and a right to it is good for nothing.
  for (const right of rights.reverse()) await unlinkIfThere(fileSystem, right)
}
