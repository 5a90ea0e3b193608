import { useCallback, useMemo } from 'react'
import type { QueueRow } from '../../../core/session/queue'
import { keyOfRef, refOf } from '../../state/session-queue'
import { selectScales, selectSession } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { VirtualListbox } from '../../ui/virtual-listbox'
import { nameOfRow, QueueRowView } from './queue-row-view'

/** Height of a row whose words have two lines, in pixels. */
const ROW_HEIGHT = 92

const idOf = (row: QueueRow): string => keyOfRef(refOf(row))

/** Claims to walk through: whichever becomes the active one is gone to. */
export function ClaimList({ label, rows }: { readonly label: string; readonly rows: readonly QueueRow[] }) {
  const actions = useActions()
  const scales = useWorkbench(selectScales)
  const selected = useWorkbench(({ session }) => session.claim)
  const articles = useWorkbench((state) => selectSession(state)?.articles.length ?? 0)
  const nameOf = useCallback((row: QueueRow) => nameOfRow(row, scales), [scales])
  const selectedId = useMemo(() => (selected ? keyOfRef(selected) : null), [selected])
  const go = (row: QueueRow) => void actions.goToClaim(refOf(row))
  return (
    <VirtualListbox
      label={label}
      items={rows}
      idOf={idOf}
      selectedId={selectedId}
      rowHeight={ROW_HEIGHT}
      renderRow={(row) => <QueueRowView row={row} scales={scales} showsArticle={articles > 1} />}
      nameOf={nameOf}
      onMove={go}
      onPick={go}
    />
  )
}
