import type { ClientCommand } from '../commands/command'
import type { Claim } from '../model/claim'
import type { ClaimRef } from '../model/desk'
import { isSameClaim } from './facts'

/**
 * Commands that decide other claims of a fact as one was decided; to be run as one action, which holds at most 100.
 *
 * Copied are verdict, disposition, status, justification, explanation, confidence, what would change it, expiry, answers
 * and overrides of the policy; “did they say it” only where the speaker is the same, for it is about the speaker. Never
 * copied are proposed wording (each place has its own words), corrections, and evidence: that is linked by the fact and
 * shown with every claim of it from where it is (`evidenceOfFact`), so that it is put right in one place.
 */
export function applyDecision(
  from: { readonly ref: ClaimRef; readonly claim: Claim },
  to: readonly { readonly ref: ClaimRef; readonly claim: Claim }[]
): readonly ClientCommand[] {
  const { verdict, check } = from.claim
  return to
    .filter(({ ref }) => !isSameClaim(ref, from.ref))
    .map(({ ref, claim }): ClientCommand => ({
      type: 'claim.update',
      article: ref.article,
      claim: ref.claim,
      patch: {
        verdict,
        check: {
          disposition: check.disposition,
          status: check.status,
          checkable: check.checkable,
          justification: check.justification,
          explanation: check.explanation,
          confidence: check.confidence,
          wouldChange: check.wouldChange,
          expires: check.expires,
          policyAnswers: { ...claim.check.policyAnswers, ...check.policyAnswers },
          overrides: [
            ...check.overrides,
            ...claim.check.overrides.filter(({ rule }) => !check.overrides.some((other) => other.rule === rule))
          ],
          ...(isSameSpeaker(from.claim, claim) ? { saidIt: check.saidIt } : {})
        }
      }
    }))
}

function isSameSpeaker(a: Claim, b: Claim): boolean {
  if (a.check.speakerRef !== null || b.check.speakerRef !== null) return a.check.speakerRef === b.check.speakerRef
  return a.speaker.trim().toLowerCase() === b.speaker.trim().toLowerCase()
}
