import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { isMissing, LOCK_LOST } from './file-system'
import type { FileSystem } from './file-system'
import { HEARTBEAT_MS, isLeftBehind, systemTime } from './lock-age'
import type { LockTime } from './lock-age'
import { createWhole, processStart, readLockFile } from './lock-file'
import type { LockContent, LockHolder } from './lock-file'
import { removeLeftBehind } from './lock-takeover'

/** So often a lock that comes and goes is tried for. */
const ATTEMPTS = 40
/** A look at the lock file holds for so long, in milliseconds by every clock: a write asks anew nearly every time. */
const LOOK_HOLDS_MS = 20

/** D3: somebody else writes this library under this person's name. */
export class LockedError extends Error {
  readonly holder: LockHolder
  constructor(holder: LockHolder) {
    super(`The library is in use by process ${holder.pid} on ${holder.host}.`)
    this.name = 'LockedError'
    this.holder = holder
  }
}

/** D3: the lock is somebody else's by now, or gone: nothing may be written any more. Has a code as file errors have. */
export class LockLostError extends Error {
  readonly code = LOCK_LOST
  constructor(reason: string) {
    super(reason)
    this.name = 'LockLostError'
  }
}

/** One writer per library and person (D3). The file's modification time is the heartbeat. */
export class LibraryLock {
  readonly #fileSystem: FileSystem
  readonly #file: string
  readonly #token: string
  readonly #time: LockTime
  readonly #onLost: (reason: string) => void
  readonly #timer: NodeJS.Timeout
  #lost: LockLostError | null = null
  #looked: { readonly at: number; readonly steady: number } | null = null

  private constructor(
    fileSystem: FileSystem,
    file: string,
    token: string,
    time: LockTime,
    onLost: (reason: string) => void
  ) {
    this.#fileSystem = fileSystem
    this.#file = file
    this.#token = token
    this.#time = time
    this.#onLost = onLost
    this.#timer = setInterval(() => void this.#beat(), HEARTBEAT_MS)
    this.#timer.unref()
  }

  /**
   * Takes the lock, also over one that was left behind. Where only watching tells that, it waits for two heartbeats.
   *
   * @param onLost called once, when another process was found to have taken the lock over while this one held it
   * @throws LockedError when a living process holds it; file errors
   */
  static async take(
    fileSystem: FileSystem,
    file: string,
    onLost: (reason: string) => void,
    time: LockTime = systemTime
  ): Promise<LibraryLock> {
    const mine: LockContent = {
      pid: process.pid,
      host: hostname(),
      processStart: processStart(process.pid),
      since: new Date(time.now()).toISOString(),
      token: randomBytes(16).toString('hex')
    }
    let holder: LockHolder = mine
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await createWhole(fileSystem, file, JSON.stringify(mine))) {
        // Who was suspended while making it may have been taken for one that died over it.
        const found = await readLockFile(fileSystem, file)
        if (found?.token === mine.token) return new LibraryLock(fileSystem, file, mine.token, time, onLost)
        continue
      }
      const found = await readLockFile(fileSystem, file)
      if (found === null) continue
      holder = found
      if (!(await isLeftBehind(fileSystem, file, found, time))) {
        // One that was written, given back or taken meanwhile is looked at anew.
        if ((await readLockFile(fileSystem, file))?.token === found.token) throw new LockedError(found)
        continue
      }
      await removeLeftBehind(
        { fileSystem, file, time, mine: { ...mine, token: randomBytes(16).toString('hex') } },
        found
      )
    }
    throw new LockedError(holder)
  }

  /**
   * D3: to be asked before every write: a machine that slept may have lost its lock to another.
   *
   * @throws LockLostError; file errors when the lock cannot be looked at
   */
  async requireHeld(): Promise<void> {
    if (this.#lost) throw this.#lost
    const [at, steady] = [this.#time.now(), performance.now()]
    const since = this.#looked
    // A clock that stood still while the machine slept is found out by the other one.
    if (since && steady - since.steady < LOOK_HOLDS_MS && Math.abs(at - since.at) < LOOK_HOLDS_MS) return
    const found = await readLockFile(this.#fileSystem, this.#file)
    if (found?.token !== this.#token) throw this.#lose(found)
    this.#looked = { at, steady }
  }

  #lose(found: LockHolder | null): LockLostError {
    if (this.#lost) return this.#lost
    const who = found === null || found.host === '' ? '' : ` (process ${found.pid} on ${found.host})`
    const reason = found ? `Another program took this library over${who}.` : 'The library’s lock file is gone.'
    this.#lost = new LockLostError(reason)
    clearInterval(this.#timer)
    this.#onLost(reason)
    return this.#lost
  }

  async #beat(): Promise<void> {
    try {
      this.#looked = null
      await this.requireHeld()
      const now = new Date(this.#time.now())
      await this.#fileSystem.utimes(this.#file, now, now)
    } catch (error) {
      // D5: a heartbeat that could not be written says nothing about the lock; the next one comes soon.
      if (isMissing(error)) this.#lose(null)
    }
  }

  /** Gives the lock back, if it is still ours. */
  async release(): Promise<void> {
    clearInterval(this.#timer)
    const holder = await readLockFile(this.#fileSystem, this.#file)
    if (holder?.token === this.#token) await this.#fileSystem.unlink(this.#file)
  }
}
