import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { counted } from '../../ui/format-bytes'
import { FilePickers } from '../uploading/file-pickers'
import { CloseQuestion } from './close-question'
import styles from './import-dialog.module.css'
import { ImportProgressView } from './import-progress'
import { chosenRows, whyNotStore } from './import-rows'
import { ImportSources } from './import-sources'
import type { ImportView } from './import-view'
import { MappingStep } from './mapping-step'
import { PendingImportList } from './pending-imports'
import { ReportStep } from './report-step'
import { ReviewStep } from './review-step'
import { TailStep, tailRows } from './tail-step'
import { useImportFlow } from './use-import-flow'
import type { ImportControl } from './use-import-flow'

/** What of an import is being looked at. */
type Step =
  | { readonly kind: 'articles' }
  | { readonly kind: 'tails'; readonly item: string }
  | { readonly kind: 'mapping'; readonly source: string }

const ARTICLES: Step = { kind: 'articles' }

/** Brings articles into the library: choose or paste, look over what would happen (D12), store. */
export function ImportDialog() {
  const isOpen = useWorkbench((state) => state.dialog === 'import')
  return isOpen ? <OpenImportDialog /> : null
}

function descriptionOf({ phase, rows }: ImportView): string {
  if (phase === 'stored') return 'It is done. What did not come in is listed below.'
  if (rows.length > 0) return 'Nothing is stored yet. Look over what would be imported; it can be undone in one step.'
  return 'Documents, folders of them, or a text you paste. Of a document the words are taken and kept as they are; its file is kept, too.'
}

interface BodyProps {
  readonly control: ImportControl
  readonly step: Step
  readonly onStep: (step: Step) => void
  readonly shown: string | null
  readonly onShow: (item: string) => void
}

function Reviewing({ control, step, onStep, shown, onShow }: BodyProps) {
  const { flow, view } = control
  const source = step.kind === 'mapping' ? view.sources.find(({ item }) => item === step.source) : undefined
  const toArticles = () => onStep(ARTICLES)
  if (source) return <MappingStep flow={flow} view={view} source={source} disabled={false} onDone={toArticles} />
  const [first] = tailRows(view.rows)
  if (step.kind === 'tails' && first) {
    const onItem = (item: string) => {
      onShow(item)
      onStep({ kind: 'tails', item })
    }
    return <TailStep flow={flow} rows={view.rows} item={step.item} onItem={onItem} onDone={toArticles} />
  }
  return (
    <ReviewStep
      flow={flow}
      view={view}
      disabled={false}
      shown={shown}
      onShow={onShow}
      onTail={(item) => onStep({ kind: 'tails', item: item ?? first?.item.item ?? '' })}
      onMapping={(item) => onStep({ kind: 'mapping', source: item })}
    />
  )
}

function Body(props: BodyProps): ReactNode {
  const { flow, view } = props.control
  if (view.progress) return <ImportProgressView progress={view.progress} onStop={() => void flow.stop()} />
  switch (view.phase) {
    case 'stopped':
      return (
        <EmptyState title="Stopped" actions={<Button onClick={() => void flow.readOn()}>Go on reading</Button>}>
          The files have arrived, but not all of them were read. Nothing was stored.
        </EmptyState>
      )
    case 'stored':
      return view.result ? <ReportStep result={view.result} /> : null
    case 'reviewing':
      return <Reviewing {...props} />
    default:
      return (
        <>
          <PendingImportList onResume={(batch) => void flow.resume(batch)} />
          <ImportSources flow={flow} />
        </>
      )
  }
}

/** What is told of an import beside its steps, in the live region. */
function useSpokenPhase({ phase, rows }: ImportView): void {
  const { announce } = useActions()
  const count = rows.length
  useEffect(() => {
    if (phase === 'reviewing') announce(`${counted(count, 'article')} read.`)
    if (phase === 'storing') announce('Importing.')
    // The number is told with the phase; ticks and typing are told where they happen.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [announce, phase])
}

interface FooterProps {
  readonly control: ImportControl
  readonly onClose: () => void
  readonly onObstacle: (item: string) => void
}

function Footer({ control, onClose, onObstacle }: FooterProps) {
  const { view, flow, close, store, takeBack } = control
  const { phase, rows, result } = view
  if (phase === 'stored' && result) {
    return (
      <>
        {result.report.committed ? (
          <Button
            onClick={() => {
              takeBack(result.report)
              close()
            }}
          >
            Undo the import
          </Button>
        ) : null}
        <Button variant="primary" onClick={() => close()}>
          Done
        </Button>
      </>
    )
  }
  const obstacle = phase === 'reviewing' ? whyNotStore(rows) : null
  const isRereading = view.rereading.size > 0
  const why = obstacle?.message ?? (isRereading ? 'A file is being read again.' : null)
  const problemItem = obstacle?.item ?? null
  return (
    <>
      {phase === 'reviewing' ? <FilePickers onFiles={(files) => void flow.addFiles(files)} quiet /> : null}
      <span id="import-obstacle" className={styles.obstacle}>
        {why}
      </span>
      {problemItem === null ? null : (
        <Button variant="quiet" onClick={() => onObstacle(problemItem)}>
          Show it
        </Button>
      )}
      <Button onClick={onClose}>Cancel</Button>
      {rows.length > 0 ? (
        <Button
          variant="primary"
          disabled={phase !== 'reviewing' || why !== null}
          aria-describedby={why === null ? undefined : 'import-obstacle'}
          onClick={() => void store()}
        >
          Import {counted(chosenRows(rows).length, 'article')}
        </Button>
      ) : null}
    </>
  )
}

function OpenImportDialog() {
  const control = useImportFlow()
  const { flow, view, close } = control
  const { phase, rows, problem, notice } = view
  const [step, setStep] = useState<Step>(ARTICLES)
  const [shown, setShown] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  useSpokenPhase(view)
  const isWide = phase !== 'stored' && (rows.length > 1 || step.kind !== 'articles')

  const askToClose = () => {
    if (phase === 'stored' || !view.isWorkedOn) {
      if (phase === 'storing') void flow.stop()
      close()
    } else setAsking(true)
  }

  return (
    <Dialog
      open
      onClose={askToClose}
      closeOnOutside={false}
      title="Import articles"
      description={descriptionOf(view)}
      size={isWide ? 'full' : 'large'}
      footer={
        <Footer
          control={control}
          onClose={askToClose}
          onObstacle={(item) => {
            setStep(ARTICLES)
            setShown(item)
          }}
        />
      }
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
        <Body control={control} step={step} onStep={setStep} shown={shown} onShow={setShown} />
      </div>
      <CloseQuestion
        open={isAsking}
        onGoOn={() => setAsking(false)}
        onKeep={() => close(true)}
        onDrop={() => close()}
      />
    </Dialog>
  )
}
