import type { Fact } from '../../../core/model/desk'
import { differingMembers } from '../../../core/session/facts'
import type { QueueRow } from '../../../core/session/queue'
import { createSelector } from '../../state/create-selector'
import { deskOf } from '../../state/plan-view'
import { keyOfRef, refOf, selectRows } from '../../state/session-queue'
import { selectSessionDocuments } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import type { WorkbenchState } from '../../state/workbench-state'
import { EmptyState } from '../../ui/empty-state'
import { Kbd } from '../../ui/kbd'
import { counted } from '../words'
import type { ClaimGroup } from './group-list'
import { GroupList } from './group-list'
import styles from './session-pane.module.css'

const selectGroups = createSelector(
  selectRows,
  selectSessionDocuments,
  ({ app }: WorkbenchState) => deskOf(app).fact,
  (rows, documents, facts): readonly ClaimGroup[] => {
    const byRef = new Map(rows.map((row) => [keyOfRef(refOf(row)), row]))
    return [...facts.values()].flatMap((fact: Fact): ClaimGroup[] => {
      const places = fact.claims.flatMap((ref): QueueRow | [] => byRef.get(keyOfRef(ref)) ?? [])
      if (places.length === 0) return []
      const differences = new Map(differingMembers(fact, documents).map((each) => [keyOfRef(each.ref), each.message]))
      return [
        {
          key: fact.id,
          name: fact.name || (places[0]?.quote ?? ''),
          about: counted(fact.claims.length, 'place'),
          rows: places.map((row) => ({ row, note: differences.get(keyOfRef(refOf(row))) ?? null }))
        }
      ]
    })
  }
)

/** Facts that are claimed in several places: asked once, decided once. */
export function FactsPane() {
  const groups = useWorkbench(selectGroups)
  return (
    <section aria-label="Facts" className={styles.pane}>
      {groups.length === 0 ? (
        <EmptyState title="No fact in several places">
          <Kbd>=</Kbd> at a claim says that another one states the same fact, in this article or in another.
        </EmptyState>
      ) : (
        <GroupList label="Claims by fact" groups={groups} />
      )}
    </section>
  )
}
