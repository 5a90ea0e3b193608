import { groupBySource } from '../../../core/session/by-source'
import { createSelector } from '../../state/create-selector'
import { deskOf } from '../../state/plan-view'
import { selectShownRows } from '../../state/session-queue'
import { selectSessionDocuments } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import type { WorkbenchState } from '../../state/workbench-state'
import { EmptyState } from '../../ui/empty-state'
import type { ClaimGroup } from './group-list'
import { GroupList } from './group-list'
import { QueueFilter } from './queue-filter'
import styles from './session-pane.module.css'

const selectGroups = createSelector(
  selectShownRows,
  selectSessionDocuments,
  ({ app }: WorkbenchState) => deskOf(app),
  (rows, documents, desk): readonly ClaimGroup[] =>
    groupBySource(rows, documents, desk).map(({ key, name, settles, couldSettle, open, sameGroup }) => ({
      key,
      name,
      about: `${open} open${sameGroup.length === 0 ? '' : `, one group with ${sameGroup.join(', ')}`}`,
      rows: [
        ...settles.map((row) => ({ row, note: 'has evidence from it' })),
        ...couldSettle.map((row) => ({ row, note: null }))
      ]
    }))
)

/** One call or document at a time: every claim that a source settles or could settle. */
export function BySourcePane() {
  const groups = useWorkbench(selectGroups)
  return (
    <section aria-label="By source" className={styles.pane}>
      <QueueFilter />
      {groups.length === 0 ? (
        <EmptyState title="No claims to group">Whoever has the most open claims stands first here.</EmptyState>
      ) : (
        <GroupList label="Claims by source" groups={groups} />
      )}
    </section>
  )
}
