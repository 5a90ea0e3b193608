import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { DecodeProblem } from '../../../core/formats/format'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { counted } from '../../ui/format-bytes'
import { saveDownload } from '../../state/save-download'
import { placeWords, problemsText } from './annotation-words'
import styles from './problem-list.module.css'

/** About how high a problem is, in pixels; each is measured. */
const ROW = 54
const OVERSCAN = 8

export interface ProblemListProps {
  readonly problems: readonly DecodeProblem[]
  /** Of all, also those that are not listed. */
  readonly total: number
}

/** What could not be taken over, each with its place in the files; to be read, copied or saved. */
export function ProblemList({ problems, total }: ProblemListProps) {
  const { announce, toast } = useActions()
  const [isCopied, setCopied] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN
  })
  if (problems.length === 0) return <p className={styles.none}>Everything in the files could be read.</p>
  const copy = () => {
    navigator.clipboard.writeText(problemsText(problems)).then(
      () => {
        setCopied(true)
        announce('The problems are copied.')
      },
      () => toast({ severity: 'error', message: 'The problems could not be copied. Save them as a file instead.' })
    )
  }
  const save = () =>
    saveDownload(new Blob([problemsText(problems)], { type: 'text/tab-separated-values' }), 'import problems.tsv')
  return (
    <div className={styles.problems}>
      <div className={styles.head}>
        <p>
          {counted(total, 'problem')}
          {total > problems.length ? `, the first ${groupDigits(problems.length)} of them here` : ''}
        </p>
        <Button variant="quiet" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy all'}
        </Button>
        <Button variant="quiet" onClick={save}>
          Save as a file
        </Button>
      </div>
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label="Problems">
        <div role="list" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const problem = problems[index]
            if (!problem) return null
            const place = placeWords(problem)
            return (
              <div
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={problems.length}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                {place === '' ? null : <bdi className={styles.place}>{place}</bdi>}
                <span className={styles.message}>{problem.message}</span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
