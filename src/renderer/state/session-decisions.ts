import type { Claim } from '../../core/model/claim'
import type { ClaimStatus, Disposition } from '../../core/model/claim-check'
import type { ClaimPatch } from './session-actions'

/** Statuses that a decision settles: what somebody said on top of one (disputed, final) stays. */
const BEFORE: readonly ClaimStatus[] = ['queued', 'in-progress', 'waiting']

function statusAfter({ check }: Pick<Claim, 'check'>, isDecided: boolean): { status?: ClaimStatus } {
  if (isDecided && BEFORE.includes(check.status)) return { status: 'decided' }
  return !isDecided && check.status === 'decided' ? { status: 'in-progress' } : {}
}

/** What choosing a disposition changes; null takes it back. */
export function dispositionPatch(claim: Pick<Claim, 'verdict' | 'check'>, disposition: Disposition | null): ClaimPatch {
  return { check: { disposition, ...statusAfter(claim, disposition !== null || claim.verdict !== null) } }
}

/** What choosing a value of a scale changes; null takes it back. */
export function verdictPatch(claim: Pick<Claim, 'verdict' | 'check'>, verdict: Claim['verdict']): ClaimPatch {
  const status = statusAfter(claim, verdict !== null || claim.check.disposition !== null)
  return { verdict, ...(status.status === undefined ? {} : { check: status }) }
}

/** Somebody says that there is nothing to check in it, or that there is after all. */
export function checkablePatch({ check }: Pick<Claim, 'check'>, checkable: Claim['check']['checkable']): ClaimPatch {
  if (checkable === 'yes') {
    return { check: { checkable, ...(check.status === 'not-checkable' ? { status: 'queued' as const } : {}) } }
  }
  return { check: { checkable, ...(BEFORE.includes(check.status) ? { status: 'not-checkable' as const } : {}) } }
}

/** Somebody has to answer first, or nobody any more. */
export function waitingPatch(claim: Pick<Claim, 'check'>, waiting: Claim['check']['waiting']): ClaimPatch {
  const { status } = claim.check
  if (waiting === null)
    return { check: { waiting, ...(status === 'waiting' ? { status: 'in-progress' as const } : {}) } }
  const isOpen = status === 'queued' || status === 'in-progress'
  return { check: { waiting, ...(isOpen ? { status: 'waiting' as const } : {}) } }
}
