import type { ReactNode } from 'react'
import type { QueueRow } from '../../../core/session/queue'
import { isSameClaim } from '../../../core/session/facts'
import { refOf } from '../../state/session-queue'
import { selectScales } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Chip } from '../chip'
import { standingTold } from '../outcome-words'
import styles from './session-pane.module.css'

/** Claims under a heading of their own; each is gone to by a press. */
export interface ClaimGroup {
  readonly key: string
  readonly name: string
  /** Beside the name. */
  readonly about: ReactNode
  readonly rows: readonly { readonly row: QueueRow; readonly note: string | null }[]
}

function GroupRow({ row, note }: { readonly row: QueueRow; readonly note: string | null }) {
  const actions = useActions()
  const scales = useWorkbench(selectScales)
  const isCurrent = useWorkbench(({ session }) => session.claim !== null && isSameClaim(refOf(row), session.claim))
  const told = standingTold(row.claim, scales)
  return (
    <li>
      <button
        type="button"
        className={styles.groupRow}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => void actions.goToClaim(refOf(row))}
      >
        <span className={styles.rowHead}>
          <span className={styles.code}>{row.code}</span>
          <Chip hue={told.hue} glyph={told.glyph}>
            {told.label}
          </Chip>
          {note === null ? null : <span className={styles.note}>{note}</span>}
        </span>
        <span className={styles.quote} dir="auto">
          {row.quote}
        </span>
      </button>
    </li>
  )
}

/** Groups of claims, one after the other. */
export function GroupList({ label, groups }: { readonly label: string; readonly groups: readonly ClaimGroup[] }) {
  return (
    <div className={styles.groups} role="group" aria-label={label}>
      {groups.map(({ key, name, about, rows }) => (
        <details key={key} open className={styles.group}>
          <summary>
            <span className={styles.groupName} dir="auto">
              {name}
            </span>
            <span className={styles.note}>{about}</span>
          </summary>
          <ul>
            {rows.map(({ row, note }) => (
              <GroupRow key={`${row.article}/${row.claim.id}`} row={row} note={note} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
