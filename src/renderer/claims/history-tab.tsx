import { History, Redo2, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { HistoryEntry } from '../../core/commands/history'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import styles from './history-tab.module.css'
import { formatAgo, formatMoment } from './times'
import { useHistory } from './use-history'

const TICK = 30_000
const DONE_WORDS = { do: null, undo: 'Undone', redo: 'Redone' } as const

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [])
  return now
}

interface EntryProps {
  readonly entry: HistoryEntry
  /** The next undo takes this one back. */
  readonly isNext: boolean
  /** Title of the article, when it is not the one that is open. */
  readonly article: string | null
  readonly now: number
}

function Entry({ entry, isNext, article, now }: EntryProps) {
  const word = DONE_WORDS[entry.kind]
  return (
    <li className={styles.entry} aria-current={isNext ? 'step' : undefined}>
      <p className={styles.what} dir="auto">
        {word === null ? null : <span className={styles.kind}>{word}</span>}
        {entry.label}
      </p>
      <p className={styles.when}>
        <time dateTime={entry.at}>
          {formatAgo(entry.at, now)} · {formatMoment(entry.at)}
        </time>
        {article === null ? null : (
          <span className={styles.article} dir="auto">
            {article}
          </span>
        )}
      </p>
      {isNext ? <p className={styles.next}>Undo takes this back</p> : null}
    </li>
  )
}

/** What was done in this library, newest first. */
export function HistoryTab() {
  const actions = useActions()
  const { page, problem, showOlder } = useHistory()
  const undo = useWorkbench((state) => state.undo.undo)
  const redo = useWorkbench((state) => state.undo.redo)
  const articles = useWorkbench((state) => state.articles)
  const readOnly = useWorkbench(selectReadOnly)
  const now = useNow()
  const openId = useWorkbench((state) => state.open?.article.id ?? null)
  const title = (id: string | null) => (id === null || id === openId ? null : (articles.get(id)?.article.title ?? null))

  if (page?.entries.length === 0) {
    return (
      <EmptyState icon={<History size={28} strokeWidth={1.5} />} title="Nothing has been done yet">
        Every change is listed here and can be undone, also after a restart.
      </EmptyState>
    )
  }
  return (
    <div className={styles.tab}>
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
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          The history could not be read. {problem}
        </p>
      )}
      <ol className={styles.entries} aria-label="History, newest first">
        {page?.entries.map((entry) => (
          <Entry
            key={entry.seq}
            entry={entry}
            isNext={entry.seq === undo?.seq}
            article={title(entry.article)}
            now={now}
          />
        ))}
      </ol>
      {page?.more ? (
        <div className={styles.older}>
          <Button onClick={showOlder}>Show older</Button>
        </div>
      ) : null}
    </div>
  )
}
