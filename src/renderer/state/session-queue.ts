import type { ClaimRef } from '../../core/model/desk'
import type { Desk } from '../../core/model/desk'
import { isSameClaim } from '../../core/session/facts'
import { queueRows, sortQueue } from '../../core/session/queue'
import type { QueueRow } from '../../core/session/queue'
import { matchesQuery, parseQueueQuery } from '../../core/session/queue-query'
import { progressOf } from '../../core/session/progress'
import { createSelector } from './create-selector'
import { deskOf } from './plan-view'
import { selectSessionDocuments } from './session-state'
import type { WorkbenchState } from './workbench-state'

const selectDesk = ({ app }: WorkbenchState): Desk => deskOf(app)
const selectSort = ({ session }: WorkbenchState) => session.sort

/** Every claim of the running session, in the order of its articles and then of the text. */
export const selectRows = createSelector(selectSessionDocuments, selectDesk, queueRows)

/** Every claim in the chosen order. */
export const selectSortedRows = createSelector(selectRows, selectSort, sortQueue)

/** What the filter field says, and what of it is not understood. */
export const selectQuery = createSelector(({ session }: WorkbenchState) => session.query, parseQueueQuery)

/** The claims that the queue shows. */
export const selectShownRows = createSelector(selectSortedRows, selectQuery, (rows, { filter }) =>
  filter.terms.length === 0 ? rows : rows.filter((row) => matchesQuery(row, filter))
)

/** How far the running session is. */
export const selectProgress = createSelector(selectSessionDocuments, progressOf)

export const refOf = ({ article, claim }: QueueRow): ClaimRef => ({ article, claim: claim.id })

/** Stands for a claim in lists and memories. */
export const keyOfRef = ({ article, claim }: ClaimRef): string => `${article}/${claim}`

/**
 * The claim that one step (1 or -1) in the queue leads to: from the claim one is at, also when the filter does not show
 * that one any more. Without such a claim, and from a hidden one with none further on, the first or the last that is
 * shown; null when there is none further on.
 */
export function rowFrom(state: WorkbenchState, direction: 1 | -1): QueueRow | null {
  const shown = selectShownRows(state)
  const { claim } = state.session
  const all = selectSortedRows(state)
  const at = claim ? all.findIndex((row) => isSameClaim(refOf(row), claim)) : -1
  if (at < 0) return (direction === 1 ? shown[0] : shown.at(-1)) ?? null
  const isShown = new Set(shown)
  for (let index = at + direction; index >= 0 && index < all.length; index += direction) {
    const row = all[index]
    if (row && isShown.has(row)) return row
  }
  const isHidden = !all.slice(at, at + 1).some((row) => isShown.has(row))
  return (isHidden ? (direction === 1 ? shown[0] : shown.at(-1)) : null) ?? null
}

/** The next claim that is not settled, after the one at hand and then from the start; null when all are. */
export function nextOpenRow(state: WorkbenchState): QueueRow | null {
  const all = selectShownRows(state)
  const { claim } = state.session
  const at = claim ? all.findIndex((row) => isSameClaim(refOf(row), claim)) : -1
  const isOpen = ({ standing, article, claim: { id } }: QueueRow): boolean =>
    standing === 'open' && !(claim && isSameClaim({ article, claim: id }, claim))
  return all.slice(at + 1).find(isOpen) ?? all.slice(0, Math.max(at, 0)).find(isOpen) ?? null
}
