import { Spline } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Relation } from '../../core/model/relation'
import { selectSchemes } from '../state/scheme-selectors'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Kbd } from '../ui/kbd'
import { Select } from '../ui/text-field'
import { VirtualListbox } from '../ui/virtual-listbox'
import type { VirtualListboxHandle } from '../ui/virtual-listbox'
import { RelationPanel } from './relation-panel'
import { RelationRowView } from './relation-row-view'
import { relationRows, typeCounts } from './relation-rows'
import type { RelationRow } from './relation-rows'
import styles from './relations-tab.module.css'
import { useFarEnds } from './use-far-ends'

export interface RelationsTabProps {
  /** Number of the paragraph, from 1, that an offset (UTF-16 code units) of the open text lies in; 0 in the title. */
  readonly paragraphAt: (offset: number) => number
  /** The field for the note of a relation. */
  readonly note: (relation: Relation) => ReactNode
}

const ROW_HEIGHT = 84
const idOf = (row: RelationRow) => row.id
const nameOf = (row: RelationRow) => row.accessibleName

function useRelationRows(paragraphAt: RelationsTabProps['paragraphAt']): readonly RelationRow[] {
  const open = useWorkbench((state) => state.open)
  const schemes = useWorkbench(selectSchemes)
  const articles = useWorkbench((state) => state.articles)
  const selectedSpan = useWorkbench((state) => state.selectedSpan)
  const isThere = useFarEnds(open)
  const { layer, incoming, article } = open ?? {}
  const [relationRevision, revision] = [open?.relationRevision, open?.revision]
  return useMemo(() => {
    if (!layer || !incoming || !article) return []
    const titleOf = (id: string) => articles.get(id)?.article.title ?? null
    return relationRows({ open: { layer, incoming, article }, schemes, selectedSpan, paragraphAt, titleOf, isThere })
    // The layer's maps change in place; the revisions tell when.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [layer, incoming, article, relationRevision, revision, schemes, articles, selectedSpan, paragraphAt, isThere])
}

function TypeFilter({
  rows,
  value,
  onChange
}: {
  readonly rows: readonly RelationRow[]
  readonly value: string
  readonly onChange: (type: string) => void
}) {
  return (
    <Select label="Type" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">All {rows.length}</option>
      {typeCounts(rows).map(({ id, name, count }) => (
        <option key={id} value={id}>
          {name} ({count})
        </option>
      ))}
    </Select>
  )
}

/** Every relation of the open article in words, from it and to it, with what can be done with each. */
export function RelationsTab({ paragraphAt, note }: RelationsTabProps) {
  const actions = useActions()
  const isOpen = useWorkbench((state) => state.open !== null)
  const selected = useWorkbench((state) => state.selectedRelation)
  const span = useWorkbench((state) => state.selectedSpan)
  const readOnly = useWorkbench(selectReadOnly)
  const rows = useRelationRows(paragraphAt)
  const [wanted, setWanted] = useState('')
  const list = useRef<VirtualListboxHandle>(null)
  const type = rows.some(({ typeId }) => typeId === wanted) ? wanted : ''
  const shown = useMemo(() => (type === '' ? rows : rows.filter(({ typeId }) => typeId === type)), [rows, type])
  const row = rows.find(({ id }) => id === selected) ?? null

  if (!isOpen || rows.length === 0) {
    return (
      <EmptyState
        icon={<Spline size={28} strokeWidth={1.5} />}
        title="No relations yet"
        actions={
          span === null || readOnly ? null : <Button onClick={actions.beginRelation}>Relate this highlight…</Button>
        }
      >
        A relation links two highlights, also of two articles. Select a highlight and press <Kbd>R</Kbd>, or drag from
        the dot beside it to another one.
      </EmptyState>
    )
  }

  /** Enter and click: to the other end, seen from the selected highlight. */
  const go = ({ relation }: RelationRow) =>
    void actions.goToRelationEnd(relation, relation.to.span === span ? 'from' : 'to')

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !list.current?.hasFocus()) return
    const id = list.current.active()
    const active = rows.find((each) => each.id === id)
    if (!active) return
    const box = document.activeElement?.querySelector(`[aria-label="${CSS.escape(active.accessibleName)}"]`)
    switch (event.key.toLocaleLowerCase()) {
      case 't':
        void actions.openRelationTypes(active.id, box?.getBoundingClientRect() ?? null)
        break
      case 'x':
        void actions.turnRelation(active.id)
        break
      case 'n':
        actions.selectRelation(active.id)
        actions.focusInspector('relations', { kind: 'note', record: active.id })
        break
      case ' ':
        actions.selectRelation(active.id)
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <TypeFilter rows={rows} value={type} onChange={setWanted} />
        {span === null || readOnly ? null : <Button onClick={actions.beginRelation}>Relate…</Button>}
      </div>
      <div className={styles.list} onKeyDown={onKeyDown}>
        <VirtualListbox
          label="Relations"
          items={shown}
          idOf={idOf}
          nameOf={nameOf}
          selectedId={selected}
          rowHeight={ROW_HEIGHT}
          renderRow={(each) => <RelationRowView row={each} />}
          onPick={go}
          onDelete={readOnly ? undefined : ({ id }) => void actions.removeRelation(id)}
          handle={list}
        />
      </div>
      {row ? (
        <RelationPanel key={row.id} row={row} readOnly={readOnly} note={note} />
      ) : (
        <p className={styles.panel}>
          <span className={styles.keys}>
            <span>
              <Kbd>Enter</Kbd> other end
            </span>
            <span>
              <Kbd>T</Kbd> type
            </span>
            <span>
              <Kbd>X</Kbd> turn
            </span>
            <span>
              <Kbd>N</Kbd> note
            </span>
            <span>
              <Kbd>Del</Kbd> remove
            </span>
          </span>
        </p>
      )}
    </div>
  )
}
