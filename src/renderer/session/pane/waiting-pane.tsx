import type { QueueRow } from '../../../core/session/queue'
import { createSelector } from '../../state/create-selector'
import { selectRows } from '../../state/session-queue'
import { useWorkbench } from '../../state/workbench'
import { EmptyState } from '../../ui/empty-state'
import { Kbd } from '../../ui/kbd'
import { counted, WAITING_NAMES } from '../words'
import { today, writtenDay } from '../written-day'
import type { ClaimGroup } from './group-list'
import { GroupList } from './group-list'
import styles from './session-pane.module.css'

/** By whom one waits on; whoever has to answer first stands first. */
export function waitingGroups(rows: readonly QueueRow[], now: string): readonly ClaimGroup[] {
  const groups = new Map<string, { name: string; rows: QueueRow[] }>()
  for (const row of rows) {
    if (!row.waiting || row.standing === 'dropped') continue
    const name = row.waiting.on.trim() || `Somebody: ${WAITING_NAMES[row.waiting.for]}`
    const key = name.toLowerCase()
    const group = groups.get(key) ?? { name, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  const dueOf = (row: QueueRow): string => row.waiting?.due ?? '9999'
  return [...groups]
    .map(([key, group]) => ({ key, ...group, rows: group.rows.sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1)) }))
    .sort((a, b) => {
      const [first, second] = [a.rows[0], b.rows[0]]
      return first && second ? dueOf(first).localeCompare(dueOf(second)) || a.name.localeCompare(b.name, 'en') : 0
    })
    .map(({ key, name, rows: waiting }) => ({
      key,
      name,
      about: counted(waiting.length, 'claim'),
      rows: waiting.map((row) => ({ row, note: dueNote(row, now) }))
    }))
}

function dueNote({ waiting }: QueueRow, now: string): string | null {
  if (!waiting?.due) return null
  return waiting.due < now.slice(0, waiting.due.length)
    ? `overdue since ${writtenDay(waiting.due)}`
    : `due ${writtenDay(waiting.due)}`
}

const selectGroups = createSelector(selectRows, (rows) => waitingGroups(rows, today()))

/** Who has to answer, and by when. */
export function WaitingPane() {
  const groups = useWorkbench(selectGroups)
  return (
    <section aria-label="Waiting on" className={styles.pane}>
      {groups.length === 0 ? (
        <EmptyState title="Nobody is waited on">
          <Kbd>D</Kbd> at a claim says that somebody has to answer first, and by when.
        </EmptyState>
      ) : (
        <GroupList label="Claims by whom they wait on" groups={groups} />
      )}
    </section>
  )
}
