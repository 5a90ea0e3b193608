import { useEffect } from 'react'
import { createKeybindingsHandler } from 'tinykeys'
import { selectScheme } from '../state/selectors'
import { useWorkbenchInstance } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import { COMMANDS, runMenuCommand } from './commands'
import type { ShellCommand } from './commands'
import { editKeyOf } from './edit-keys'
import { isChoice, isCovered, isField, isMeantForList, labelOfKey } from './key-events'
import { regionOf } from './regions'

function mayRun(command: ShellCommand, event: KeyboardEvent, workbench: Workbench): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  if (isCovered() && !command.whileCovered) return false
  if (isField(event.target) && !command.inFields && !(command.inChoices && isChoice(event.target))) return false
  if (command.id === 'remove' && isMeantForList(event)) return false
  return command.when?.(workbench) ?? true
}

/** By combination what it does: the first of the commands with these keys that takes them is carried out. */
function bindings(
  workbench: Workbench,
  commands: readonly ShellCommand[]
): Map<string, (event: KeyboardEvent) => void> {
  const byKeys = new Map<string, ShellCommand[]>()
  for (const command of commands) {
    for (const keys of command.keys) byKeys.set(keys, [...(byKeys.get(keys) ?? []), command])
  }
  return new Map(
    [...byKeys].map(([keys, candidates]) => [
      keys,
      (event) => {
        const command = candidates.find((candidate) => mayRun(candidate, event, workbench))
        if (!command) return
        event.preventDefault()
        command.run(workbench, event.key)
      }
    ])
  )
}

function listenToKeys(workbench: Workbench): () => void {
  const ordinary = bindings(
    workbench,
    COMMANDS.filter((command) => command.beforeText !== true)
  )
  const onQuestion = ordinary.get('?')
  ordinary.delete('?')
  const onCombination = createKeybindingsHandler(Object.fromEntries(ordinary))
  const early = COMMANDS.filter((command) => command.beforeText === true)
  const onEarly = createKeybindingsHandler(Object.fromEntries(bindings(workbench, early)))

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
  window.addEventListener('keydown', onEarly, { capture: true })
  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener('keydown', onEarly, { capture: true })
    window.removeEventListener('keydown', onKey)
  }
}

/** Carries out the commands of keyboard and menu for as long as the component is there. */
export function useCommands(): void {
  const workbench = useWorkbenchInstance()
  useEffect(() => listenToKeys(workbench), [workbench])
  useEffect(() => workbench.host.onMenu((command) => runMenuCommand(command, workbench)), [workbench])
}
