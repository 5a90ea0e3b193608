import { useEffect } from 'react'
import { AnnotateView } from './annotate-view'
import { useActiveTime } from './session/header/use-active-time'
import { SessionHeader } from './session/header/session-header'
import { NewSessionDialog } from './session/home/new-session-dialog'
import { ContactsPanel } from './session/desk/contacts-panel'
import { LogPanel } from './session/desk/log-panel'
import { PeoplePanel } from './session/desk/people-panel'
import { SourcesPanel } from './session/desk/sources-panel'
import { ClaimEvidence } from './session/evidence/claim-evidence'
import { SessionHome } from './session/home/session-home'
import { SessionSettingsDialog } from './session/home/session-settings-dialog'
import { CoverageMeter } from './session/marking/coverage-meter'
import { scopeAside } from './session/marking/scope-aside'
import { SentencesPanel } from './session/marking/sentences-panel'
import { WarningsPanel } from './session/marking/warnings-panel'
import { SessionPane } from './session/pane/session-pane'
import { ReportDialog } from './session/report/report-dialog'
import { SessionAside } from './session/session-aside'
import { Section } from './session/sheet/section'
import { UnsentTime } from './session/unsent-time'
import styles from './session-view.module.css'
import { Desk } from './shell/desk'
import { selectSession } from './state/session-state'
import { selectRows } from './state/session-queue'
import { useActions, useWorkbench, useWorkbenchStore } from './state/workbench'

const findScope = scopeAside()
const COVERAGE = <CoverageMeter />
const PANE = <SessionPane />
const TEXT = <AnnotateView />
const ASIDE = (
  <SessionAside
    drawers={{
      warnings: <WarningsPanel />,
      sentences: <SentencesPanel />,
      sources: <SourcesPanel />,
      people: <PeoplePanel />,
      contacts: <ContactsPanel />,
      log: <LogPanel />
    }}
    evidence={(at) => (
      <Section title="Questions and evidence" count={at.evidence.length} keys="E">
        <ClaimEvidence at={at} />
      </Section>
    )}
  />
)
const NAMES = { list: 'Claims', reader: 'Reader', inspector: 'Claim' }

/** Where one is in the session is remembered when the window goes away. */
function useKeptPlace(): void {
  const { keepSessionPlace } = useActions()
  useEffect(() => {
    const onVisibility = () => {
      if (document.hidden) keepSessionPlace()
    }
    window.addEventListener('pagehide', keepSessionPlace)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      window.removeEventListener('pagehide', keepSessionPlace)
      document.removeEventListener('visibilitychange', onVisibility)
      keepSessionPlace()
    }
  }, [keepSessionPlace])
}

/** Where the work goes on once the articles are there: in the queue, and while there are no claims in the text. */
function useFirstFocus(): void {
  const actions = useActions()
  const { getState } = useWorkbenchStore()
  const isThere = useWorkbench(({ session, open }) => session.loading === null && open !== null)
  useEffect(() => {
    if (!isThere || (document.activeElement !== null && document.activeElement !== document.body)) return
    if (selectRows(getState()).length > 0) actions.setSessionUi({ focus: 'queue' })
    else actions.focusReader()
  }, [isThere, actions, getState])
}

/** The dialog that takes the session out, while it is open. */
function SessionReport() {
  const actions = useActions()
  const session = useWorkbench((state) => (state.session.drawer === 'report' ? state.session.id : null))
  if (session === null) return null
  return (
    <ReportDialog
      session={session}
      onClose={() => actions.setSessionUi({ drawer: null })}
      onOpenClaim={(ref) => void actions.goToClaim(ref)}
    />
  )
}

function RunningSession() {
  useKeptPlace()
  useFirstFocus()
  const unsent = useActiveTime()
  return (
    <UnsentTime value={unsent}>
      <div className={styles.session}>
        <SessionHeader coverage={COVERAGE} />
        <div className={styles.desk}>
          <Desk id="session" names={NAMES} list={PANE} reader={TEXT} inspector={ASIDE} />
        </div>
      </div>
      <SessionReport />
      <SessionSettingsDialog findScope={findScope} />
    </UnsentTime>
  )
}

/** The page of fact-checks: the sessions there are, or the one that is under way. */
export function SessionView() {
  const isRunning = useWorkbench((state) => selectSession(state) !== null)
  return (
    <>
      {isRunning ? <RunningSession /> : <SessionHome />}
      <NewSessionDialog findScope={findScope} />
    </>
  )
}

/** Goes on with the session that was under way when the window was closed. It shows nothing itself. */
export function SessionResume() {
  const { resumeSession } = useActions()
  const isListed = useWorkbench((state) => state.listed)
  useEffect(() => {
    if (isListed) void resumeSession()
  }, [isListed, resumeSession])
  return null
}
