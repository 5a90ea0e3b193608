import { History, Redo2, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { historyActions, walkTo } from '../../core/commands/history-steps'
import type { HistoryWalk } from '../../core/commands/history-steps'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { EmptyState } from '../ui/empty-state'
import { VirtualListbox } from '../ui/virtual-listbox'
import { HistoryDetails } from './history-details'
import { historyRowName, HistoryRowView } from './history-row'
import type { HistoryRow } from './history-row'
import styles from './history-tab.module.css'
import { HistoryWalkDialog } from './history-walk-dialog'
import { useHistory } from './use-history'
import { useInspectorFocus } from './use-inspector-focus'

const TICK = 30_000
const ROW_HEIGHT = 54
const idOf = ({ action }: HistoryRow) => String(action.entry.seq)

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [])
  return now
}

function UndoButtons() {
  const actions = useActions()
  const undo = useWorkbench((state) => state.undo.undo)
  const redo = useWorkbench((state) => state.undo.redo)
  const readOnly = useWorkbench(selectReadOnly)
  return (
    <div className={styles.buttons}>
      <Button
        disabled={undo === null || readOnly}
        title={undo ? `Undo: ${undo.label}` : 'Nothing to undo'}
        onClick={() => void actions.undo()}
      >
        <Undo2 size={14} aria-hidden="true" />
        Undo
      </Button>
      <Button
        disabled={redo === null || readOnly}
        title={redo ? `Redo: ${redo.label}` : 'Nothing to redo'}
        onClick={() => void actions.redo()}
      >
        <Redo2 size={14} aria-hidden="true" />
        Redo
      </Button>
    </div>
  )
}

/** What was done in this library, newest first. The arrow keys walk through it, Enter goes to the place. */
export function HistoryTab() {
  const actions = useActions()
  const { page, problem, showOlder } = useHistory()
  const next = useWorkbench((state) => state.undo.undo?.seq ?? null)
  const articles = useWorkbench((state) => state.articles)
  const readOnly = useWorkbench(selectReadOnly)
  const openId = useWorkbench((state) => state.open?.article.id ?? null)
  const now = useNow()
  const list = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [walk, setWalk] = useState<HistoryWalk | null>(null)
  const [onlyHere, setOnlyHere] = useState(false)

  const all = useMemo(() => historyActions(page?.entries ?? []), [page])
  const rows = useMemo(() => {
    const titleOf = (id: string | null) =>
      id === null || id === openId ? null : (articles.get(id)?.article.title ?? null)
    return all
      .filter(({ entry }) => !onlyHere || openId === null || entry.article === openId)
      .map((action): HistoryRow => {
        const { entry } = action
        return { action, isNext: entry.seq === next, article: titleOf(entry.article), now }
      })
  }, [all, onlyHere, openId, articles, next, now])
  const row = rows.find((each) => idOf(each) === chosen) ?? null

  useInspectorFocus((target) => {
    if (target.kind !== 'history') return false
    if (page === null) return false
    const listbox = list.current?.querySelector<HTMLElement>('[role="listbox"]')
    listbox?.focus()
    return true
  }, page)

  if (page?.entries.length === 0) {
    return (
      <EmptyState icon={<History size={28} strokeWidth={1.5} />} title="Nothing has been done yet">
        Every change is listed here and can be undone, also after a restart.
      </EmptyState>
    )
  }
  return (
    <div className={styles.tab}>
      <div className={styles.tools}>
        <UndoButtons />
        {openId === null ? null : (
          <Checkbox
            label="Only this article"
            checked={onlyHere}
            onChange={(event) => setOnlyHere(event.target.checked)}
          />
        )}
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          The history could not be read. {problem}
        </p>
      )}
      <div ref={list} className={styles.list}>
        {rows.length > 0 ? (
          <VirtualListbox
            label="History, newest first"
            items={rows}
            idOf={idOf}
            nameOf={historyRowName}
            selectedId={chosen}
            rowHeight={ROW_HEIGHT}
            renderRow={(each) => <HistoryRowView row={each} />}
            onMove={(each) => setChosen(idOf(each))}
            onPick={(each) => void actions.visitEntry(each.action.entry.seq)}
            pickBy="double-click"
          />
        ) : page === null ? null : (
          <EmptyState title="Nothing here">Nothing of what is listed was done in this article.</EmptyState>
        )}
      </div>
      {page?.more ? (
        <div className={styles.older}>
          <Button variant="quiet" onClick={showOlder}>
            Show older
          </Button>
        </div>
      ) : null}
      {row ? (
        <HistoryDetails
          action={row.action}
          walk={walkTo(all, row.action.entry.seq)}
          readOnly={readOnly}
          onWalk={setWalk}
        />
      ) : null}
      {walk ? <HistoryWalkDialog walk={walk} onClose={() => setWalk(null)} /> : null}
    </div>
  )
}
