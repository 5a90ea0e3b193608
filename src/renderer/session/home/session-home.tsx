import { ClipboardCheck, Plus } from 'lucide-react'
import type { Session } from '../../../core/model/desk'
import { PRESETS } from '../../../core/session/presets'
import { selectReadOnly } from '../../state/selectors'
import { selectSessions } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Progress } from '../../ui/progress'
import { Chip } from '../chip'
import { counted, STATE_TOLD } from '../words'
import { SessionMenu } from './session-menu'
import styles from './session-home.module.css'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

function SessionRow({ session }: { readonly session: Session }) {
  const actions = useActions()
  const articles = useWorkbench((state) => state.articles)
  const known = session.articles.flatMap((id) => articles.get(id) ?? [])
  const claims = known.reduce((sum, { counts }) => sum + counts.claims, 0)
  const decided = known.reduce((sum, { counts }) => sum + counts.decided, 0)
  const state = STATE_TOLD[session.state]
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={() => void actions.openSession(session.id)}>
        <span className={styles.name} dir="auto">
          {session.name}
        </span>
        <span className={styles.meta}>
          <Chip hue={state.hue} glyph={state.glyph}>
            {state.label}
          </Chip>
          <span>{PRESETS[session.preset].name}</span>
          <span>{counted(known.length, 'article')}</span>
          <span>
            {decided} of {counted(claims, 'claim')} decided
          </span>
          <span className={styles.touched}>
            <span className="visually-hidden">last changed </span>
            {DAY.format(new Date(session.updatedAt))}
          </span>
        </span>
      </button>
      <Progress label={`Decided in ${session.name}`} value={decided} max={claims} className={styles.bar} />
      <div className={styles.menu}>
        <SessionMenu session={session} />
      </div>
    </li>
  )
}

const WORKS = (
  <dl className={styles.works}>
    <div>
      <dt>Line check</dt>
      <dd>Every verifiable word of a text, before it is published. Each gets a disposition: OK, change, query, cut.</dd>
    </div>
    <div>
      <dt>Claim check</dt>
      <dd>Chosen claims, by somebody else, get a verdict with its justification and its sources.</dd>
    </div>
  </dl>
)

/** The list of fact-checks, and how to begin one. */
export function SessionHome() {
  const actions = useActions()
  const sessions = useWorkbench(selectSessions)
  const readOnly = useWorkbench(selectReadOnly)
  const begin = readOnly ? null : (
    <Button variant="primary" onClick={() => actions.setSessionUi({ form: 'new' })}>
      <Plus size={15} aria-hidden="true" />
      New session
    </Button>
  )
  return (
    <div className={styles.home}>
      <header className={styles.header}>
        <h2>Fact-check</h2>
        {sessions.length === 0 ? null : begin}
      </header>
      {sessions.length === 0 ? (
        <EmptyState
          icon={<ClipboardCheck size={32} strokeWidth={1.5} />}
          title="No fact-check yet"
          actions={
            <div className={styles.begin}>
              {WORKS}
              {begin}
            </div>
          }
        >
          A session keeps what is to be checked together: the articles, the rules, who checks, and where you were.
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label="Sessions">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </div>
  )
}
