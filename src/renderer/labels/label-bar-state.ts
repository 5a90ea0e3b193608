import { labelById, selectReadOnly, selectSelectedSpan } from '../state/selectors'
import type { WorkbenchState } from '../state/workbench-state'

/** Why no label can be put on anything now; null when one can. */
export function whyNotLabel(state: WorkbenchState): string | null {
  if (selectReadOnly(state)) return 'This library can be read but not changed.'
  if (!state.open) return 'Open an article first.'
  if (state.selection === null && selectSelectedSpan(state) === null) return 'Select some text or a highlight first.'
  return null
}

/** Id of the label that shows as pressed: that of the selected highlight, unless new text is selected. */
export function pressedLabel(state: WorkbenchState): string | null {
  return state.selection === null ? (selectSelectedSpan(state)?.label ?? null) : null
}

/** What the delete button would remove, in words; null when there is nothing it could remove. */
export function removableHighlight(state: WorkbenchState): string | null {
  const span = selectSelectedSpan(state)
  if (!span || selectReadOnly(state)) return null
  return labelById(state, span.label)?.name ?? span.label
}
