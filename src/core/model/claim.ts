import type { Authored } from './annotation'
import type { ClaimCheck } from './claim-check'
import { EMPTY_CHECK } from './claim-check'

/** A value of a verdict scale, by the ids of both. */
export interface Verdict {
  readonly scale: string
  readonly value: string
}

/** A claim: what is said in one or more spans, as it is to be checked. */
export interface Claim extends Authored {
  /** Ids of the spans in which the claim is made, at least one, all in the claim's article. */
  readonly spans: readonly string[]
  /** The claim as one self-contained sentence; empty until somebody writes it. */
  readonly normalized: string
  readonly speaker: string
  readonly verdict: Verdict | null
  readonly note: string
  /** What a fact-check says of it; `EMPTY_CHECK` until one begins. */
  readonly check: ClaimCheck
}

/** The fields of a claim that a person fills in. */
export type ClaimFields = Pick<Claim, 'normalized' | 'speaker' | 'verdict' | 'note' | 'check'>

/** A claim that nobody has written anything into yet. */
export const EMPTY_CLAIM_FIELDS: ClaimFields = {
  normalized: '',
  speaker: '',
  verdict: null,
  note: '',
  check: EMPTY_CHECK
}

/** True while no field of the claim was filled in. A number or where it was suggested is nothing anybody wrote. */
export function isEmptyClaim(claim: ClaimFields): boolean {
  if (claim.normalized !== '' || claim.speaker !== '' || claim.verdict !== null || claim.note !== '') return false
  const { number: _number, suggestion: _suggestion, ...written } = claim.check
  const { number: _none, suggestion: _nothing, ...empty } = EMPTY_CHECK
  return JSON.stringify(written) === JSON.stringify(empty)
}
