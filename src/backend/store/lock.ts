import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import * as z from 'zod'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'

const HEARTBEAT_MS = 15_000
/** A lock of another machine counts as left behind when its heartbeat is this old. */
const OTHER_HOST_STALE_MS = 10 * 60_000
/** A take-over that takes longer than this was cut off. */
const TAKEOVER_STALE_MS = 10_000

const lockSchema = z.strictObject({
  pid: z.int().positive(),
  host: z.string(),
  /** When the process started, as the system tells it, so that a reused process number is not taken for it. */
  processStart: z.string(),
  since: z.string(),
  token: z.string()
})
type LockContent = z.infer<typeof lockSchema>

/** D3: somebody else writes this library under this person's name. */
export class LockedError extends Error {
  readonly holder: { readonly pid: number; readonly host: string }
  constructor(holder: { readonly pid: number; readonly host: string }) {
    super(`The library is in use by process ${holder.pid} on ${holder.host}.`)
    this.name = 'LockedError'
    this.holder = holder
  }
}

/** Start of a process as the system tells it (clock ticks since boot); empty where the system does not say. */
function processStart(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    // No such process, or no /proc: nothing is known.
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM'
  }
}

/** One writer per library and person (D3). The file's modification time is the heartbeat. */
export class LibraryLock {
  readonly #fileSystem: FileSystem
  readonly #file: string
  readonly #token: string
  readonly #timer: NodeJS.Timeout

  private constructor(fileSystem: FileSystem, file: string, token: string, onLost: (reason: string) => void) {
    this.#fileSystem = fileSystem
    this.#file = file
    this.#token = token
    this.#timer = setInterval(() => void this.#beat(onLost), HEARTBEAT_MS)
    this.#timer.unref()
  }

  /**
   * Takes the lock, also over a stale one.
   *
   * @param onLost called when another process took the lock over while this one held it
   * @throws LockedError when a living process holds it; file errors
   */
  static async take(fileSystem: FileSystem, file: string, onLost: (reason: string) => void): Promise<LibraryLock> {
    const content: LockContent = {
      pid: process.pid,
      host: hostname(),
      processStart: processStart(process.pid),
      since: new Date().toISOString(),
      token: randomBytes(16).toString('hex')
    }
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (await create(fileSystem, file, JSON.stringify(content))) {
        return new LibraryLock(fileSystem, file, content.token, onLost)
      }
      const holder = await readLock(fileSystem, file)
      if (holder === null) continue
      if (!(await isStale(fileSystem, file, holder))) throw new LockedError(holder)
      await removeStale(fileSystem, file, holder)
    }
    throw new Error('The lock of the library could not be taken: other programs keep taking it.')
  }

  async #beat(onLost: (reason: string) => void): Promise<void> {
    try {
      const holder = await readLock(this.#fileSystem, this.#file)
      if (holder?.token !== this.#token) {
        clearInterval(this.#timer)
        onLost(holder ? 'Another program took this library over.' : 'The library’s lock file is gone.')
        return
      }
      const now = new Date()
      await this.#fileSystem.utimes(this.#file, now, now)
    } catch (error) {
      // D5: a heartbeat that could not be written says nothing about the lock; the next one comes soon.
      if (!isMissing(error)) return
      clearInterval(this.#timer)
      onLost('The library’s lock file is gone.')
    }
  }

  /** Gives the lock back, if it is still ours. */
  async release(): Promise<void> {
    clearInterval(this.#timer)
    const holder = await readLock(this.#fileSystem, this.#file)
    if (holder?.token === this.#token) await this.#fileSystem.unlink(this.#file)
  }
}

async function create(fileSystem: FileSystem, file: string, content: string): Promise<boolean> {
  try {
    const handle = await fileSystem.open(file, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } catch (error) {
      // Half a lock would keep everybody out until it counts as stale.
      await fileSystem.unlink(file)
      throw error
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** The lock's content; null when it is gone. A lock that cannot be read (being written) has an impossible holder. */
async function readLock(fileSystem: FileSystem, file: string): Promise<LockContent | null> {
  let text: string
  try {
    text = await fileSystem.readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  try {
    return lockSchema.parse(JSON.parse(text))
  } catch {
    // Half written: its age decides, as with a lock of another machine.
    return { pid: 1, host: '', processStart: '', since: '', token: text }
  }
}

async function isStale(fileSystem: FileSystem, file: string, holder: LockContent): Promise<boolean> {
  if (holder.host === hostname()) {
    return !isAlive(holder.pid) || (holder.processStart !== '' && processStart(holder.pid) !== holder.processStart)
  }
  const { mtimeMs } = await fileSystem.stat(file)
  const limit = holder.host === '' ? TAKEOVER_STALE_MS : OTHER_HOST_STALE_MS
  return Date.now() - mtimeMs > limit
}

/** Removes a stale lock; of several that try at once, only one does, and only if it is still the same lock. */
async function removeStale(fileSystem: FileSystem, file: string, stale: LockContent): Promise<void> {
  const guard = `${file}.takeover`
  if (!(await create(fileSystem, guard, String(process.pid)))) {
    try {
      const { mtimeMs } = await fileSystem.stat(guard)
      if (Date.now() - mtimeMs > TAKEOVER_STALE_MS) await fileSystem.unlink(guard)
    } catch (error) {
      // Gone in the meantime: the other take-over is done, and the caller looks again.
      if (!isMissing(error)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    return
  }
  try {
    const now = await readLock(fileSystem, file)
    if (now?.token === stale.token) await fileSystem.unlink(file)
  } finally {
    await fileSystem.unlink(guard)
  }
}
