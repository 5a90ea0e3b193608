import type { Change } from '../commands/change'
import type { AuditDraft, JournalPlace } from './audit-log'
import { entityId, entityKey } from './logged-entry'
import type { Hidden, LoggedEntry } from './logged-entry'
import { isPrivateRecord, withoutPrivateFields } from './private-fields'

/** What of the history goes into a log. */
export interface DraftOptions {
  /** Whether a change belongs into the log. */
  readonly has: (change: Change) => boolean
  /** X8: what is withheld; null: private fields and records are in the log. */
  readonly hidden: Hidden | null
}

/** Why a change was made, where the record says it: of a dismissal its reason, of overridden rules theirs. */
function reasonOf(change: Change): string | null {
  if (change.table === 'mark') return change.after?.reason || null
  if (change.table !== 'claim') return null
  const before = new Set((change.before?.check?.overrides ?? []).map(({ rule, reason }) => `${rule}: ${reason}`))
  const reasons = (change.after?.check?.overrides ?? [])
    .map(({ rule, reason }) => `${rule}: ${reason}`)
    .filter((reason) => !before.has(reason))
  return reasons.length > 0 ? reasons.join('; ') : null
}

const onlyId = (change: Change, side: unknown): unknown => (side === null ? null : { id: entityId(change) })

/** Both sides of a change as they may leave, and what was left out of them. */
function publicSides(change: Change, hidden: Hidden | null) {
  const { before, after, table } = change
  if (hidden === null) return { before, after, withheld: [] }
  const isWithheld =
    hidden.entities.has(entityKey(change)) ||
    isPrivateRecord(table, before, hidden.sources) ||
    isPrivateRecord(table, after, hidden.sources)
  if (isWithheld) {
    return { before: onlyId(change, before), after: onlyId(change, after), withheld: ['record'] }
  }
  const [first, second] = [withoutPrivateFields(table, before), withoutPrivateFields(table, after)]
  return {
    before: first.record,
    after: second.record,
    withheld: [...new Set([...first.withheld, ...second.withheld])].sort()
  }
}

/** The lines that an entry of a journal gives in an audit log: one for every record it changed. */
export function auditDrafts(
  entry: LoggedEntry,
  actor: string,
  journal: JournalPlace,
  { has, hidden }: DraftOptions
): AuditDraft[] {
  const sides = entry.changes.filter(has).map((change) => ({ change, ...publicSides(change, hidden) }))
  // The words of a command name what it is about: “Add the contact …”.
  const tells =
    hidden !== null && entry.changes.some((change) => publicSides(change, hidden).withheld.includes('record'))
  return sides.map(({ change, before, after, withheld }) => ({
    at: entry.at,
    actor,
    action: entry.kind === 'do' || entry.kind === 'log' ? entry.command : entry.kind,
    label: tells ? '' : entry.label,
    entity: { table: change.table, article: 'article' in change ? change.article : null, id: entityId(change) },
    before,
    after,
    reason: withheld.includes('record') ? null : reasonOf(change),
    withheld,
    journal
  }))
}
