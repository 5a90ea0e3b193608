import { selectLibrary } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ColourControls, ReadingControls } from './reading-controls'
import styles from './settings-dialog.module.css'

/** Settings of this window, and what there is to know about the library. */
export function SettingsDialog() {
  const actions = useActions()
  const isOpen = useWorkbench((state) => state.dialog === 'settings')
  const library = useWorkbench(selectLibrary)
  const version = useWorkbench((state) => state.app?.version)
  return (
    <Dialog
      open={isOpen}
      onClose={actions.closeDialog}
      title="Settings"
      size="small"
      footer={
        <>
          <Button variant="quiet" onClick={() => actions.openDialog('keeping')}>
            Backups, bin and copies
          </Button>
          <Button className={styles.shortcuts} variant="quiet" onClick={() => actions.openDialog('shortcuts')}>
            Keyboard shortcuts
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <ColourControls />
        <ReadingControls />
        <dl className={styles.facts}>
          <dt>You</dt>
          <dd>{library?.person.name}</dd>
          <dt>Library</dt>
          <dd>{library?.name}</dd>
          <dt>Version</dt>
          <dd>Claimdesk {version}</dd>
        </dl>
      </div>
    </Dialog>
  )
}
