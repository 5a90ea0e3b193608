import type { ClaimType } from '../../model/claim-check'
import type { TextRange } from '../../model/text-range'

/** Rules that say why a passage may be worth a check; the last three only add to what others found in a clause. */
export const CANDIDATE_RULES = [
  'quantity',
  'date',
  'superlative',
  'comparison',
  'attribution',
  'quotation',
  'name-title',
  'position',
  'cause',
  'law'
] as const
export type CandidateRule = (typeof CANDIDATE_RULES)[number]

/** A rule and the words that it fired at. */
export interface CandidateReason {
  readonly rule: CandidateRule
  readonly words: string
}

/** A passage that may be worth a check: a suggestion, never an act. Offsets in UTF-16 code units. */
export interface Candidate extends TextRange {
  readonly quote: string
  /** 0 to 1, for the order in which they are offered; nothing is hidden by it. */
  readonly score: number
  /** In text order, at least one. */
  readonly reasons: readonly CandidateReason[]
  readonly types: readonly ClaimType[]
}

/** Which rules wrote a suggestion: stored with what came of it. */
export const CANDIDATE_MODEL = 'rules@1'

const READABLE: Readonly<Record<CandidateRule, string>> = {
  quantity: 'number',
  date: 'date',
  superlative: 'superlative or first',
  comparison: 'comparison',
  attribution: 'somebody says so',
  quotation: 'quotation',
  'name-title': 'name with title',
  position: 'position taken',
  cause: 'cause',
  law: 'law or ruling'
}

/** A reason as a person reads it: `number: more than 412 hectares`. */
export function readableReason({ rule, words }: CandidateReason): string {
  return `${READABLE[rule]}: ${words}`
}
