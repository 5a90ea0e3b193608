import { List } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Segment } from '../../core/model/article'
import { selectReadOnly, selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { EmptyState } from '../ui/empty-state'
import { Select } from '../ui/text-field'
import { VirtualListbox } from '../ui/virtual-listbox'
import { AnnotationRowView } from './annotation-row-view'
import { annotationRows, labelCounts, numberParagraphs } from './annotation-rows'
import type { AnnotationRow } from './annotation-rows'
import styles from './annotations-tab.module.css'

const ROW_HEIGHT = 68
const ALL = ''
const idOf = (row: AnnotationRow) => row.id
const nameOf = (row: AnnotationRow) => row.accessibleName
const NO_SEGMENTS: readonly Segment[] = []

function useAnnotationRows(): readonly AnnotationRow[] {
  const scheme = useWorkbench(selectScheme)
  const text = useWorkbench((state) => state.open?.text ?? '')
  const segments = useWorkbench((state) => state.open?.article.segments ?? NO_SEGMENTS)
  const layer = useWorkbench((state) => state.open?.layer ?? null)
  // A highlight is painted first; the list of thousands may follow a frame later.
  const revision = useDeferredValue(useWorkbench((state) => state.open?.revision ?? 0))
  const paragraphs = useMemo(() => numberParagraphs(text, segments), [text, segments])
  return useMemo(() => {
    if (!layer || !scheme) return []
    const { spans, claims, documentLabels } = layer
    const source = { spans: spans.values(), claims: claims.values(), documentLabels: documentLabels.values() }
    return annotationRows(source, scheme, paragraphs)
    // The layer's maps change in place; its revision tells when.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [layer, revision, scheme, paragraphs])
}

/** Every annotation of the open article in words: what the highlights show, for those who do not see them too. */
export function AnnotationsTab() {
  const actions = useActions()
  const article = useWorkbench((state) => state.open?.article.id ?? null)
  const selected = useWorkbench((state) => state.selectedSpan)
  const readOnly = useWorkbench(selectReadOnly)
  const rows = useAnnotationRows()
  const counts = useMemo(() => labelCounts(rows), [rows])
  const [wanted, setWanted] = useState(ALL)
  // The last highlight with the label may be gone; a filter nobody can see must not hide the rest.
  const label = counts.some((count) => count.id === wanted) ? wanted : ALL
  const shown = useMemo(() => (label === ALL ? rows : rows.filter((row) => row.labelId === label)), [rows, label])

  if (article === null || rows.length === 0) {
    return (
      <EmptyState icon={<List size={28} strokeWidth={1.5} />} title="No annotations yet">
        {article === null
          ? 'Open an article to see its highlights as a list.'
          : 'Every highlight and every label on the article is listed here, in the order of the text.'}
      </EmptyState>
    )
  }

  const pick = (row: AnnotationRow) => {
    if (row.kind === 'document') actions.setInspectorTab('article')
    else actions.selectSpan(row.id, { reveal: true })
  }
  const remove = (row: AnnotationRow) => {
    const spans = row.kind === 'span' ? [row.id] : []
    const documentLabels = row.kind === 'document' ? [row.id] : []
    void actions.run({ type: 'annotations.remove', article, spans, claims: [], documentLabels })
    actions.announce(`Removed ${row.accessibleName}`)
  }

  return (
    <div className={styles.tab}>
      <div className={styles.filter}>
        <Select
          label="Show annotations with the label"
          hideLabel
          value={label}
          onChange={(event) => setWanted(event.target.value)}
        >
          <option value={ALL}>All labels ({rows.length})</option>
          {counts.map((count) => (
            <option key={count.id} value={count.id}>
              {count.name} ({count.count})
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.list}>
        <VirtualListbox
          label="Annotations"
          items={shown}
          idOf={idOf}
          nameOf={nameOf}
          selectedId={selected}
          rowHeight={ROW_HEIGHT}
          renderRow={(row) => <AnnotationRowView row={row} />}
          onPick={pick}
          onDelete={readOnly ? undefined : remove}
        />
      </div>
    </div>
  )
}
