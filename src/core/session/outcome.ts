import type { Claim } from '../model/claim'
import type { Disposition } from '../model/claim-check'
import type { CanonicalVerdict, VerdictScale } from '../model/verdict-scale'
import { valueOf } from '../model/verdict-scale'

/** What a disposition asks for before it can stand. */
export interface DispositionNeeds {
  /** How it is called. */
  readonly label: string
  /** True when it says that the words hold or do not: then something has to stand behind it. */
  readonly settles: boolean
  readonly minEvidence: number
  readonly needsJustification: boolean
  readonly needsProposal: boolean
}

const needs = (label: string, given: Partial<DispositionNeeds> = {}): DispositionNeeds => ({
  label,
  settles: false,
  minEvidence: 0,
  needsJustification: false,
  needsProposal: false,
  ...given
})

/**
 * The dispositions of a line check. A plain tick needs no evidence on file: a line check ticks hundreds of words, and
 * `ok-with-source` is there for those whose source is kept. A change tells the author why and what instead.
 */
export const DISPOSITION_NEEDS: Readonly<Record<Disposition, DispositionNeeds>> = {
  ok: needs('OK', { settles: true }),
  'ok-with-source': needs('OK, with source', { settles: true, minEvidence: 1 }),
  change: needs('Change', { settles: true, minEvidence: 1, needsJustification: true, needsProposal: true }),
  clarify: needs('Clarify', { needsJustification: true }),
  'query-author': needs('Query author', { needsJustification: true }),
  'query-source': needs('Query source', { needsJustification: true }),
  'cannot-confirm': needs('Can’t confirm', { needsJustification: true }),
  cut: needs('Cut', { needsJustification: true }),
  opinion: needs('Opinion')
}

/** What the decision of a claim amounts to and asks for; of an undecided one, what deciding it would ask for. */
export interface Outcome {
  readonly isDecided: boolean
  /** Class of the verdict; null where there is none, or where its scale is not at hand. */
  readonly canonical: CanonicalVerdict | null
  /** In words: “Change · False”; '' while it is undecided. */
  readonly label: string
  readonly settles: boolean
  readonly needsJustification: boolean
  readonly needsProposal: boolean
  readonly minEvidence: number
}

/** @param scale the scale of the claim's verdict, or the session's; null where only dispositions are given */
export function outcomeOf(claim: Pick<Claim, 'verdict' | 'check'>, scale: VerdictScale | null): Outcome {
  const { disposition } = claim.check
  const line = disposition === null ? null : DISPOSITION_NEEDS[disposition]
  const value = claim.verdict && scale?.id === claim.verdict.scale ? valueOf(scale, claim.verdict.value) : null
  const isDecided = line !== null || claim.verdict !== null
  const verdictSettles =
    value !== null &&
    (value.canonical === 'supported' || value.canonical === 'refuted' || value.canonical === 'conflicting')
  return {
    isDecided,
    canonical: value?.canonical ?? null,
    label: [line?.label, value?.label ?? claim.verdict?.value].filter((word) => word !== undefined).join(' · '),
    settles: !isDecided || (line?.settles ?? false) || verdictSettles,
    needsJustification: (line?.needsJustification ?? false) || (value?.needsJustification ?? false),
    needsProposal: line?.needsProposal ?? false,
    minEvidence: Math.max(line?.minEvidence ?? 0, value?.minEvidence ?? 0)
  }
}
