import type { Reading } from '../../api/reading-views'
import type { Claim } from '../../core/model/claim'
import type { ClaimRef } from '../../core/model/desk'
import type { Candidate } from '../../core/suggest/candidates/candidate'
import { openSuggestions, suggestionKey } from './marking-suggestions'
import { selectSelectedClaim } from './selectors'
import type { OpenDocument, WorkbenchState } from './workbench-state'

/** Whether the text of an article of the running session is on screen. */
export const isTextShown = ({ page, session, open }: WorkbenchState): boolean =>
  page === 'session' && session.id !== null && open !== null

/** What rules found in the text that is shown; null while it is not known, or is about an earlier version of it. */
export function shownReading({ marking, open }: Pick<WorkbenchState, 'marking' | 'open'>): Reading | null {
  const reading = open ? (marking.readings.get(open.article.id)?.reading ?? null) : null
  return reading?.revision === open?.article.text.revision ? reading : null
}

interface Worked {
  readonly revision: number
  readonly level: string
  readonly reading: Reading
  readonly open: readonly Candidate[]
}

/** The layer changes in place, and its revision tells when: worked out once for each. */
const worked = new WeakMap<OpenDocument['layer'], Worked>()

const NONE: readonly Candidate[] = []

/** The suggestions in the text that is shown, in text order; the same list while nothing of them changes. */
export function shownSuggestions(state: WorkbenchState): readonly Candidate[] {
  const { open, marking } = state
  const reading = shownReading(state)
  // Whoever decides is not shown what else might be a claim.
  if (!open || !reading || !isTextShown(state) || state.session.view === 'check') return NONE
  const { revision, layer } = open
  const known = worked.get(layer)
  if (known?.revision === revision && known.level === marking.level && known.reading === reading) return known.open
  const found = openSuggestions(reading.candidates, layer, marking.level)
  const isSame = known?.reading === reading && isSameList(known.open, found)
  const list = isSame ? known.open : found
  worked.set(layer, { revision, level: marking.level, reading, open: list })
  return list
}

const isSameList = (a: readonly Candidate[], b: readonly Candidate[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])

/** The suggestion one is at, with its place among the shown ones, from 0; null when one is at none. */
export function suggestionAtHand(
  state: WorkbenchState
): { readonly candidate: Candidate; readonly index: number; readonly of: number } | null {
  const { suggestion } = state.marking
  if (suggestion === null) return null
  const shown = shownSuggestions(state)
  const index = shown.findIndex((each) => suggestionKey(each) === suggestion)
  const candidate = shown[index]
  return candidate ? { candidate, index, of: shown.length } : null
}

/** A claim with where it is. */
export interface LocatedClaim {
  readonly ref: ClaimRef
  readonly claim: Claim
}

/** The claim that keys are about: that of the selected highlight, else the one that the session is at. */
export function claimUnderWay(state: WorkbenchState): LocatedClaim | null {
  const selected = selectSelectedClaim(state)
  if (selected && state.open) return { ref: { article: state.open.article.id, claim: selected.id }, claim: selected }
  const ref = state.session.claim
  const claim = ref ? state.bench.get(ref.article)?.layer.claims.get(ref.claim) : undefined
  return ref && claim ? { ref, claim } : null
}
