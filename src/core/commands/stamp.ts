import type { Authored } from '../model/annotation'
import { CommandError } from './command-error'
import type { PlanContext } from './view'

/** Who makes records, when, and where they come from. */
export interface Stamp extends PlanContext {
  readonly origin: string
}

/** What every record made by a command carries. */
export const stamped = (stamp: Stamp): Omit<Authored, 'id'> => ({
  person: stamp.person,
  createdAt: stamp.now,
  updatedAt: stamp.now,
  origin: stamp.origin
})

/** Refuses an id that a record of the table, or one made before in the same command, has already. */
export function requireFresh(table: ReadonlyMap<string, unknown>, seen: Set<string>, id: string): void {
  if (table.has(id) || seen.has(id)) {
    throw new CommandError('duplicate-id', `There is an annotation with the id ${id} already.`, { id })
  }
  seen.add(id)
}
