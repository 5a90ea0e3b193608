import { useState } from 'react'
import { useActions, useWorkbench } from '../state/workbench'
import { Dialog } from '../ui/dialog'
import { Tabs } from '../ui/tabs'
import { BackupsPanel } from './backups-panel'
import { BinPanel } from './bin-panel'
import { ConflictsPanel } from './conflicts-panel'

/** What is kept of a library beside its present state: backups, the bin, and copies of files that others wrote. */
export function KeepingDialog() {
  const actions = useActions()
  const isOpen = useWorkbench((state) => state.dialog === 'keeping')
  const [tab, setTab] = useState<'backups' | 'bin' | 'copies'>('backups')
  return (
    <Dialog open={isOpen} onClose={actions.closeDialog} title="Backups, bin and copies" size="large">
      <Tabs
        label="What is kept"
        value={tab}
        onChange={setTab}
        items={[
          { id: 'backups', label: 'Backups', panel: <BackupsPanel /> },
          { id: 'bin', label: 'Bin', panel: <BinPanel /> },
          { id: 'copies', label: 'Copies by other programs', panel: <ConflictsPanel /> }
        ]}
      />
    </Dialog>
  )
}
