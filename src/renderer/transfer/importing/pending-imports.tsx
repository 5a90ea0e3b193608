import { selectReadOnly } from '../../state/selectors'
import { useActions, useWorkbench } from '../../state/workbench'
import type { PendingImport } from '../../../api/import-views'
import { Button } from '../../ui/button'
import { Strip } from '../../ui/strip'
import { counted, formatBytes } from '../../ui/format-bytes'
import styles from './import-dialog.module.css'
import { usePendingImports } from './use-pending-imports'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** An interrupted import in words. */
export function pendingWords({ startedAt, files, bytes }: PendingImport): string {
  return `${counted(files, 'file')} (${formatBytes(bytes)}), begun ${when.format(new Date(startedAt))}`
}

/** In the dialog: imports that were interrupted, to go on with or to drop. */
export function PendingImportList({ onResume }: { readonly onResume: (batch: string) => void }) {
  const { pending, drop } = usePendingImports(true)
  if (pending.length === 0) return null
  return (
    <section aria-label="Interrupted imports" className={styles.pending}>
      <h3>{pending.length === 1 ? 'An import was interrupted' : `${pending.length} imports were interrupted`}</h3>
      <ul>
        {pending.map((each) => (
          <li key={each.batch}>
            <span>{pendingWords(each)}</span>
            <Button variant="primary" onClick={() => onResume(each.batch)}>
              Go on
            </Button>
            <Button onClick={() => drop(each.batch)}>Drop</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** In the window: that an import was interrupted. It comes with the start, and after one was put aside. */
export function PendingImportNotice() {
  const actions = useActions()
  const isReady = useWorkbench((state) => state.app?.phase === 'ready' && state.connection !== 'lost')
  const isFree = useWorkbench((state) => state.dialog === null)
  const readOnly = useWorkbench(selectReadOnly)
  const { pending, drop } = usePendingImports(isReady && isFree && !readOnly)
  const [newest, ...others] = pending
  if (!newest) return null
  const more = others.length > 0 ? `, and ${counted(others.length, 'other one', 'other ones')}` : ''
  return (
    <Strip
      label="Interrupted import"
      side="above"
      words={`An import was interrupted: ${pendingWords(newest)}${more}. Nothing of it is stored yet.`}
    >
      <Button variant="primary" onClick={() => actions.resumeImport(newest.batch)}>
        Go on
      </Button>
      <Button onClick={() => drop(newest.batch)}>Drop</Button>
    </Strip>
  )
}
