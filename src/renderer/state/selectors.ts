import type { LibraryView } from '../../api/views'
import type { Span } from '../../core/model/annotation'
import type { Claim } from '../../core/model/claim'
import type { Label, Scheme } from '../../core/model/scheme'
import { findLabelIn } from '../../core/model/scheme'
import { claimIn } from './claim-index'
import { activeScheme, schemesOf } from './plan-view'
import type { WorkbenchState } from './workbench-state'

/** The open library, or null. */
export const selectLibrary = (state: WorkbenchState): LibraryView | null =>
  state.app?.phase === 'ready' ? state.app.library : null

/** The label scheme in use: the one that was chosen in this window, else the library's default one; or null. */
export function selectScheme(state: WorkbenchState): Scheme | null {
  const library = selectLibrary(state)
  const chosen = library ? state.chosenSchemes[library.id] : undefined
  return library?.schemes.find(({ id }) => id === chosen) ?? activeScheme(state.app)
}

/** True while nothing can be changed. */
export const selectReadOnly = (state: WorkbenchState): boolean => (selectLibrary(state)?.readOnly ?? null) !== null

/** The selected highlight, or null. Its object changes when the highlight does. */
export function selectSelectedSpan(state: WorkbenchState): Span | null {
  if (state.selectedSpan === null) return null
  return state.open?.layer.spans.get(state.selectedSpan) ?? null
}

/** The claim that a highlight carries, or null; the first one made when it carries several. */
export function claimOfSpan(state: WorkbenchState, span: string | null): Claim | null {
  if (span === null || !state.open) return null
  return claimIn(state.open.layer, span)
}

/** The claim of the selected highlight, or null. Its object changes when the claim does. */
export const selectSelectedClaim = (state: WorkbenchState): Claim | null => claimOfSpan(state, state.selectedSpan)

/** The label with that id, or null; its object is the scheme's. */
export function labelById(state: WorkbenchState, id: string): Label | null {
  return findLabelIn(schemesOf(state.app), id)
}
