import type { Events } from '../../api/contract'

type Changed = Events['library.changed']

/** Most changes told at once: a window takes them in within a frame. */
export const CHANGES_AT_ONCE = 200
/** Pause between the parts of a large change, in milliseconds: a frame and a half. */
const PAUSE = 25

/**
 * Tells windows of changes. A change of thousands of articles goes in parts with pauses between them, so that no window
 * stands still over it; what comes after it waits for its turn.
 */
export class PacedChanges {
  readonly #send: (changed: Changed) => void
  readonly #waiting: Changed[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(send: (changed: Changed) => void) {
    this.#send = send
  }

  tell(changed: Changed): void {
    const { changes } = changed
    if (changes.length <= CHANGES_AT_ONCE) this.#waiting.push(changed)
    else {
      for (let from = 0; from < changes.length; from += CHANGES_AT_ONCE) {
        const part = from / CHANGES_AT_ONCE + 1
        this.#waiting.push({ ...changed, changes: changes.slice(from, from + CHANGES_AT_ONCE), part })
      }
    }
    if (this.#timer === null) this.#next()
  }

  /** Tells the rest at once: there is no time left. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    for (const changed of this.#waiting.splice(0)) this.#send(changed)
  }

  #next(): void {
    this.#timer = null
    const changed = this.#waiting.shift()
    if (!changed) return
    this.#send(changed)
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#next(), PAUSE)
  }
}
