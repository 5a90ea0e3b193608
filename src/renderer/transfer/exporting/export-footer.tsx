import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { Progress } from '../../ui/progress'
import { counted, formatBytes } from '../../ui/format-bytes'
import styles from './export-dialog.module.css'
import type { ExportProgress, ExportView } from './export-flow'

/** How far it is, in words: "120 of 10 000 articles", "3.2 MB of 45 MB". */
export function progressWords(phase: 'preparing' | 'saving', { done, total }: ExportProgress): string {
  if (total === 0) return ''
  if (phase === 'saving') return `${formatBytes(done)} of ${formatBytes(total)}`
  return `${groupDigits(done)} of ${counted(total, 'article')}`
}

export interface ExportFooterProps {
  readonly view: ExportView
  /** Whether the choices are shown, rather than a report. */
  readonly isChoosing: boolean
  /** Why nothing can be prepared; null when it can. */
  readonly obstacle: string | null
  readonly hasSaveDialog: boolean
  readonly onPrepare: () => void
  readonly onSave: () => void
  readonly onStop: () => void
  readonly onBack: () => void
  readonly onClose: () => void
}

function Underway({ view, onStop }: Pick<ExportFooterProps, 'view' | 'onStop'>) {
  if ((view.phase !== 'preparing' && view.phase !== 'saving') || view.progress === null) return null
  const { done, total } = view.progress
  return (
    <div className={styles.progress}>
      <Progress
        label={view.phase === 'preparing' ? 'Progress of the preparation' : 'Progress of the download'}
        value={done}
        max={total}
      />
      <span className={styles.amount}>{progressWords(view.phase, view.progress)}</span>
      <Button onClick={onStop}>Stop</Button>
    </div>
  )
}

/** How far it is, and what comes next. A button that waits keeps the focus: it is off for the ear only. */
export function ExportFooter(props: ExportFooterProps) {
  const { view, isChoosing, obstacle, hasSaveDialog, onPrepare, onSave, onStop, onBack, onClose } = props
  const { phase } = view
  const isPreparing = phase === 'preparing'
  const isSaving = phase === 'saving'
  if (isChoosing) {
    const isOff = obstacle !== null || isPreparing
    return (
      <>
        <Underway view={view} onStop={onStop} />
        <span id="export-obstacle" className={styles.obstacle}>
          {isPreparing ? null : obstacle}
        </span>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          key="prepare"
          variant="primary"
          aria-disabled={isOff}
          aria-describedby={obstacle === null ? undefined : 'export-obstacle'}
          onClick={() => {
            if (!isOff) onPrepare()
          }}
        >
          {isPreparing ? 'Preparing…' : 'Prepare'}
        </Button>
      </>
    )
  }
  const isOff = isSaving || phase !== 'ready'
  return (
    <>
      <Underway view={view} onStop={onStop} />
      <span className={styles.obstacle} />
      <Button disabled={isSaving} onClick={onBack}>
        Back
      </Button>
      {phase === 'saved' ? (
        // It stands where the pressed button was, which has gone.
        <Button key="done" variant="primary" autoFocus onClick={onClose}>
          Done
        </Button>
      ) : phase === 'failed' ? null : (
        <Button
          key="save"
          variant="primary"
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) onSave()
          }}
        >
          {isPreparing ? 'Preparing…' : isSaving ? 'Saving…' : hasSaveDialog ? 'Save…' : 'Download'}
        </Button>
      )}
    </>
  )
}
