import { clsx } from 'clsx'
import { useWorkbench } from '../state/workbench'
import styles from './top-bar.module.css'

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** D2: whether everything is on disk, since when, or why not. It never says "Saved" while anything is not. */
export function SaveStatus() {
  const save = useWorkbench((state) => state.save)
  const isWaiting = useWorkbench((state) => state.pending > 0)
  const isLost = useWorkbench((state) => state.connection === 'lost')
  if (isLost) {
    return (
      <span className={clsx(styles.save, styles.failed)}>
        <span className={styles.dot} />
        Not connected
      </span>
    )
  }
  if (save.state === 'failed') {
    return (
      <span className={clsx(styles.save, styles.failed)} title={save.message ?? undefined}>
        <span className={styles.dot} />
        Not saved
      </span>
    )
  }
  if (isWaiting || save.state === 'saving') {
    return (
      <span className={clsx(styles.save, styles.saving)}>
        <span className={styles.dot} />
        Saving…
      </span>
    )
  }
  return (
    <span className={styles.save}>
      <span className={styles.dot} />
      {save.at === null ? 'Saved' : `Saved ${CLOCK.format(new Date(save.at))}`}
    </span>
  )
}
