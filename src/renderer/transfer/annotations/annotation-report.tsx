import type { CSSProperties } from 'react'
import type { AnnotationImportResult } from '../../../api/transfer-views'
import { totalsWords } from './annotation-words'
import styles from './annotation-dialog.module.css'
import { ProblemList } from './problem-list'

export interface AnnotationReportProps {
  readonly result: AnnotationImportResult
}

/** After the import: what was added, and what could not be. */
export function AnnotationReport({ result }: AnnotationReportProps) {
  const { totals, problems, problemCount, remarks } = result
  return (
    <section aria-label="Report of the import" className={styles.report}>
      <p role="status" className={styles.summary}>
        {totalsWords(totals, true)}
      </p>
      {remarks.length === 0 ? null : (
        <ul className={styles.remarks}>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {problemCount === 0 ? null : (
        <div className={styles.reportProblems} style={{ '--rows': problems.length } as CSSProperties}>
          <ProblemList problems={problems} total={problemCount} />
        </div>
      )}
    </section>
  )
}
