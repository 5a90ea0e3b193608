import { useEffect, useState, useSyncExternalStore } from 'react'
import { v7 as uuid } from 'uuid'
import { explainError } from '../state/explain-error'
import { useActions, useClient, useWorkbench } from '../state/workbench'
import type { VersionView } from '../state/version-state'
import { useKeptForm } from '../drafts/use-kept-form'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Progress } from '../ui/progress'
import { DiffView } from './diff-view'
import { fatesInWords } from './report-words'
import { VersionFlow } from './version-flow'
import { VersionReportView } from './version-report-view'
import { VersionSource } from './version-source'
import styles from './version-dialog.module.css'

export interface VersionDialogProps {
  /** Bytes as base64. */
  readonly encode: (bytes: Uint8Array) => string
}

/** Imports a new version onto an article, or shows what was changed in one that is there. */
export function VersionDialog({ encode }: VersionDialogProps) {
  const version = useWorkbench((state) => (state.dialog === 'version' ? state.version : null))
  if (!version) return null
  if (version.kind === 'compare') return <CompareDialog view={version} />
  return <ImportVersionDialog key={version.article} article={version.article} encode={encode} />
}

function useTitle(article: string): string {
  return useWorkbench((state) => state.articles.get(article)?.article.title ?? 'this article')
}

function CompareDialog({ view }: { readonly view: VersionView & { readonly kind: 'compare' } }) {
  const actions = useActions()
  const title = useTitle(view.article)
  const { article, version } = view
  return (
    <Dialog
      open
      onClose={actions.closeDialog}
      title={`What changed after version ${version}`}
      description={`“${title}”: version ${version} beside version ${version + 1}.`}
      size="full"
      footer={<Button onClick={actions.closeDialog}>Close</Button>}
    >
      <DiffView pair={{ kind: 'stored', article, version }} names={[`Version ${version}`, `Version ${version + 1}`]} />
    </Dialog>
  )
}

const NOTHING_PASTED = { text: '' }

function ImportVersionDialog({ article, encode }: VersionDialogProps & { readonly article: string }) {
  const actions = useActions()
  const client = useClient()
  const title = useTitle(article)
  const [flow] = useState(() => new VersionFlow({ client, article, newId: uuid, encode }))
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const pasted = useKeptForm(`version/${article}/pasted`, NOTHING_PASTED)
  const { phase, progress, report, problem } = view
  const isBusy = phase === 'reading' || phase === 'storing'

  useEffect(() => {
    if (phase !== 'reviewing' || !report) return
    actions.announce(
      report.outcome === 'duplicate'
        ? 'The library has this file already.'
        : `Compared. ${fatesInWords(report)
            .map(({ words }) => words)
            .join(' ')}`
    )
  }, [actions, phase, report])

  const close = () => {
    // While it is being stored there is no way back but undo.
    if (flow.view().phase === 'storing') return
    actions.closeDialog()
    flow.cancel().catch((error: unknown) => actions.toast({ severity: 'error', message: explainError(error) }))
  }
  const store = async () => {
    const committed = await flow.store()
    if (!committed) return
    pasted.forget()
    await actions.takeVersion(article, committed)
  }
  const isNew = report?.outcome === 'new'

  return (
    <Dialog
      open
      onClose={close}
      closeOnOutside={false}
      title="Import a new version"
      description={
        report
          ? 'Nothing is stored yet. Look over what would change; all of it can be undone in one step.'
          : `Choose the changed file of “${title}”. Its text takes the place of the present one, which is kept, and every annotation is looked for in it.`
      }
      size={report && isNew ? 'full' : 'large'}
      footer={
        <>
          {report ? (
            <Button disabled={isBusy} onClick={() => void flow.cancel()}>
              Another file…
            </Button>
          ) : null}
          <Button disabled={phase === 'storing'} onClick={close}>
            Cancel
          </Button>
          {isNew ? (
            <Button variant="primary" disabled={phase !== 'reviewing'} onClick={() => void store()}>
              Import as version {report.number}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.body}>
        {problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        {isBusy ? (
          <div className={styles.progress}>
            <p role="status">{phase === 'storing' ? 'Importing…' : `${progress?.what ?? ''}…`}</p>
            {progress && progress.total > 0 ? (
              <Progress label="Progress" value={progress.done} max={progress.total} />
            ) : null}
          </div>
        ) : null}
        {report && view.draft ? (
          <VersionReportView report={report} draft={view.draft} take={view.take} flow={flow} disabled={isBusy} />
        ) : null}
        {phase === 'choosing' ? <VersionSource flow={flow} pasted={pasted} /> : null}
      </div>
    </Dialog>
  )
}
