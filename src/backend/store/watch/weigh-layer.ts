import { applyToLayer } from '../../../core/commands/apply'
import type { Change } from '../../../core/commands/change'
import { recordAt } from '../../../core/commands/layer-difference'
import { sameValue } from '../../../core/commands/same-value'
import type { Layer } from '../../../core/model/library'

/** How far something goes, by journal. */
export type Reached = Readonly<Record<string, number>>

/** Whether a file has entries of other devices of the same person that this device has not seen. */
export function isAhead(theirs: Reached, ours: Reached, ownJournal: string): boolean {
  return Object.entries(theirs).some(([journal, seq]) => journal !== ownJournal && seq > (ours[journal] ?? 0))
}

/** The farther of both, journal by journal. */
export function joinReached(one: Reached, other: Reached): Reached {
  const joined: Record<string, number> = { ...one }
  for (const [journal, seq] of Object.entries(other)) joined[journal] = Math.max(joined[journal] ?? 0, seq)
  return joined
}

/** Two devices have said the same of how far they went, and mean different things: each has joined the other. */
export function isJoinedTwice(theirs: Reached, ours: Reached, ownJournal: string): boolean {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)])
  const others = [...keys].filter((key) => key !== ownJournal && (theirs[key] ?? 0) > 0)
  return others.length > 0 && [...keys].every((key) => (theirs[key] ?? 0) >= (ours[key] ?? 0))
}

/**
 * Puts entries that a file does not have yet on top of it, as the next open would.
 *
 * @param layer the file's content; changed in place
 * @param changes of this device, oldest first
 * @returns how many records both sides changed; ours are in force there
 */
export function replayOver(layer: Layer, changes: readonly Change[]): number {
  const own = changes.flatMap((change) => ('article' in change && change.article === layer.article ? [change] : []))
  const last = new Map<string, unknown>()
  const keyOf = (change: (typeof own)[number]): string => `${change.table}/${'id' in change ? change.id : ''}`
  for (const change of own) last.set(keyOf(change), change.after)
  const met = new Set<string>()
  let clashes = 0
  for (const change of own) {
    const key = keyOf(change)
    if (!met.has(key)) {
      met.add(key)
      const there = recordAt(layer, change)
      if (!sameValue(there, change.before) && !sameValue(there, last.get(key))) clashes += 1
    }
    applyToLayer(layer, change)
  }
  return clashes
}
