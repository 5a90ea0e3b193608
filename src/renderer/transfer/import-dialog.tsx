import { useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Progress } from '../ui/progress'
import { counted } from './format-bytes'
import { ImportReview } from './import-review'
import { chosenRows, whyNotStore } from './import-rows'
import { ImportSources } from './import-sources'
import styles from './import-dialog.module.css'
import { useImportFlow } from './use-import-flow'

/** Brings articles into the library: choose or paste, look over what would happen (D12), store. */
export function ImportDialog() {
  const isOpen = useWorkbench((state) => state.dialog === 'import')
  return isOpen ? <OpenImportDialog /> : null
}

function OpenImportDialog() {
  const { flow, view, close, store } = useImportFlow()
  const { phase, progress, rows, problem } = view
  const isBusy = phase === 'sending' || phase === 'reading' || phase === 'storing'
  const obstacle = whyNotStore(rows)
  const chosen = chosenRows(rows).length

  const footer = (
    <>
      {phase === 'reviewing' && obstacle !== null ? (
        <span id="import-obstacle" className={styles.obstacle}>
          {obstacle}
        </span>
      ) : null}
      <Button disabled={phase === 'storing'} onClick={close}>
        Cancel
      </Button>
      {rows.length > 0 ? (
        <Button
          variant="primary"
          disabled={phase !== 'reviewing' || obstacle !== null}
          aria-describedby={obstacle === null ? undefined : 'import-obstacle'}
          onClick={() => void store()}
        >
          Import {counted(chosen, 'article')}
        </Button>
      ) : null}
    </>
  )

  return (
    <Dialog
      open
      onClose={close}
      closeOnOutside={false}
      title="Import articles"
      description={
        rows.length > 0
          ? 'Nothing is stored yet. Look over what would be imported; it can be undone in one step.'
          : 'Documents, or a text you paste. Of a document the words are taken and kept as they are; its file is kept, too.'
      }
      size="large"
      footer={footer}
    >
      <div className={styles.body}>
        {problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        {isBusy ? (
          <div className={styles.progress}>
            <p role="status">{phase === 'storing' ? 'Importing…' : (progress?.what ?? '')}</p>
            {progress ? <Progress label="Progress of the import" value={progress.done} max={progress.total} /> : null}
          </div>
        ) : null}
        {rows.length > 0 ? <ImportReview flow={flow} rows={rows} disabled={phase !== 'reviewing'} /> : null}
        {isBusy ? null : <ImportSources flow={flow} compact={rows.length > 0} />}
      </div>
    </Dialog>
  )
}
