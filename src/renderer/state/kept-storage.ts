import type { Client } from '../../api/client'
import { CallError } from '../../api/envelope'
import { MEMORY_PREFIX, MEMORY_VALUE } from '../../api/window-memory'

/** How long changes are gathered before they are sent, in milliseconds: while somebody types there are many. */
const GATHER = 400
/** After a failure, in milliseconds. */
const AGAIN = 5000
/** Most UTF-16 code units of one call, or one value. */
const MOST_AT_ONCE = MEMORY_VALUE
/** The backend's revision that this storage knows. Not under our prefix: it is about this address alone. */
const REVISION = 'claimdesk-revision'

/** The browser's storage for this address; null where it is switched off. */
function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch (error) {
    // Reading the property itself throws where storage is switched off.
    if (error instanceof DOMException) return null
    throw error
  }
}

/** @returns false where the browser has no room for it */
function store(key: string, value: string): boolean {
  try {
    browserStorage()?.setItem(key, value)
    return true
  } catch (error) {
    if (error instanceof DOMException) return false
    throw error
  }
}

/** What is kept in a storage under our prefix. */
function valuesIn(storage: Storage): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (let at = 0; at < storage.length; at += 1) {
    const key = storage.key(at)
    const value = key?.startsWith(MEMORY_PREFIX) ? storage.getItem(key) : null
    if (key !== null && value !== null) values.set(key, value)
  }
  return values
}

/**
 * D11: the browser's storage, with a copy at the backend. The browser keeps things by address, and the browser host has
 * another port at each start: at a new address the copy is taken up. Reading and writing are the browser's, at once.
 */
class KeptStorage {
  #client: Pick<Client, 'call'> | null = null
  /** Not at the backend yet; null for what was removed. */
  #waiting = new Map<string, string | null>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null

  getItem(key: string): string | null {
    return browserStorage()?.getItem(key) ?? null
  }

  /** @throws DOMException where the browser keeps nothing, or has no room */
  setItem(key: string, value: string): void {
    const storage = browserStorage()
    if (!storage) throw new DOMException('The browser keeps nothing for this page.', 'SecurityError')
    storage.setItem(key, value)
    this.#remember(key, value)
  }

  removeItem(key: string): void {
    browserStorage()?.removeItem(key)
    this.#remember(key, null)
  }

  /** Takes up what the backend remembers, when that is newer than what this address knows; then keeps it up to date. */
  async share(client: Pick<Client, 'call'>): Promise<void> {
    const storage = browserStorage()
    const { revision, values } = await client.call('window.memory', {})
    this.#client = client
    if (!storage) return
    const known = Number(storage.getItem(REVISION) ?? -1)
    if (revision > known) {
      const isWhole = Object.entries(values).every(([key, value]) => store(key, value))
      if (isWhole) store(REVISION, String(revision))
    }
    // What was written here and had not arrived when the window was closed or crashed.
    for (const [key, value] of valuesIn(storage)) if (values[key] !== value) this.#remember(key, value)
    if (revision <= known) {
      for (const key of Object.keys(values)) if (storage.getItem(key) === null) this.#remember(key, null)
    }
    globalThis.addEventListener('pagehide', () => void this.flush())
  }

  /** Sends what is waiting. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null
      if (this.#waiting.size > 0) this.#later(AGAIN)
    })
    return this.#sending
  }

  #remember(key: string, value: string | null): void {
    if (!this.#client || !key.startsWith(MEMORY_PREFIX) || (value?.length ?? 0) > MEMORY_VALUE) return
    this.#waiting.set(key, value)
    this.#later(GATHER)
  }

  #later(milliseconds: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), milliseconds)
  }

  async #send(): Promise<void> {
    while (this.#client && this.#waiting.size > 0) {
      const changes = this.#take()
      try {
        const { revision } = await this.#client.call('window.remember', { changes: Object.fromEntries(changes) })
        store(REVISION, String(revision))
      } catch (error) {
        // The browser still has it: what is too much for the backend stays there alone.
        if (error instanceof CallError && error.code === 'too-large') continue
        // That the backend is away is told elsewhere; it is tried again.
        this.#waiting = new Map([...changes, ...this.#waiting])
        return
      }
    }
  }

  /** As many of the waiting changes as one call takes. */
  #take(): ReadonlyMap<string, string | null> {
    const taken = new Map<string, string | null>()
    let size = 0
    for (const [key, value] of this.#waiting) {
      size += key.length + (value?.length ?? 0)
      if (taken.size > 0 && size > MOST_AT_ONCE) break
      taken.set(key, value)
      this.#waiting.delete(key)
    }
    return taken
  }
}

export type { KeptStorage }

/** What this window remembers. */
export const keptStorage = new KeptStorage()

/** Another window with a storage of its own, for tests. */
export const newKeptStorage = (): KeptStorage => new KeptStorage()
