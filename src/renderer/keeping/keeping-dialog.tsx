import { useActions, useWorkbench } from '../state/workbench'
import { Dialog } from '../ui/dialog'
import { BinPanel } from './bin-panel'

/** What is kept of a library beside its present state. */
export function KeepingDialog() {
  const actions = useActions()
  const isOpen = useWorkbench((state) => state.dialog === 'keeping')
  return (
    <Dialog open={isOpen} onClose={actions.closeDialog} title="Backups and bin" size="large">
      <BinPanel />
    </Dialog>
  )
}
