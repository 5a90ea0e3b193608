import { standingOf } from './claim-standing'
import type { SessionDocument } from './session-document'

/** How far a session is. Times are active seconds. */
export interface Progress {
  /** Claims, the dropped ones not among them. */
  readonly total: number
  readonly decided: number
  readonly waiting: number
  readonly inReview: number
  readonly disputed: number
  readonly seconds: number
  /** Of the decided claims on which time was measured; null where there is none. */
  readonly medianSeconds: number | null
  /** Seconds to finish at the median pace; null while fewer than three decided claims have a time. */
  readonly estimate: number | null
}

/** Below so many measured claims a pace is a guess. */
const FEWEST = 3

/** Counts the claims of the session's documents. The estimate says what is left, never how good somebody is. */
export function progressOf(documents: Iterable<Pick<SessionDocument, 'layer'>>): Progress {
  let total = 0
  let decided = 0
  let waiting = 0
  let inReview = 0
  let disputed = 0
  let seconds = 0
  const measured: number[] = []
  for (const { layer } of documents) {
    for (const claim of layer.claims.values()) {
      const standing = standingOf(claim)
      const time = layer.times.get(claim.id) ?? 0
      seconds += time
      if (standing === 'dropped') continue
      total += 1
      if (standing === 'settled') {
        decided += 1
        if (time > 0) measured.push(time)
      }
      const { status } = claim.check
      if (standing === 'open' && (claim.check.waiting || status === 'waiting')) waiting += 1
      if (status === 'in-review') inReview += 1
      if (status === 'disputed') disputed += 1
    }
  }
  const medianSeconds = medianOf(measured)
  const estimate = medianSeconds === null || measured.length < FEWEST ? null : medianSeconds * (total - decided)
  return { total, decided, waiting, inReview, disputed, seconds, medianSeconds, estimate }
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? upper)) / 2
}
