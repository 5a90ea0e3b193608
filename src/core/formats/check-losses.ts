import { EMPTY_CHECK } from '../model/claim-check'
import type { ClaimCheck } from '../model/claim-check'
import type { LossTable } from './losses'

/** What is lost of a fact-check where a format knows claims at most. */
export const CHECK_LOSSES: LossTable = {
  checks: { kind: 'lost', message: 'Decisions and what else a fact-check says of claims are left out.' },
  questions: { kind: 'lost', message: 'Questions about claims are left out.' },
  evidence: { kind: 'lost', message: 'Evidence and its sources are left out.' },
  marks: {
    kind: 'lost',
    message: 'Marks without a claim (nothing to check, rejected suggestions, dismissed warnings) are left out.'
  },
  'active-time': { kind: 'lost', message: 'The time that was spent on claims is left out.' }
}

/** True while a fact-check says nothing of a claim. A number is nothing that anybody said. */
export function isUnchecked(check: ClaimCheck): boolean {
  if (check === EMPTY_CHECK) return true
  const { number: _number, ...said } = check
  const { number: _none, ...nothing } = EMPTY_CHECK
  return JSON.stringify(said) === JSON.stringify(nothing)
}
