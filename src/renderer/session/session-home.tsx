import { ClipboardCheck, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Session } from '../../core/model/desk'
import { PRESETS } from '../../core/session/presets'
import { selectReadOnly } from '../state/selectors'
import { selectSessions } from '../state/session-state'
import { useActions, useWorkbench } from '../state/workbench'
import { Button, IconButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { NewSessionDialog } from './new-session-dialog'
import styles from './session-home.module.css'

const STATES: Readonly<Record<Session['state'], string>> = { open: 'Open', paused: 'Paused', finished: 'Finished' }

/** `2 of 3 claims decided`, from what the list of articles knows without reading any. */
function useCounts(session: Session): string {
  const articles = useWorkbench((state) => state.articles)
  let [claims, decided, missing] = [0, 0, 0]
  for (const id of session.articles) {
    const counts = articles.get(id)?.counts
    if (!counts) missing += 1
    claims += counts?.claims ?? 0
    decided += counts?.decided ?? 0
  }
  const what = claims === 0 ? 'No claims yet' : `${decided} of ${claims} ${claims === 1 ? 'claim' : 'claims'} decided`
  return missing === 0
    ? what
    : `${what}, ${missing} ${missing === 1 ? 'article is' : 'articles are'} not in the library`
}

function SessionCard({ session }: { readonly session: Session }) {
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const counts = useCounts(session)
  const first = useWorkbench((state) => state.articles.get(session.articles[0] ?? '')?.article.title ?? '')
  const more = session.articles.length - 1
  return (
    <li className={styles.card}>
      <button type="button" className={styles.open} onClick={() => void actions.openSession(session.id)}>
        <span className={styles.name}>{session.name}</span>
        <span className={styles.articles}>
          {first}
          {more > 0 ? ` and ${more} more` : ''}
        </span>
        <span className={styles.facts}>
          <span>{PRESETS[session.preset].name}</span>
          <span data-state={session.state}>{STATES[session.state]}</span>
          <span>{counts}</span>
          {session.asOf === null ? null : <span>as of {session.asOf}</span>}
          <span>last touched {session.updatedAt.slice(0, 10)}</span>
        </span>
      </button>
      {readOnly ? null : (
        <IconButton label={`Remove the session ${session.name}`} onClick={() => void actions.removeSession(session.id)}>
          <Trash2 size={15} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  )
}

function NoSessions({ onNew }: { readonly onNew: (() => void) | null }) {
  return (
    <EmptyState
      icon={<ClipboardCheck size={32} strokeWidth={1.5} />}
      title="No fact-check yet"
      actions={
        onNew ? (
          <Button variant="primary" onClick={onNew}>
            <Plus size={15} aria-hidden="true" />
            New session
          </Button>
        ) : null
      }
    >
      <p>
        <strong>Line check</strong>: account for every verifiable word of a text before it is published. Each claim gets
        a disposition: OK, change, query, cut.
      </p>
      <p>
        <strong>Claim check</strong>: rate chosen claims of others, with questions, evidence and a justification.
      </p>
    </EmptyState>
  )
}

/** The sessions of the library: go on with one, or begin another. */
export function SessionHome() {
  const sessions = useWorkbench(selectSessions)
  const readOnly = useWorkbench(selectReadOnly)
  const [isNew, setNew] = useState(false)
  const begin = readOnly ? null : () => setNew(true)
  return (
    <div className={styles.home}>
      {sessions.length === 0 ? (
        <NoSessions onNew={begin} />
      ) : (
        <div className={styles.page}>
          <header className={styles.header}>
            <h1>Fact-checks</h1>
            {begin ? (
              <Button variant="primary" onClick={begin}>
                <Plus size={15} aria-hidden="true" />
                New session
              </Button>
            ) : null}
          </header>
          <ul className={styles.list} aria-label="Sessions">
            {sessions.map((session) => (
              <SessionCard key={session.id} session={session} />
            ))}
          </ul>
        </div>
      )}
      {isNew ? <NewSessionDialog onClose={() => setNew(false)} /> : null}
    </div>
  )
}
