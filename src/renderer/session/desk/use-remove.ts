import type { DeskTable } from '../../../core/model/desk'
import { useActions } from '../../state/workbench'

/** Takes a record off the desk; says so, with a button that brings it back. `name` as a person calls it. */
export function useRemove(table: DeskTable): (id: string, name: string, stays?: string) => Promise<void> {
  const actions = useActions()
  return async (id, name, stays = '') => {
    if (!(await actions.removeFromDesk(table, [id]))) return
    actions.toast({
      severity: 'info',
      message: `Removed: ${name}.${stays === '' ? '' : ` ${stays}`}`,
      action: { label: 'Undo', run: () => void actions.undo() }
    })
  }
}
