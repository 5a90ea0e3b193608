import type { ReactNode } from 'react'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { counted } from '../../ui/format-bytes'
import { ImportProgressView } from '../importing/import-progress'
import { FileDrop, FilePickers } from '../uploading/file-pickers'
import styles from './annotation-dialog.module.css'
import { AnnotationReport } from './annotation-report'
import { AnnotationReview } from './annotation-review'
import { whyNotImport } from './annotation-view'
import type { AnnotationView } from './annotation-view'
import { annotationCount } from './annotation-words'
import { useAnnotationFlow } from './use-annotation-flow'
import type { AnnotationControl } from './use-annotation-flow'

/** Brings annotations into the library that were made elsewhere: choose, look over what would happen (D12), import. */
export function AnnotationDialog() {
  const isOpen = useWorkbench((state) => state.dialog === 'annotations')
  return isOpen ? <OpenDialog /> : null
}

function descriptionOf({ phase, result }: AnnotationView): string {
  if (phase === 'stored') return result?.committed ? 'It is done.' : 'It is done; the library is as it was.'
  if (phase === 'reviewing' || phase === 'storing') {
    return 'Nothing is stored yet. Look over what would be imported; it can be undone in one step.'
  }
  return 'Highlights, labels and relations made with another tool, or exported from a library, with or without their texts.'
}

function Body({ control }: { readonly control: AnnotationControl }): ReactNode {
  const { flow, view, formats } = control
  const { phase, progress, preview, result } = view
  if (progress) {
    return <ImportProgressView progress={progress} onStop={phase === 'storing' ? null : () => void flow.stop()} />
  }
  if (phase === 'stored' && result) return <AnnotationReport result={result} />
  if (phase === 'reviewing' && preview) return <AnnotationReview control={control} preview={preview} />
  return (
    <FileDrop onFiles={(files) => void flow.addFiles(files)}>
      <p>
        Also a folder, or a zip archive of one. What belongs together (texts, annotations, settings) comes together.
      </p>
      {formats.length === 0 ? null : <p>Formats: {formats.map(({ name }) => name).join(', ')}</p>}
    </FileDrop>
  )
}

function ReportFooter({ control }: { readonly control: AnnotationControl }) {
  const { view, close, takeBack, open } = control
  const { result } = view
  if (!result) return null
  const [first] = result.articles
  const canOpen = result.committed !== null && first !== undefined
  return (
    <>
      {result.committed ? <Button onClick={() => takeBack(result)}>Undo the import</Button> : null}
      <Button variant={canOpen ? 'default' : 'primary'} autoFocus={!canOpen} onClick={close}>
        Done
      </Button>
      {canOpen ? (
        <Button variant="primary" autoFocus onClick={() => open(first)}>
          {result.articles.length === 1 ? 'Open the article' : 'Open the first article'}
        </Button>
      ) : null}
    </>
  )
}

function Footer({ control }: { readonly control: AnnotationControl }) {
  const { view, flow, close } = control
  const { phase, preview } = view
  if (phase === 'stored') return <ReportFooter control={control} />
  const why = phase === 'reviewing' ? whyNotImport(view) : null
  const count = preview ? annotationCount(preview.totals) : 0
  return (
    <>
      {phase === 'reviewing' ? <FilePickers onFiles={(files) => void flow.addFiles(files)} quiet /> : null}
      <span id="annotation-obstacle" className={styles.obstacle}>
        {why}
      </span>
      <Button onClick={close} disabled={phase === 'storing'}>
        Cancel
      </Button>
      {phase === 'reviewing' ? (
        <Button
          variant="primary"
          disabled={why !== null}
          aria-describedby={why === null ? undefined : 'annotation-obstacle'}
          onClick={() => void flow.store()}
        >
          {count > 0 ? `Import ${counted(count, 'annotation')}` : 'Import'}
        </Button>
      ) : null}
    </>
  )
}

function OpenDialog() {
  const control = useAnnotationFlow()
  const { view, close } = control
  const { phase, problem, notice } = view
  return (
    <Dialog
      open
      onClose={() => {
        // What is being stored cannot be taken back in the middle.
        if (phase !== 'storing') close()
      }}
      closeOnOutside={false}
      title="Import annotations"
      description={descriptionOf(view)}
      size={phase === 'reviewing' ? 'full' : 'large'}
      footer={<Footer control={control} />}
    >
      <div className={styles.body}>
        {problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <p role="status" className={styles.notice} hidden={notice === null}>
          {notice}
        </p>
        <Body control={control} />
      </div>
    </Dialog>
  )
}
