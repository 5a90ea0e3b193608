import type { Authored } from '../model/annotation'
import type { DeskTable } from '../model/desk'
import { VERDICT_SCALES } from '../model/verdict-scales'
import type { DeskRecord } from '../schema/desk-records'
import type { Change, DeskChange } from './change'
import type { CommandOf } from './command'
import { CommandError } from './command-error'
import { requireAddresses } from './require-addresses'
import type { Addresses } from './require-addresses'
import { sameValue } from './same-value'
import { stamped } from './stamp'
import type { PlanContext, PlanView } from './view'

/** What does not fit the rest of the library. */
function requireFitting(view: PlanView, { table, record }: DeskRecord): void {
  if (table === 'session') {
    const missing = record.articles.find((id) => !view.article(id))
    if (missing !== undefined) {
      throw new CommandError('not-found', `The library has no article ${missing}.`, { id: missing })
    }
  }
  if (table !== 'scale') return
  if (VERDICT_SCALES.some(({ id }) => id === record.scale.id)) {
    throw new CommandError('duplicate-id', `There is a scale with the id ${record.scale.id} already.`, {
      id: record.id
    })
  }
  for (const other of view.desk().scale.values()) {
    if (other.id === record.id || other.scale.id !== record.scale.id) continue
    throw new CommandError('duplicate-id', `There is a scale with the id ${record.scale.id} already.`, {
      id: record.id
    })
  }
}

export function planDeskPut(view: PlanView, { records }: CommandOf<'desk.put'>, context: PlanContext): Change[] {
  const changes = new Map<string, DeskChange>()
  for (const given of records) {
    requireFitting(view, given)
    const { table, record } = given
    const { id } = record
    const before: Authored | null = view.desk()[table].get(id) ?? null
    if (given.table === 'source' || given.table === 'speaker') {
      requireAddresses(before ? [before as Addresses] : [], given.record)
    }
    const after = before
      ? { ...before, ...record, updatedAt: context.now }
      : { ...stamped({ ...context, origin: 'human' }), ...record }
    if (before && sameValue(before, { ...after, updatedAt: before.updatedAt })) continue
    changes.set(`${table}/${id}`, { table, id, before, after } as DeskChange)
  }
  return [...changes.values()]
}

/** Whether a verdict of any loaded or unloaded layer uses an own scale is not known here: a verdict keeps its ids. */
export function planDeskRemove(view: PlanView, { table, ids }: CommandOf<'desk.remove'>): Change[] {
  return [...new Set(ids)].map((id) => removal(view, table, id))
}

function removal(view: PlanView, table: DeskTable, id: string): Change {
  const before = view.desk()[table].get(id)
  if (!before) throw new CommandError('not-found', `There is no ${table} ${id}.`, { id })
  return { table, id, before, after: null } as DeskChange
}
