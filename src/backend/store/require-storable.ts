import { CallError } from '../../api/envelope'
import type { Change } from '../../core/commands/change'
import { changeSchema } from './journal-entry'

/**
 * Refuses changes that could not be read back from the journal: an entry that its own validator turns away would be
 * lost on the next open. Only what is new is checked; what was there before was checked when it came.
 *
 * @throws CallError `not-storable` naming the record and the field
 */
export function requireStorable(changes: readonly Change[]): void {
  for (const change of changes) {
    const checked = changeSchema.safeParse('id' in change ? { ...change, before: null } : change)
    if (checked.success) continue
    const issue = checked.error.issues[0]
    const place = issue?.path.filter((part) => part !== 'after').join('.') ?? ''
    const record = 'id' in change ? change.id : change.article
    throw new CallError(
      'not-storable',
      `The ${change.table} ${record} cannot be stored (${place === '' ? '' : `${place}: `}${issue?.message ?? 'unknown'}). ` +
        'Nothing was changed.',
      { id: record }
    )
  }
}
