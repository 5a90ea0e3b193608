/** After so long without a key or a pointer nobody is taken to be working, in milliseconds. */
export const IDLE_AFTER = 60_000
/** Time is sent at least this often, in milliseconds. */
export const FLUSH_EVERY = 60_000

/**
 * Adds up the time somebody is active. It runs while there was input within the last minute and the window has the
 * focus; `now` is any clock in milliseconds that goes forward. Whole seconds are taken out of it, the rest stays.
 */
export class ActiveTimer {
  #active = 0
  #countedTo: number | null = null
  #lastInput = -Infinity

  /** Somebody did something. */
  input(now: number): void {
    // Coming back after a pause begins anew: the pause itself is not counted.
    if (now - this.#lastInput > IDLE_AFTER) this.#countedTo = now
    this.count(now)
    this.#lastInput = now
  }

  /** The window lost the focus or was hidden. */
  pause(now: number): void {
    this.count(now)
    this.#lastInput = -Infinity
    this.#countedTo = null
  }

  /** Counts up to now, but not beyond the moment from which nobody is taken to be working. */
  count(now: number): void {
    const until = Math.min(now, this.#lastInput + IDLE_AFTER)
    if (this.#countedTo !== null && until > this.#countedTo) this.#active += until - this.#countedTo
    if (this.#countedTo !== null) this.#countedTo = Math.max(this.#countedTo, until)
  }

  isRunning(now: number): boolean {
    return this.#countedTo !== null && now - this.#lastInput <= IDLE_AFTER
  }

  /** Whole active seconds that were not taken yet. */
  get seconds(): number {
    return Math.floor(this.#active / 1000)
  }

  /** Takes the whole seconds out. */
  take(): number {
    const { seconds } = this
    this.#active -= seconds * 1000
    return seconds
  }
}
