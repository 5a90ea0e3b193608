import type { Claim } from '../model/claim'
import { isDecided } from '../model/claim-check'

/**
 * How far a claim is: `open` until it is decided, `settled` with a disposition or verdict, or as soon as a person says
 * that there is nothing to check in it or that it is outside the work, `dropped` when it is as if nobody had made it.
 */
export type ClaimStanding = 'open' | 'settled' | 'dropped'

export function standingOf(claim: Pick<Claim, 'verdict' | 'check'>): ClaimStanding {
  const { status, checkable } = claim.check
  if (status === 'dropped') return 'dropped'
  if (isDecided(claim) || checkable !== 'yes' || status === 'not-checkable' || status === 'out-of-scope') {
    return 'settled'
  }
  return 'open'
}
