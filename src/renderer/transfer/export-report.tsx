import { CircleCheck, FolderOpen } from 'lucide-react'
import { Button } from '../ui/button'
import { groupDigits } from '../ui/group-digits'
import styles from './export-dialog.module.css'
import type { ExportView } from './export-flow'
import { counted, formatBytes } from './format-bytes'

/** Files named one by one; of more, only the number says anything. */
const NAMED_FILES = 8

export interface ExportReportProps {
  readonly view: Extract<ExportView, { readonly phase: 'ready' | 'saving' | 'saved' }>
  /** The browser put it among its downloads. */
  readonly downloaded: boolean
  /** Null where the host cannot show a file in its folder. */
  readonly onReveal: (() => void) | null
}

/** What lies ready: how much it is, and what the format cannot carry. */
export function ExportReport({ view, downloaded, onReveal }: ExportReportProps) {
  const { prepared } = view
  const bytes = prepared.files.reduce((sum, file) => sum + file.bytes, 0)
  return (
    <>
      {view.phase === 'saved' ? (
        <div role="status" className={styles.saved}>
          <CircleCheck size={18} aria-hidden="true" />
          <span>
            {downloaded ? 'Downloaded' : 'Saved'} as {view.name}.
          </span>
          {onReveal ? (
            <Button onClick={onReveal}>
              <FolderOpen size={14} aria-hidden="true" />
              Show in folder
            </Button>
          ) : null}
        </div>
      ) : (
        <p role="status" className="visually-hidden">
          The export is ready to be saved.
        </p>
      )}
      <dl className={styles.counts}>
        <div>
          <dt>Articles</dt>
          <dd>{groupDigits(prepared.articles)}</dd>
        </div>
        <div>
          <dt>Annotations</dt>
          <dd>{groupDigits(prepared.annotations)}</dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd>{formatBytes(bytes)}</dd>
        </div>
      </dl>
      <section aria-label="Files">
        <h3>{counted(prepared.files.length, 'file')}</h3>
        <ul className={styles.list}>
          {prepared.files.slice(0, NAMED_FILES).map((file) => (
            <li key={file.path}>
              <span>{prepared.files.length === 1 ? prepared.suggestedName : file.path}</span>
              <span className={styles.amount}>{formatBytes(file.bytes)}</span>
            </li>
          ))}
          {prepared.files.length > NAMED_FILES ? <li>and {prepared.files.length - NAMED_FILES} more</li> : null}
        </ul>
      </section>
      <section aria-label="What is lost">
        <h3>What this format does not carry</h3>
        {prepared.losses.length === 0 ? (
          <p className={styles.nothing}>Nothing is lost.</p>
        ) : (
          <ul className={styles.list}>
            {prepared.losses.map((loss) => (
              <li key={loss.feature}>
                <span>{loss.message}</span>
                <span className={styles.amount}>{groupDigits(loss.count)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
