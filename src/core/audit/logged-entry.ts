import type { Change } from '../commands/change'
import { isPrivateRecord } from './private-fields'

/** An entry of a journal as the audit log reads it. */
export interface LoggedEntry {
  readonly seq: number
  readonly at: string
  readonly kind: 'do' | 'undo' | 'redo' | 'log'
  readonly label: string
  readonly command: string
  readonly changes: readonly Change[]
}

/** The record that a change is of: unique in the library. */
export const entityKey = (change: Change): string =>
  [change.table, 'article' in change ? change.article : '', entityId(change)].join('/')

/** Notes and statuses are one for each article and have no id of their own. */
export const entityId = (change: Change): string => ('id' in change ? change.id : change.article)

/**
 * X8: keys of the records that are private as they were last: what they were before stays with the person, too.
 *
 * @param entries in the order in which they came about
 */
export function privateEntities(entries: Iterable<LoggedEntry>): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { changes } of entries) {
    for (const change of changes) {
      // Of a record that is gone, the last that was there counts.
      if (isPrivateRecord(change.table, change.after ?? change.before)) keys.add(entityKey(change))
      else keys.delete(entityKey(change))
    }
  }
  return keys
}
