import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FormatView } from '../../api/views'
import { explainError } from '../state/explain-error'
import { useActions, useClient, useHost, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ExportChoices } from './export-choices'
import styles from './export-dialog.module.css'
import { ExportFlow } from './export-flow'
import { prepareParams } from './export-options'
import type { ExportChoice } from './export-options'
import { ExportReport } from './export-report'
import { saveDownload } from './save-download'
import { useShownArticles } from './use-shown-articles'

/** Takes annotations out: choose a format, see what it holds and loses, save. */
export function ExportDialog() {
  const isOpen = useWorkbench((state) => state.dialog === 'export')
  return isOpen ? <OpenExportDialog /> : null
}

function useFormats() {
  const client = useClient()
  const [formats, setFormats] = useState<readonly FormatView[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    client.call('export.formats', {}).then(
      (all) => setFormats(all.filter((format) => format.canExport)),
      (error: unknown) => setProblem(explainError(error))
    )
  }, [client])
  return { formats, problem }
}

function OpenExportDialog() {
  const actions = useActions()
  const client = useClient()
  const host = useHost()
  const openId = useWorkbench((state) => state.open?.article.id ?? null)
  const shown = useShownArticles()
  const { formats, problem: formatsProblem } = useFormats()
  const [flow] = useState(() => new ExportFlow({ client, host, download: saveDownload }))
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const [choice, setChoice] = useState<ExportChoice>({
    format: '',
    scope: openId === null ? 'all' : 'open',
    includeNotes: false,
    neutraliseFormulas: true
  })
  const chosen: ExportChoice = { ...choice, format: choice.format || (formats[0]?.id ?? '') }
  const params = chosen.format === '' ? null : prepareParams(chosen, { open: openId, shown: shown.ids ?? [] })
  const isSaving = view.phase === 'saving'

  const close = () => {
    if (isSaving) return
    actions.closeDialog()
    void flow.back()
  }

  const isChoosing = view.phase === 'choosing' || view.phase === 'preparing'
  const footer = isChoosing ? (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button
        variant="primary"
        disabled={params === null || view.phase === 'preparing'}
        onClick={() => {
          if (params) void flow.prepare(params)
        }}
      >
        {view.phase === 'preparing' ? 'Preparing…' : 'Prepare'}
      </Button>
    </>
  ) : (
    <>
      <Button disabled={isSaving} onClick={() => void flow.back()}>
        Back
      </Button>
      {view.phase === 'saved' ? (
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      ) : (
        <Button variant="primary" disabled={isSaving} onClick={() => void flow.save()}>
          {isSaving ? 'Saving…' : host.capabilities.saveDialog ? 'Save…' : 'Download'}
        </Button>
      )}
    </>
  )
  const problem = formatsProblem ?? shown.problem ?? ('problem' in view ? view.problem : null)

  return (
    <Dialog
      open
      onClose={close}
      title="Export annotations"
      description={
        isChoosing
          ? 'Every passage is compared with the text before anything is written.'
          : 'Every passage was compared with the text.'
      }
      size="medium"
      footer={footer}
    >
      <div className={styles.body}>
        {problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        {isChoosing ? (
          <ExportChoices
            formats={formats}
            choice={chosen}
            shownCount={shown.ids?.length ?? null}
            disabled={view.phase === 'preparing'}
            onChange={setChoice}
          />
        ) : (
          <ExportReport
            view={view}
            downloaded={!host.capabilities.saveDialog}
            onReveal={host.capabilities.revealInFolder ? () => void flow.reveal() : null}
          />
        )}
      </div>
    </Dialog>
  )
}
