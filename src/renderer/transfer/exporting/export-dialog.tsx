import { useEffect, useState } from 'react'
import type { LossEntry } from '../../../core/formats/losses'
import { useActions, useHost, useWorkbench, useWorkbenchInstance } from '../../state/workbench'
import { Dialog } from '../../ui/dialog'
import { counted } from '../../ui/format-bytes'
import { ChooseStep } from './choose-step'
import type { ExportChoice } from './export-choice'
import styles from './export-dialog.module.css'
import { reportIn } from './export-flow'
import type { ExportView } from './export-flow'
import { ExportFooter } from './export-footer'
import { ExportProblemView } from './export-problem'
import { useLanding } from './landing'
import { ReportStep, SavedNote } from './report-step'
import { useExport } from './use-export'
import { visitEntry } from './visit-entry'

/** Takes annotations out: choose a format, see what it holds and loses, save. */
export function ExportDialog() {
  const isOpen = useWorkbench((state) => state.dialog === 'export')
  /** What was chosen when somebody went from a report to look at something, until the report is there again. */
  const [left, setLeft] = useState<ExportChoice | null>(null)
  return isOpen ? <OpenExportDialog resumed={left} onLeave={setLeft} /> : null
}

/** What is told of an export beside what is shown, in the live region. */
function useSpokenPhase(view: ExportView): void {
  const { announce } = useActions()
  const { phase } = view
  useEffect(() => {
    if (view.phase === 'ready' && view.problem === null) {
      const { losses } = view.prepared
      const lost = losses.length === 0 ? 'Nothing is lost.' : `${counted(losses.length, 'thing')} cannot be carried.`
      announce(`The export is ready. ${lost}`)
    }
    if (view.phase === 'preparing') announce('Preparing the export.')
    // Told with the phase; progress is a progress bar's to tell.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [announce, phase])
}

function descriptionOf(view: ExportView): string {
  if (view.phase === 'saved') return 'Every passage was compared with the text.'
  return reportIn(view)
    ? 'Every passage was compared with the text. Nothing has been saved yet.'
    : 'Choose a format and what leaves. Every passage is compared with the text before anything is written.'
}

interface OpenExportDialogProps {
  readonly resumed: ExportChoice | null
  readonly onLeave: (choice: ExportChoice | null) => void
}

function OpenExportDialog({ resumed, onLeave }: OpenExportDialogProps) {
  const workbench = useWorkbenchInstance()
  const actions = useActions()
  const { capabilities } = useHost()
  const control = useExport(resumed)
  const { flow, view, format, formats, choice, setChoice, shownCount, obstacle, setPolicy } = control
  useSpokenPhase(view)
  const steps = useLanding(formats !== null, view.phase)
  // Heard once: the next time the dialog opens, it opens as ever.
  useEffect(() => onLeave(null), [onLeave])

  const report = reportIn(view)
  const isSaving = view.phase === 'saving' && capabilities.saveDialog
  const close = () => {
    // The host's own dialog is open: what it is about must not go.
    if (isSaving) return
    actions.closeDialog()
    void flow.back()
  }
  const visit = async (entry: LossEntry) => {
    actions.closeDialog()
    await visitEntry(workbench, entry)
    actions.toast({
      severity: 'info',
      message: 'What you chose for the export is kept.',
      action: {
        label: 'Back to the loss report',
        run: () => {
          onLeave(choice)
          actions.openDialog('export')
        }
      }
    })
  }
  const problem = 'problem' in view && typeof view.problem === 'string' ? view.problem : null

  return (
    <Dialog
      open
      onClose={close}
      closeOnOutside={false}
      title="Export annotations"
      description={descriptionOf(view)}
      size={report?.losses.length === 0 ? 'large' : 'full'}
      footer={
        <ExportFooter
          view={view}
          isChoosing={report === null}
          obstacle={obstacle}
          hasSaveDialog={capabilities.saveDialog}
          onPrepare={control.prepare}
          onSave={() => void flow.save()}
          onStop={() => void flow.stop()}
          onBack={() => void flow.back()}
          onClose={close}
        />
      }
    >
      <div ref={steps} className={styles.body}>
        {[control.problem, problem].map((words, index) =>
          words === null ? null : (
            <p key={index} role="alert" className={styles.problem}>
              {words}
            </p>
          )
        )}
        {view.phase === 'failed' ? (
          <ExportProblemView
            problem={view.problem}
            format={format}
            onPolicy={setPolicy}
            onVisit={(article, record) => {
              const title = workbench.store.getState().articles.get(article)?.article.title ?? ''
              void visit({ article, record, title, words: 'the highlight that differs from the text' })
            }}
          />
        ) : null}
        {view.phase === 'saved' ? (
          <SavedNote
            name={view.name}
            downloaded={!capabilities.saveDialog}
            onReveal={capabilities.revealInFolder ? () => void flow.reveal() : null}
          />
        ) : null}
        {report ? (
          <ReportStep
            prepared={report}
            format={format}
            choice={choice}
            state={view.phase === 'preparing' ? 'old' : view.phase === 'failed' ? 'void' : 'ready'}
            onPolicy={setPolicy}
            onVisit={(entry) => void visit(entry)}
          />
        ) : (
          <ChooseStep
            formats={formats}
            format={format}
            choice={choice}
            shownCount={shownCount}
            disabled={view.phase === 'preparing'}
            onChange={setChoice}
          />
        )}
      </div>
    </Dialog>
  )
}
