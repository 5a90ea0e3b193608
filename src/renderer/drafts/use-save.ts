import type { ClientCommand } from '../../core/commands/command'
import { useActions } from '../state/workbench'

/**
 * Sends a command for a draft. `run` says in a toast what went wrong and answers null; a draft must hear of it too,
 * because it is given up only for an acknowledgement.
 */
export function useSave(): (command: ClientCommand) => Promise<void> {
  const actions = useActions()
  return async (command) => {
    const committed = await actions.run(command)
    if (!committed) throw new Error('This could not be saved. The text is kept here.')
  }
}
