import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { v7 as uuid } from 'uuid'
import type { ReportKindView } from '../../../api/report-views'
import type { ClaimRef } from '../../../core/model/desk'
import type { PreflightItem } from '../../../core/session/preflight'
import { explainError } from '../../state/explain-error'
import { saveDownload } from '../../state/save-download'
import { useActions, useClient, useHost } from '../../state/workbench'
import { Dialog } from '../../ui/dialog'
import { KindChoice } from './kind-choice'
import { PreflightList } from './preflight-list'
import { FIRST_CHOICE, OUTPUT_WORDS } from './report-choice'
import type { ReportChoice } from './report-choice'
import { ReportFlow } from './report-flow'
import type { ReportFlowView } from './report-flow'
import { ReportFooter } from './report-footer'
import { ReportOptions } from './report-options'
import { SavedReport } from './saved-report'
import styles from './report.module.css'

export interface ReportDialogProps {
  /** Id of the session. */
  readonly session: string
  readonly onClose: () => void
  /** Goes to a claim that the list names; the dialog has closed by then. */
  readonly onOpenClaim: (claim: ClaimRef) => void
}

/** What the backend knows of the report before it is made. */
function useFacts(session: string, includePrivate: boolean) {
  const client = useClient()
  const [kinds, setKinds] = useState<readonly ReportKindView[] | null>(null)
  const [items, setItems] = useState<readonly PreflightItem[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    client.call('report.kinds', {}).then(setKinds, (error: unknown) => setProblem(explainError(error)))
  }, [client])
  useEffect(() => {
    let isWanted = true
    client.call('report.preflight', { session, includePrivate }).then(
      (found) => {
        if (isWanted) setItems(found)
      },
      (error: unknown) => {
        if (isWanted) setProblem(explainError(error))
      }
    )
    return () => {
      isWanted = false
    }
  }, [client, session, includePrivate])
  return { kinds, items, problem }
}

/** What is told beside what is shown, in the live region. */
function useSpokenPhase(view: ReportFlowView): void {
  const { announce } = useActions()
  const { phase } = view
  useEffect(() => {
    if (phase === 'preparing') announce('Preparing.')
  }, [announce, phase])
}

/** Takes a session out: a report, the bundle or the log. */
export function ReportDialog({ session, onClose, onOpenClaim }: ReportDialogProps) {
  const client = useClient()
  const host = useHost()
  const [flow] = useState(() => new ReportFlow({ client, host, newId: uuid, download: saveDownload }))
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const [choice, setChoice] = useState<ReportChoice>(FIRST_CHOICE)
  const { kinds, items, problem } = useFacts(session, choice.includePrivate)
  useSpokenPhase(view)
  // The dialog may be taken away with its page: what is under way ends with it.
  useEffect(() => () => void flow.stop(), [flow])
  const body = useRef<HTMLDivElement>(null)
  const { phase } = view
  useEffect(() => {
    // A button that was pressed went with its step, and the focus with it.
    const { activeElement } = document
    if (phase === 'saved' && !activeElement?.closest('[role="dialog"] button')) {
      body.current?.querySelector<HTMLElement>('[data-saved]')?.focus()
    }
  }, [phase])

  const isBusy = phase === 'preparing' || phase === 'saving'
  const close = () => {
    // The host's own dialog is open: what it is about must not go.
    if (phase === 'saving' && host.capabilities.saveDialog) return
    void flow.stop()
    onClose()
  }
  const told = problem ?? ('problem' in view ? view.problem : null)
  return (
    <Dialog
      open
      onClose={close}
      closeOnOutside={false}
      title="Report and bundle"
      description="Every claim’s words are compared with the text before anything is written."
      size="large"
      footer={
        <ReportFooter
          view={view}
          hasSaveDialog={host.capabilities.saveDialog}
          onMake={() => void flow.make(session, choice)}
          onStop={() => void flow.stop()}
          onClose={close}
        />
      }
    >
      <div ref={body} className={styles.body}>
        {told === null ? null : (
          <p role="alert" className={styles.problem}>
            {told}
          </p>
        )}
        {view.phase === 'saved' ? (
          <SavedReport
            what={OUTPUT_WORDS[choice.kind].name}
            view={view}
            downloaded={!host.capabilities.saveDialog}
            onReveal={host.capabilities.revealInFolder ? () => void flow.reveal() : null}
          />
        ) : (
          <>
            <KindChoice
              value={choice.kind}
              kinds={kinds}
              disabled={isBusy}
              onChange={(kind) => setChoice({ ...choice, kind })}
            />
            <ReportOptions choice={choice} disabled={isBusy} onChange={setChoice} />
            <PreflightList
              items={items}
              onOpenClaim={(claim) => {
                close()
                onOpenClaim(claim)
              }}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}
