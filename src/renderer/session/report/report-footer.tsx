import { Button } from '../../ui/button'
import { formatBytes } from '../../ui/format-bytes'
import { Progress } from '../../ui/progress'
import type { ReportFlowView } from './report-flow'
import styles from './report.module.css'

export interface ReportFooterProps {
  readonly view: ReportFlowView
  readonly hasSaveDialog: boolean
  readonly onMake: () => void
  readonly onStop: () => void
  readonly onClose: () => void
}

function Underway({ view, onStop }: Pick<ReportFooterProps, 'view' | 'onStop'>) {
  if ((view.phase !== 'preparing' && view.phase !== 'saving') || view.progress === null) return null
  const { done, total } = view.progress
  const isSaving = view.phase === 'saving'
  const words = isSaving ? `${formatBytes(done)} of ${formatBytes(total)}` : `${done} of ${total} steps`
  return (
    <div className={styles.progress}>
      <Progress
        label={isSaving ? 'Progress of the download' : 'Progress of the preparation'}
        value={done}
        max={total}
      />
      <span className={styles.amount}>{total === 0 ? '' : words}</span>
      <Button onClick={onStop}>Stop</Button>
    </div>
  )
}

/** How far it is, and what comes next. A button that waits keeps the focus: it is off for the ear only. */
export function ReportFooter({ view, hasSaveDialog, onMake, onStop, onClose }: ReportFooterProps) {
  const { phase } = view
  if (phase === 'saved') {
    return (
      <Button key="done" variant="primary" autoFocus onClick={onClose}>
        Done
      </Button>
    )
  }
  const isBusy = phase === 'preparing' || phase === 'saving'
  return (
    <>
      <Underway view={view} onStop={onStop} />
      <span className={styles.space} />
      <Button onClick={onClose}>Cancel</Button>
      <Button
        key="make"
        variant="primary"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) onMake()
        }}
      >
        {phase === 'preparing' ? 'Preparing…' : phase === 'saving' ? 'Saving…' : hasSaveDialog ? 'Save…' : 'Download'}
      </Button>
    </>
  )
}
