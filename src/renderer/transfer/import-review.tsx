import { useState } from 'react'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { counted } from './format-bytes'
import styles from './import-dialog.module.css'
import type { ImportFlow } from './import-flow'
import { ImportReviewRow } from './import-review-row'
import type { ImportRow } from './import-rows'

/** Rows shown at first; more by a button, so that thousands of files do not hold the window up. */
const STEP = 100

export interface ImportReviewProps {
  readonly flow: ImportFlow
  readonly rows: readonly ImportRow[]
  readonly disabled: boolean
}

function summaryOf(rows: readonly ImportRow[]): string {
  const count = (outcome: ImportRow['item']['outcome']) => rows.filter((row) => row.item.outcome === outcome).length
  const duplicates = count('duplicate')
  const problems = count('problem')
  return [
    `${counted(count('new'), 'file')} can be imported`,
    ...(duplicates > 0 ? [`${duplicates} in the library already`] : []),
    ...(problems > 0 ? [`${problems} with a problem`] : [])
  ].join(', ')
}

/** D12: what the import would do, file by file. */
export function ImportReview({ flow, rows, disabled }: ImportReviewProps) {
  const [shown, setShown] = useState(STEP)
  const importable = rows.filter((row) => row.item.outcome === 'new')
  const ticked = importable.filter((row) => row.ticked).length
  return (
    <section aria-label="Files of this import" className={styles.review}>
      <div className={styles.summary}>
        <p role="status">{summaryOf(rows)}.</p>
        {importable.length > 1 ? (
          <Checkbox
            label="All"
            checked={ticked === importable.length}
            disabled={disabled}
            ref={(box) => {
              if (box) box.indeterminate = ticked > 0 && ticked < importable.length
            }}
            onChange={(event) => flow.setAllTicked(event.target.checked)}
          />
        ) : null}
      </div>
      <ul className={styles.files}>
        {rows.slice(0, shown).map((row) => (
          <ImportReviewRow key={row.item.item} flow={flow} row={row} disabled={disabled} />
        ))}
      </ul>
      {rows.length > shown ? (
        <Button variant="quiet" onClick={() => setShown(shown + STEP)}>
          Show more ({rows.length - shown})
        </Button>
      ) : null}
    </section>
  )
}
