import type { Authored } from '../model/annotation'
import { CommandError } from './command-error'
import type { PlanContext } from './view'

/** Who makes records, when, and where they come from. */
export interface Stamp extends PlanContext {
  readonly origin: string
}

/** When a record was made, as a file says. */
interface GivenTimes {
  readonly createdAt?: string | undefined
  readonly updatedAt?: string | undefined
}

/** What every record made by a command carries. Only what a file brings may have been made before. */
export function stamped(stamp: Stamp, given: GivenTimes = {}): Omit<Authored, 'id'> {
  const { person, now, origin } = stamp
  if (origin === 'human') return { person, createdAt: now, updatedAt: now, origin }
  const createdAt = given.createdAt ?? given.updatedAt ?? now
  return { person, createdAt, updatedAt: given.updatedAt ?? createdAt, origin }
}

/** Refuses an id that a record of the table, or one made before in the same command, has already. */
export function requireFresh(table: ReadonlyMap<string, unknown>, seen: Set<string>, id: string): void {
  if (table.has(id) || seen.has(id)) {
    throw new CommandError('duplicate-id', `There is an annotation with the id ${id} already.`, { id })
  }
  seen.add(id)
}
