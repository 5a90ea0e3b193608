import type { AnyEvent } from '../../api/contract'
import { TOKEN_HEADER } from '../../api/host-contract'
import type { Connection } from './connection'
import { readLines } from './read-lines'

/** The server sends an empty line every 15 seconds; without one for this long, the stream is dead. */
const SILENCE_MS = 40_000
const FIRST_WAIT_MS = 400
const LONGEST_WAIT_MS = 8_000

export interface EventStreamOptions {
  readonly token: string
  readonly onEvent: (event: AnyEvent) => void
  readonly onConnection: (connection: Connection) => void
  readonly fetch: typeof globalThis.fetch
}

export interface EventStream {
  /** Cuts the stream and connects anew: for when something else showed that the server is gone. */
  reconnect(): void
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Reads one stream to its end. Resolves when it ended, was cut, or was refused; true when it was heard at all. */
async function followOnce(options: EventStreamOptions, abort: AbortController): Promise<boolean> {
  let watchdog = setTimeout(() => abort.abort(), SILENCE_MS)
  let heard = false
  try {
    const response = await options.fetch('/api/events', {
      headers: { [TOKEN_HEADER]: options.token },
      signal: abort.signal,
      cache: 'no-store'
    })
    if (!response.ok || !response.body) return false
    for await (const line of readLines(response.body)) {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => abort.abort(), SILENCE_MS)
      if (!heard) options.onConnection('online')
      heard = true
      if (line !== '') options.onEvent(JSON.parse(line) as AnyEvent)
    }
    return heard
  } catch (error) {
    // A cut stream fails as a TypeError (network) or a DOMException (our own watchdog); both mean: connect again.
    if (error instanceof TypeError || error instanceof DOMException) return heard
    throw error
  } finally {
    clearTimeout(watchdog)
  }
}

/** Follows the events of the loopback server for as long as the page lives, connecting again whenever it must. */
export function followEvents(options: EventStreamOptions): EventStream {
  let current = new AbortController()
  async function follow(): Promise<never> {
    let pause = FIRST_WAIT_MS
    for (;;) {
      current = new AbortController()
      const heard = await followOnce(options, current)
      options.onConnection('lost')
      pause = heard ? FIRST_WAIT_MS : Math.min(pause * 2, LONGEST_WAIT_MS)
      await wait(pause)
    }
  }
  void follow()
  return { reconnect: () => current.abort() }
}
