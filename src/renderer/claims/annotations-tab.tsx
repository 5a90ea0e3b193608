import { List } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Segment } from '../../core/model/article'
import { selectSchemes } from '../state/scheme-selectors'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { EmptyState } from '../ui/empty-state'
import { VirtualListbox } from '../ui/virtual-listbox'
import { AnnotationRowView } from './annotation-row-view'
import { numberParagraphs, rowMaker } from './annotation-rows'
import type { AnnotationRow, NumberedParagraphs } from './annotation-rows'
import styles from './annotations-tab.module.css'
import { BookmarkList } from './bookmark-list'
import { ALL_ROWS, countRows, filterRows, possibleFilter } from './row-filter'
import { RowFilters } from './row-filters'

const ROW_HEIGHT = 68
const idOf = (row: AnnotationRow) => row.id
const nameOf = (row: AnnotationRow) => row.accessibleName
const NO_SEGMENTS: readonly Segment[] = []

function useParagraphs(): NumberedParagraphs {
  const text = useWorkbench((state) => state.open?.text ?? '')
  const segments = useWorkbench((state) => state.open?.article.segments ?? NO_SEGMENTS)
  return useMemo(() => numberParagraphs(text, segments), [text, segments])
}

function useAnnotationRows(paragraphs: NumberedParagraphs): readonly AnnotationRow[] {
  const schemes = useWorkbench(selectSchemes)
  const layer = useWorkbench((state) => state.open?.layer ?? null)
  // A highlight is painted first; the list of thousands may follow a frame later.
  const revision = useDeferredValue(useWorkbench((state) => state.open?.revision ?? 0))
  const make = useMemo(() => rowMaker(schemes, paragraphs), [schemes, paragraphs])
  return useMemo(() => {
    if (!layer) return []
    const { spans, claims, documentLabels } = layer
    return make({ spans: spans.values(), claims: claims.values(), documentLabels: documentLabels.values() })
    // The layer's maps change in place; its revision tells when.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [layer, revision, make])
}

/** Every annotation of the open article in words: what the highlights show, for those who do not see them too. */
export function AnnotationsTab({ orphans }: { readonly orphans?: ReactNode }) {
  const actions = useActions()
  const open = useWorkbench((state) => state.open)
  const selected = useWorkbench((state) => state.selectedSpan)
  const readOnly = useWorkbench(selectReadOnly)
  const paragraphs = useParagraphs()
  const rows = useAnnotationRows(paragraphs)
  const counts = useMemo(() => countRows(rows), [rows])
  const [wanted, setWanted] = useState(ALL_ROWS)
  const { label, tag, withNote, withMissing } = possibleFilter(wanted, rows, counts)
  const shown = useMemo(
    () => filterRows(rows, { label, tag, withNote, withMissing }),
    [rows, label, tag, withNote, withMissing]
  )

  if (!open) {
    return (
      <EmptyState icon={<List size={28} strokeWidth={1.5} />} title="No annotations yet">
        Open an article to see its highlights as a list.
      </EmptyState>
    )
  }
  const article = open.article.id

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
      {orphans}
      {rows.length === 0 ? (
        <EmptyState icon={<List size={28} strokeWidth={1.5} />} title="No annotations yet">
          Every highlight and every label on the article is listed here, in the order of the text.
        </EmptyState>
      ) : (
        <>
          <RowFilters rows={rows} counts={counts} filter={{ label, tag, withNote, withMissing }} onChange={setWanted} />
          <div className={styles.list}>
            {shown.length === 0 ? (
              <EmptyState title="Nothing has all of this">No annotation fits all the filters.</EmptyState>
            ) : (
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
            )}
          </div>
        </>
      )}
      <BookmarkList key={article} open={open} paragraphs={paragraphs} readOnly={readOnly} />
    </div>
  )
}
