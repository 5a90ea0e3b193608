import { ListChecks } from 'lucide-react'
import { useRef } from 'react'
import { QUEUE_ORDERS } from '../../../core/session/queue'
import type { QueueOrder } from '../../../core/session/queue'
import { selectRows, selectShownRows } from '../../state/session-queue'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Kbd } from '../../ui/kbd'
import { useFocusWish } from '../use-focus-wish'
import { ORDER_NAMES } from '../words'
import { ClaimList } from './claim-list'
import { QueueFilter } from './queue-filter'
import styles from './session-pane.module.css'

function NoClaims() {
  const actions = useActions()
  const isLoading = useWorkbench(({ session }) => session.loading !== null)
  const isFiltered = useWorkbench((state) => selectRows(state).length > 0)
  if (isLoading) return <EmptyState title="Reading the articles…" />
  if (isFiltered) {
    return (
      <EmptyState
        title="No claim fits the filter"
        actions={<Button onClick={() => actions.setSessionUi({ query: '' })}>Show all claims</Button>}
      />
    )
  }
  return (
    <EmptyState icon={<ListChecks size={28} strokeWidth={1.5} />} title="No claims yet">
      Go through the text: <Kbd>Tab</Kbd> leads from suggestion to suggestion, <Kbd>↵</Kbd> makes one a claim. Or select
      words and press the key of a claim’s label.
    </EmptyState>
  )
}

/** The claims of the session, sorted and filtered. */
export function QueuePane() {
  const actions = useActions()
  const rows = useWorkbench(selectShownRows)
  const list = useRef<HTMLDivElement>(null)
  useFocusWish('queue', list)
  const sort = useWorkbench(({ session }) => session.sort)
  return (
    <section aria-label="Queue" className={styles.pane}>
      <QueueFilter />
      <label className={styles.sort}>
        Sort by
        <select value={sort} onChange={(event) => actions.setSessionUi({ sort: event.target.value as QueueOrder })}>
          {QUEUE_ORDERS.map((order) => (
            <option key={order} value={order}>
              {ORDER_NAMES[order]}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.rows} ref={list}>
        {rows.length === 0 ? <NoClaims /> : <ClaimList label="Claims" rows={rows} />}
      </div>
      <p className={styles.keys}>
        <Kbd>J</Kbd>
        <Kbd>K</Kbd> move <Kbd>1</Kbd>–<Kbd>5</Kbd> priority <Kbd>/</Kbd> filter
      </p>
    </section>
  )
}
