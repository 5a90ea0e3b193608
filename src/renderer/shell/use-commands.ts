import { useEffect } from 'react'
import { createKeybindingsHandler } from 'tinykeys'
import { selectScheme } from '../state/selectors'
import { useWorkbenchInstance } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { COMMANDS, runMenuCommand } from './commands'
import type { ShellCommand } from './commands'
import { editKeyOf } from './edit-keys'
import { isCovered, isField, isMeantForList, labelOfKey } from './key-events'
import { regionOf } from './regions'

function mayRun(command: ShellCommand, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  if (isCovered() && !command.whileCovered) return false
  if (isField(event.target) && !command.inFields) return false
  return command.id !== 'remove' || !isMeantForList(event)
}

function listenToKeys(workbench: Workbench): () => void {
  const bind = (command: ShellCommand) => (event: KeyboardEvent) => {
    if (!mayRun(command, event)) return
    event.preventDefault()
    command.run(workbench)
  }
  const combined = COMMANDS.flatMap((command) => command.keys.map((keys) => [keys, bind(command)] as const))
  const onCombination = createKeybindingsHandler(Object.fromEntries(combined.filter(([keys]) => keys !== '?')))
  const onQuestion = combined.find(([keys]) => keys === '?')?.[1]

  const onKey = (event: KeyboardEvent) => {
    onCombination(event)
    if (event.defaultPrevented || event.isComposing || isField(event.target) || isCovered()) return
    // Whether a question mark needs Shift is the keyboard layout's affair.
    if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey) onQuestion?.(event)
    const state = workbench.store.getState()
    const label = labelOfKey(selectScheme(state), event)
    if (label !== null) {
      event.preventDefault()
      void workbench.actions.applyLabel(label)
      return
    }
    const edit = state.open ? editKeyOf(event) : null
    if (!edit || regionOf(event.target) === 'list') return
    event.preventDefault()
    edit.run(workbench.actions, event.altKey, event.shiftKey)
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

/** Carries out the commands of keyboard and menu for as long as the component is there. */
export function useCommands(): void {
  const workbench = useWorkbenchInstance()
  useEffect(() => listenToKeys(workbench), [workbench])
  useEffect(() => workbench.host.onMenu((command) => runMenuCommand(command, workbench)), [workbench])
}
