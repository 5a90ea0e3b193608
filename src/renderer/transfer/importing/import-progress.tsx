import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { Progress } from '../../ui/progress'
import { counted, formatBytes } from '../../ui/format-bytes'
import styles from './import-dialog.module.css'
import type { ImportProgress } from './import-view'

const TITLES: Readonly<Record<ImportProgress['what'], string>> = {
  sending: 'Sending the files…',
  reading: 'Reading the files…',
  storing: 'Importing…'
}

/** How far it is, in words: "120 of 10 000 files, 3.2 MB of 45 MB". */
export function progressWords({ what, done, total, bytes }: ImportProgress): string {
  if (total === 0) return ''
  const sizes = bytes ? `, ${formatBytes(bytes.done)} of ${formatBytes(bytes.total)}` : ''
  return `${groupDigits(done)} of ${counted(total, what === 'sending' ? 'file' : 'document')}${sizes}`
}

export interface ImportProgressViewProps {
  readonly progress: ImportProgress
  /** Null where it cannot be stopped. */
  readonly onStop: (() => void) | null
}

/** What is under way, how far it is, and a way to stop it. */
export function ImportProgressView({ progress, onStop }: ImportProgressViewProps) {
  const { what, done, total, bytes } = progress
  // Bytes say more: one file may be as large as all the others.
  const [value, max] = bytes && bytes.total > 0 ? [bytes.done, bytes.total] : [done, total]
  return (
    <div className={styles.progress}>
      <p role="status">{TITLES[what]}</p>
      <Progress label="Progress of the import" value={value} max={max} />
      <p className={styles.amount}>{progressWords(progress)}</p>
      {onStop === null ? null : (
        <div>
          <Button onClick={onStop}>Stop</Button>
        </div>
      )}
    </div>
  )
}
