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

/** X8: what of a history does not leave. */
export interface Hidden {
  /** Keys of the records that are private as they were last: what they were before stays with the person, too. */
  readonly entities: ReadonlySet<string>
  /** Ids of the sources that are sensitive, or were when they were removed. */
  readonly sources: ReadonlySet<string>
}

/**
 * Which records of a history are private (X8).
 *
 * @param entries in the order in which they came about
 */
export function hiddenIn(entries: readonly Pick<LoggedEntry, 'changes'>[]): Hidden {
  const sources = new Set<string>()
  for (const { changes } of entries) {
    for (const change of changes) {
      if (change.table !== 'source') continue
      // Of a record that is gone, the last that was there counts.
      if ((change.after ?? change.before)?.sensitive === true) sources.add(change.id)
      else sources.delete(change.id)
    }
  }
  const entities = new Set<string>()
  for (const { changes } of entries) {
    for (const change of changes) {
      if (isPrivateRecord(change.table, change.after ?? change.before, sources)) entities.add(entityKey(change))
      else entities.delete(entityKey(change))
    }
  }
  return { entities, sources }
}
