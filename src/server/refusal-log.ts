import { REFUSALS } from './refusals'
import type { RefusalKind } from './refusals'

/** How often what goes on being refused is told again. Milliseconds. */
const TELL_MS = 60_000

/** Counts what is refused. */
export interface RefusalLog {
  /** A request was refused. */
  count(kind: RefusalKind): void
  /** Tells what was counted and not told yet, and ends. */
  end(): void
}

/**
 * Tells the log of refusals: the first of a kind at once, further ones as a number once a minute. So a flood fills no
 * disk, and a line says what was refused and never what was sent (X8).
 *
 * @param warn takes a line
 */
export function createRefusalLog(warn: (line: string) => void, tellMs = TELL_MS): RefusalLog {
  const untold = new Map<RefusalKind, number>()
  const told = new Set<RefusalKind>()
  const tell = () => {
    // A kind that came no more is told at once when it comes again.
    for (const kind of told) if (!untold.has(kind)) told.delete(kind)
    for (const [kind, count] of untold) warn(`Refused ${count} more: ${wordsOf(kind)}`)
    untold.clear()
    if (told.size === 0) stop()
  }
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  return {
    count(kind) {
      if (told.has(kind)) return void untold.set(kind, (untold.get(kind) ?? 0) + 1)
      told.add(kind)
      timer ??= setInterval(tell, tellMs).unref()
      warn(`Refused a request: ${wordsOf(kind)}`)
    },
    end() {
      stop()
      for (const [kind, count] of untold) warn(`Refused ${count} more: ${wordsOf(kind)}`)
      untold.clear()
    }
  }
}

const wordsOf = (kind: RefusalKind) => `${kind} (${REFUSALS[kind].status}).`
