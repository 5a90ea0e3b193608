import { useState } from 'react'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { counted } from '../../ui/format-bytes'
import { saveDownload } from '../../state/save-download'
import styles from './import-dialog.module.css'
import { reportText } from './import-report'
import type { ImportResult } from './import-view'

/** Lines shown; all are in the file. */
const SHOWN = 200

const KIND_WORDS = { problem: 'Problem', there: 'Already there', 'not-wanted': 'Not ticked' } as const

export interface ReportStepProps {
  readonly result: ImportResult
}

/** After the import: what did not come in, and why. */
export function ReportStep({ result }: ReportStepProps) {
  const { announce, toast } = useActions()
  const [isCopied, setCopied] = useState(false)
  const { report, leftOut } = result
  const skipped = report.skipped.length
  const copy = () => {
    navigator.clipboard.writeText(reportText(leftOut)).then(
      () => {
        setCopied(true)
        announce('The report is copied.')
      },
      () => toast({ severity: 'error', message: 'The report could not be copied. Save it as a file instead.' })
    )
  }
  return (
    <section aria-label="Report of the import" className={styles.report}>
      <p role="status" className={styles.done}>
        {counted(report.added.length, 'article')} imported. {groupDigits(leftOut.length + skipped)} left out.
      </p>
      {skipped > 0 ? (
        <p>{counted(skipped, 'article was', 'articles were')} in the library already when it was stored.</p>
      ) : null}
      <div className={styles.tableFrame} tabIndex={0} role="region" aria-label="What was left out">
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Why it was left out</th>
            </tr>
          </thead>
          <tbody>
            {leftOut.slice(0, SHOWN).map(({ kind, name, place, reason }, index) => (
              <tr key={index}>
                <td>
                  <bdi>{name}</bdi>
                  {place === null ? null : <span className={styles.place}> {place}</span>}
                </td>
                <td>
                  <b>{KIND_WORDS[kind]}.</b> {reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {leftOut.length > SHOWN ? (
        <p>and {groupDigits(leftOut.length - SHOWN)} more, all of them in the report.</p>
      ) : null}
      <div className={styles.reportButtons}>
        <Button onClick={copy}>{isCopied ? 'Copied' : 'Copy the report'}</Button>
        <Button
          onClick={() =>
            saveDownload(new Blob([reportText(leftOut)], { type: 'text/tab-separated-values' }), 'import report.tsv')
          }
        >
          Save the report
        </Button>
      </div>
    </section>
  )
}
