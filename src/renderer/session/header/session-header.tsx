import { ChevronLeft, Pause, Play, RotateCcw, Settings2, SquareCheckBig } from 'lucide-react'
import { use } from 'react'
import type { ReactNode } from 'react'
import type { Session } from '../../../core/model/desk'
import { PRESETS } from '../../../core/session/presets'
import { selectReadOnly } from '../../state/selectors'
import { selectProgress } from '../../state/session-queue'
import { selectSession } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button, IconButton } from '../../ui/button'
import { Progress } from '../../ui/progress'
import { Segmented } from '../../ui/segmented'
import { Chip } from '../chip'
import { clockTime, roughTime, STATE_TOLD } from '../words'
import { UnsentTime } from '../unsent-time'
import { DrawerButtons } from './drawer-buttons'
import styles from './session-header.module.css'

function Time({ session }: { readonly session: Session }) {
  const unsent = use(UnsentTime)
  const { seconds, estimate, medianSeconds } = useWorkbench(selectProgress)
  if (!session.timed) return null
  const left = estimate === null ? null : roughTime(estimate)
  const pace = medianSeconds === null ? '' : ` Half of the decided claims took less than ${clockTime(medianSeconds)}.`
  return (
    <span
      className={styles.time}
      title={`Active time on claims; it stops after a minute without a key and while the window is away.${pace}`}
    >
      {clockTime(seconds + unsent)} active{left === null || estimate === 0 ? '' : ` · ${left} left`}
    </span>
  )
}

function Decided({ session }: { readonly session: Session }) {
  const { total, decided, waiting } = useWorkbench(selectProgress)
  const actions = useActions()
  return (
    <span className={styles.decided}>
      <Progress label="Claims decided" value={decided} max={total} className={styles.track} />
      <span>
        {decided} of {total} decided
      </span>
      {waiting > 0 ? (
        <button
          type="button"
          className={styles.waiting}
          onClick={() => actions.setSessionUi({ pane: 'waiting' })}
          title="Who is waited on"
        >
          <Chip hue={75} glyph="⧖">
            {waiting} waiting
          </Chip>
        </button>
      ) : null}
      <span className="visually-hidden">, {PRESETS[session.preset].name}</span>
    </span>
  )
}

function StateButtons({ session }: { readonly session: Session }) {
  const actions = useActions()
  const { total, decided } = useWorkbench(selectProgress)
  if (session.state === 'finished') {
    return (
      <Button onClick={() => void actions.reopenSession()}>
        <RotateCcw size={14} aria-hidden="true" />
        Reopen
      </Button>
    )
  }
  const finish = async () => {
    const open = total - decided
    await actions.finishSession()
    actions.toast({
      severity: 'success',
      message:
        open === 0
          ? `“${session.name}” is finished.`
          : `“${session.name}” is finished, with ${open} of ${total} claims not decided.`,
      action: { label: 'Undo', run: () => void actions.undo() }
    })
  }
  const pause = async () => {
    await actions.pauseSession()
    actions.leaveSession()
    actions.announce(`Paused ${session.name}`)
  }
  return (
    <>
      {session.state === 'paused' ? (
        <Button variant="primary" onClick={() => void actions.reopenSession()}>
          <Play size={14} aria-hidden="true" />
          Go on
        </Button>
      ) : (
        <Button onClick={() => void pause()}>
          <Pause size={14} aria-hidden="true" />
          Pause
        </Button>
      )}
      <Button onClick={() => void finish()}>
        <SquareCheckBig size={14} aria-hidden="true" />
        Finish
      </Button>
    </>
  )
}

const VIEWS = [
  { value: 'mark', label: 'Mark', title: 'Find the claims in the text' },
  { value: 'check', label: 'Check', title: 'Decide on them' }
] as const

export interface SessionHeaderProps {
  /** How much of the words is accounted for. */
  readonly coverage: ReactNode
}

/** Which session it is, how far it is, and its parts. */
export function SessionHeader({ coverage }: SessionHeaderProps) {
  const actions = useActions()
  const session = useWorkbench(selectSession)
  const view = useWorkbench((state) => state.session.view)
  const loading = useWorkbench((state) => state.session.loading)
  const readOnly = useWorkbench(selectReadOnly)
  if (!session) return null
  const state = STATE_TOLD[session.state]
  return (
    <section className={styles.header} aria-label="Session">
      <div className={styles.who}>
        <IconButton label="All sessions" onClick={actions.leaveSession}>
          <ChevronLeft size={17} aria-hidden="true" />
        </IconButton>
        <h2 className={styles.name} dir="auto" title={session.name}>
          {session.name}
        </h2>
        {session.state === 'open' ? null : (
          <Chip hue={state.hue} glyph={state.glyph}>
            {state.label}
          </Chip>
        )}
      </div>
      <div className={styles.facts}>
        {loading ? (
          <span role="status" className={styles.decided}>
            <Progress label="Reading the articles" value={loading.done} max={loading.total} className={styles.track} />
            Reading {loading.done} of {loading.total} articles…
          </span>
        ) : (
          <>
            <Decided session={session} />
            {coverage}
            <Time session={session} />
          </>
        )}
      </div>
      <div className={styles.tools}>
        <Segmented
          label="What is done"
          hideLabel
          options={VIEWS}
          value={view}
          onChange={(next) => actions.setSessionUi({ view: next })}
        />
        <DrawerButtons />
        {readOnly ? null : (
          <>
            <IconButton label="Settings of the session" onClick={() => actions.setSessionUi({ form: 'settings' })}>
              <Settings2 size={16} aria-hidden="true" />
            </IconButton>
            <StateButtons session={session} />
          </>
        )}
      </div>
    </section>
  )
}
