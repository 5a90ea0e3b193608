import type { Claim } from '../../core/model/claim'
import { DISPOSITIONS } from '../../core/model/claim-check'
import type { Disposition } from '../../core/model/claim-check'
import type { ClaimRef } from '../../core/model/desk'
import { DISPOSITION_NEEDS, outcomeOf } from '../../core/session/outcome'
import { PRESETS } from '../../core/session/presets'
import type { ActionContext } from './action-context'
import { quoted } from './quoted'
import type { SessionActions } from './session-actions'
import { checkablePatch, dispositionPatch, verdictPatch, waitingPatch } from './session-decisions'
import { nextOpenRow, refOf, rowFrom, selectShownRows } from './session-queue'
import { selectClaimAtHand, selectScales, selectSession } from './session-state'
import type { SessionFocus } from './session-state'
import type { ViewActions } from './view-actions'

/** What keys do to the claim one is at, and walking from claim to claim. Everything says what it did. */
export interface SessionClaimActions {
  /** One claim on (1) or back (-1) in the queue, as it is sorted and filtered. */
  readonly stepClaim: (direction: 1 | -1) => Promise<void>
  /** The next claim that is not decided. */
  readonly nextOpenClaim: () => Promise<void>
  /** Chooses what is to be done about the words; null takes it back. */
  readonly dispose: (disposition: Disposition | null) => Promise<void>
  /** Chooses a value of the session's scale; null takes it back. */
  readonly giveVerdict: (value: string | null) => Promise<void>
  /** Chooses by place, from 1: of the scale, or of the dispositions where the session has none. */
  readonly decideByPlace: (place: number) => Promise<void>
  /** 1 (most urgent) to 5; the same again takes it away. */
  readonly setPriority: (priority: number) => Promise<void>
  readonly toggleCheckable: () => Promise<void>
  /** Marks it as waiting for an answer and goes to where one says whose; again, and it goes on. */
  readonly toggleWaiting: () => Promise<void>
  /** Puts the focus on a part of the claim sheet. */
  readonly focusSheet: (focus: SessionFocus) => void
}

export function createSessionClaimActions(
  { store }: ActionContext,
  view: ViewActions,
  session: SessionActions
): SessionClaimActions {
  const { getState } = store

  async function go(row: ReturnType<typeof rowFrom>, nothing: string): Promise<void> {
    if (!row) return view.announce(nothing)
    await session.goToClaim(refOf(row))
    const shown = selectShownRows(getState())
    view.announce(`${row.code}, ${shown.indexOf(row) + 1} of ${shown.length}: ${quoted(row.quote)}`)
  }

  /** The claim at hand, or a word that there is none. */
  function atHand(): { readonly ref: ClaimRef; readonly claim: Claim } | null {
    const found = selectClaimAtHand(getState())
    if (!found) view.announce('Go to a claim first, with J or from the queue.')
    return found
  }

  async function dispose(disposition: Disposition | null): Promise<void> {
    const found = atHand()
    if (!found || found.claim.check.disposition === disposition) return
    const { ref, claim } = found
    const outcome = outcomeOf({ verdict: claim.verdict, check: { ...claim.check, disposition } }, null)
    await session.updateClaim(ref, dispositionPatch(claim, disposition))
    view.announce(disposition === null ? 'Disposition taken back' : DISPOSITION_NEEDS[disposition].label)
    if (disposition === null) return
    if (outcome.needsProposal) session.setSessionUi({ focus: 'proposal' })
    else if (outcome.needsJustification && claim.check.justification === '') focusSheet('justification')
  }

  async function giveVerdict(value: string | null): Promise<void> {
    const found = atHand()
    const record = selectSession(getState())
    const scale = selectScales(getState()).find(({ id }) => id === record?.scale)
    if (!found || !scale) return
    const { ref, claim } = found
    const chosen = scale.values.find(({ id }) => id === value) ?? null
    const verdict = chosen && { scale: scale.id, value: chosen.id }
    await session.updateClaim(ref, verdictPatch(claim, verdict))
    view.announce(chosen ? chosen.label : 'Verdict taken back')
    if (chosen?.needsJustification === true && claim.check.justification === '') focusSheet('justification')
  }

  function focusSheet(focus: SessionFocus): void {
    if (focus !== 'filter' && !atHand()) return
    session.setSessionUi({ focus })
  }

  return {
    stepClaim: (direction) =>
      go(rowFrom(getState(), direction), direction === 1 ? 'This is the last claim.' : 'This is the first claim.'),
    nextOpenClaim: () => go(nextOpenRow(getState()), 'No claim that is shown is open.'),
    dispose,
    giveVerdict,
    async decideByPlace(place) {
      const record = selectSession(getState())
      const scale = selectScales(getState()).find(({ id }) => id === record?.scale)
      if (!record) return
      if (scale && PRESETS[record.preset].showsVerdicts) {
        const value = scale.values[place - 1]
        if (value) await giveVerdict(value.id)
        return
      }
      const disposition = DISPOSITIONS[place - 1]
      if (disposition) await dispose(disposition)
    },
    async setPriority(given) {
      const found = atHand()
      if (!found) return
      const priority = found.claim.check.priority === given ? 0 : given
      await session.updateCheck(found.ref, { priority })
      view.announce(priority === 0 ? 'No priority' : `Priority ${priority}`)
    },
    async toggleCheckable() {
      const found = atHand()
      if (!found) return
      const isCheckable = found.claim.check.checkable === 'yes'
      await session.updateClaim(found.ref, checkablePatch(found.claim, isCheckable ? 'not-a-claim' : 'yes'))
      view.announce(isCheckable ? 'Nothing to check in this claim' : 'To be checked again')
    },
    async toggleWaiting() {
      const found = atHand()
      if (!found) return
      const { ref, claim } = found
      if (claim.check.waiting) {
        await session.updateClaim(ref, waitingPatch(claim, null))
        return view.announce('Not waiting any more')
      }
      await session.updateClaim(ref, waitingPatch(claim, { for: 'source', on: claim.speaker, due: null }))
      view.announce('Waiting for an answer')
      focusSheet('waiting')
    },
    focusSheet
  }
}
