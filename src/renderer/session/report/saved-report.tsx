import { CircleCheck, FolderOpen } from 'lucide-react'
import { Button } from '../../ui/button'
import type { ReportFlowView } from './report-flow'
import styles from './report.module.css'

export interface SavedReportProps {
  readonly what: string
  readonly view: Extract<ReportFlowView, { readonly phase: 'saved' }>
  /** The browser put it among its downloads. */
  readonly downloaded: boolean
  /** Null where the host cannot show a file in its folder. */
  readonly onReveal: (() => void) | null
}

/** That it is saved, where, and by which words it is known again. */
export function SavedReport({ what, view, downloaded, onReveal }: SavedReportProps) {
  const { name, output } = view
  return (
    <div className={styles.saved} tabIndex={-1} data-saved="">
      <p role="status" className={styles.well}>
        <CircleCheck size={18} aria-hidden="true" />
        <span>
          {what}: {downloaded ? 'downloaded' : 'saved'} as {name}.
        </span>
      </p>
      {output.digest === null ? null : (
        <p>
          {output.digest.name}: <code className={styles.digest}>{output.digest.value}</code>
          <br />
          <span className={styles.about}>
            Keep it apart from the file: who has both can tell that nothing was changed.
          </span>
        </p>
      )}
      {output.problems.length === 0 ? null : (
        <div className={styles.problem}>
          <p>Not all could be put in:</p>
          <ul>
            {output.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {onReveal ? (
        <Button onClick={onReveal}>
          <FolderOpen size={14} aria-hidden="true" />
          Show in folder
        </Button>
      ) : null}
    </div>
  )
}
