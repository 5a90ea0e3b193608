import { useEffect, useRef, useState } from 'react'
import type { AnnotationPreview } from '../../../api/transfer-views'
import { groupDigits } from '../../ui/group-digits'
import { Tabs } from '../../ui/tabs'
import styles from './annotation-dialog.module.css'
import { totalsWords } from './annotation-words'
import { DocumentList } from './document-list'
import { NameList } from './name-list'
import { ProblemList } from './problem-list'
import { ReadingPane } from './reading-pane'
import type { AnnotationControl } from './use-annotation-flow'

type Tab = 'names' | 'documents' | 'problems'

/** What there is most to be done about. */
function firstTab({ names, documentCount }: AnnotationPreview): Tab {
  if (names.length > 0) return 'names'
  return documentCount > 0 ? 'documents' : 'problems'
}

export interface AnnotationReviewProps {
  readonly control: AnnotationControl
  readonly preview: AnnotationPreview
}

/** D12: what the import would do, and everything that can be decided about it. */
export function AnnotationReview({ control, preview }: AnnotationReviewProps) {
  const { flow, view, formats } = control
  const { choice, isStale, unsent } = view
  const [chosen, setTab] = useState<Tab | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const tab = chosen ?? firstTab(preview)
  // The button that chose the files is gone, and the focus with it.
  useEffect(() => {
    if (!document.activeElement || document.activeElement === document.body) frame.current?.focus()
  }, [])
  const { names, documents, documentCount, problems, problemCount } = preview
  const all = [...unsent, ...problems]
  const onChange = (next: typeof choice) => flow.change(next)
  return (
    <div
      ref={frame}
      tabIndex={-1}
      className={styles.review}
      role="region"
      aria-label="What would be imported"
      aria-busy={isStale}
    >
      <p role="status" className={styles.summary}>
        {isStale ? 'Reading again…' : totalsWords(preview.totals)}
      </p>
      <div className={styles.split}>
        <div className={styles.reading}>
          <ReadingPane preview={preview} formats={formats} choice={choice} onChange={onChange} />
        </div>
        <div className={styles.found}>
          <Tabs
            label="What the files hold"
            value={tab}
            onChange={setTab}
            items={[
              {
                id: 'names',
                label: 'Labels',
                count: groupDigits(names.length),
                panel: <NameList names={names} choice={choice} onChange={onChange} />
              },
              {
                id: 'documents',
                label: 'Documents',
                count: groupDigits(documentCount),
                panel: <DocumentList documents={documents} total={documentCount} choice={choice} onChange={onChange} />
              },
              {
                id: 'problems',
                label: 'Problems',
                count: groupDigits(problemCount + unsent.length),
                panel: <ProblemList problems={all} total={problemCount + unsent.length} />
              }
            ]}
          />
        </div>
      </div>
    </div>
  )
}
