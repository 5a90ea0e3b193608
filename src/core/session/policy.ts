import type { Claim } from '../model/claim'
import type { Contact, Session, Source } from '../model/desk'
import type { Evidence } from '../model/evidence'
import type { VerdictScale } from '../model/verdict-scale'
import { lintEvidence } from '../lint/lint-evidence'
import { countIndependent } from './independence'
import { outcomeOf } from './outcome'
import type { Outcome } from './outcome'
import { POLICY_QUESTIONS, POLICY_RULES } from './policy-rules'
import type { PolicyRuleId } from './policy-rules'

export { POLICY_QUESTIONS, POLICY_RULE_IDS, POLICY_RULES, policyRule } from './policy-rules'
export type { PolicyQuestion, PolicyRule, PolicyRuleId } from './policy-rules'

/** A rule in force that the claim does not meet. */
export interface PolicyWarning {
  readonly rule: PolicyRuleId
  /** What is missing and what to do, in a sentence or two. */
  readonly message: string
  /** Why it was overridden; null while it was not. */
  readonly overridden: string | null
}

export interface PolicyInput {
  readonly claim: Pick<Claim, 'id' | 'speaker' | 'verdict' | 'check'>
  /** The article of the claim, by which contacts name it. */
  readonly article: string
  /** Evidence on the claim, and on others of its fact where it is shared. */
  readonly evidence: readonly Evidence[]
  /** The source log, by id. */
  readonly sources: ReadonlyMap<string, Source>
  readonly contacts: Iterable<Contact>
  /** The scale of the claim's verdict; null where only dispositions are given. */
  readonly scale: VerdictScale | null
  readonly session: Pick<Session, 'policy' | 'asOf'>
}

/**
 * What stands against the claim by the session's rules, in the order of `POLICY_RULES`. A claim that is not decided is
 * looked at as if it were about to be found right or wrong. Where there is nothing to check, and for outcomes that
 * settle nothing (a query, cannot confirm, not enough evidence), the rules about evidence keep silent.
 */
export function checkPolicy(input: PolicyInput): readonly PolicyWarning[] {
  const { claim, session } = input
  if (claim.check.checkable !== 'yes') return []
  const inForce = new Set(session.policy)
  const outcome = outcomeOf(claim, input.scale)
  const deciding = input.evidence.filter(({ stance }) => stance !== 'background')
  const view: View = { ...input, outcome, deciding, known: knownSources(deciding, input.sources) }
  return POLICY_RULES.flatMap(({ id }): PolicyWarning[] => {
    const message = inForce.has(id) ? CHECKS[id](view) : null
    if (message === null) return []
    const override = claim.check.overrides.find(({ rule }) => rule === id)
    return [{ rule: id, message, overridden: override?.reason ?? null }]
  })
}

/** The warnings that nobody overrode. */
export function unresolvedWarnings(warnings: readonly PolicyWarning[]): readonly PolicyWarning[] {
  return warnings.filter(({ overridden }) => overridden === null)
}

interface View extends PolicyInput {
  readonly outcome: Outcome
  /** Evidence that weighs: all but the background. */
  readonly deciding: readonly Evidence[]
  /** Its sources, each once. */
  readonly known: readonly Source[]
}

function knownSources(evidence: readonly Evidence[], sources: ReadonlyMap<string, Source>): readonly Source[] {
  const ids = new Set(evidence.flatMap(({ source }) => source ?? []))
  return [...ids].flatMap((id) => sources.get(id) ?? [])
}

const CHECKS: { readonly [Rule in PolicyRuleId]: (view: View) => string | null } = {
  'independent-sources'({ outcome, known, deciding }) {
    if (!outcome.settles) return null
    const count = countIndependent(known)
    if (count >= 2) return null
    if (known.length > 1) {
      return `The ${known.length} sources are all of one group and count as one. Add a source that has it from elsewhere.`
    }
    if (count === 1) return 'There is one source. Add a second one that does not depend on it.'
    return deciding.length > 0
      ? 'No evidence names an entry of the source log. Say from which sources it is.'
      : 'There is no source yet. Add evidence from two independent ones.'
  },

  'primary-source'({ outcome, known }) {
    if (!outcome.settles || known.some(({ tier }) => tier === 'primary')) return null
    const secondary = countIndependent(known.filter(({ tier }) => tier === 'secondary'))
    if (secondary >= 3) return null
    const unknown = known.filter(({ tier }) => tier === null).length
    const untold = unknown > 0 ? ` ${counted(unknown, 'source does', 'sources do')} not say which kind it is.` : ''
    return `There is no primary source, and ${counted(secondary, 'independent secondary one', 'independent secondary ones')} of the three that would do.${untold}`
  },

  'no-anonymous-source'({ outcome, deciding, sources }) {
    if (!outcome.settles) return null
    const anonymous = deciding.filter(
      ({ source, stance }) => stance !== 'context' && source !== null && sources.get(source)?.anonymous === true
    )
    if (anonymous.length === 0) return null
    return `${counted(anonymous.length, 'piece of evidence is', 'pieces of evidence are')} from a source that cannot be named. Find somebody who can be, or mark it as background.`
  },

  'claimant-contacted'({ claim, article, contacts, outcome }) {
    if (!outcome.settles || isAnswered(claim, 'claimant-contacted', 1)) return null
    const speaker = claim.speaker.trim()
    if (speaker === '' && claim.check.speakerRef === null) return null
    for (const { claims } of contacts) {
      if (claims.some((ref) => ref.article === article && ref.claim === claim.id)) return null
    }
    return `No contact with ${speaker === '' ? 'the claimant' : speaker} is logged for this claim. Log one, or say why it was not needed or not possible.`
  },

  'both-sides'({ claim, deciding, outcome }) {
    if (!outcome.settles || isAnswered(claim, 'both-sides', 1)) return null
    const stances = new Set(deciding.map(({ stance }) => stance))
    const isBoth = stances.has('conflicts') || (stances.has('supports') && stances.has('refutes'))
    if (isBoth) return null
    const found = stances.has('supports')
      ? 'only for it'
      : stances.has('refutes')
        ? 'only against it'
        : 'on neither side'
    return `There is evidence ${found}. Say what was looked for that would speak on the other side.`
  },

  'four-questions'({ claim, outcome }) {
    if (!outcome.settles) return null
    const open = questionsOf('four-questions').filter(({ id }) => (claim.check.policyAnswers[id] ?? '').trim() === '')
    if (open.length === 0) return null
    return `${counted(open.length, 'question is', 'questions are')} not answered: ${open.map(({ text }) => text).join(' ')}`
  },

  'interests-noted'({ outcome, known }) {
    const silent = outcome.settles ? known.filter(({ interests }) => interests.trim() === '') : []
    if (silent.length === 0) return null
    return `Nothing is noted about the interests of ${titles(silent)}. Write what they gain by it, or “none known”.`
  },

  'locator-and-capture'({ deciding }) {
    // A calculation is its own working, and a passage of the library is kept by the library.
    const bare = deciding.filter(({ calculation, passage }) => calculation === null && passage === null)
    const unplaced = bare.filter(({ locator }) => locator.trim() === '').length
    const uncaptured = bare.filter(({ capture }) => capture === null).length
    if (unplaced + uncaptured === 0) return null
    const told = [
      unplaced > 0
        ? `${counted(unplaced, 'piece of evidence says', 'pieces of evidence say')} not where it stands`
        : '',
      uncaptured > 0 ? `${counted(uncaptured, 'has', 'have')} no copy on file` : ''
    ].filter(Boolean)
    return `${told.join(', and ')}. Give the page, paragraph or time, and drop the file in.`
  },

  'evidence-after-as-of'({ deciding, session }) {
    const evidence = deciding.map(({ id, publishedOn, quote }) => ({ id, publishedAt: publishedOn, quote }))
    const late = lintEvidence({ asOf: session.asOf, evidence })
    if (late.length === 0) return null
    return `${counted(late.length, 'piece of evidence was', 'pieces of evidence were')} published after ${session.asOf ?? ''}. Use what was known then, or mark it as background.`
  },

  justification({ claim, outcome }) {
    if (!outcome.needsJustification || claim.check.justification.trim() !== '') return null
    return `“${outcome.label}” needs a justification. Write why.`
  },

  'proposed-wording'({ claim, outcome }) {
    if (!outcome.needsProposal || claim.check.proposedText.trim() !== '') return null
    return 'A change needs the words that are to stand there instead.'
  },

  'enough-evidence'({ outcome, deciding }) {
    if (deciding.length >= outcome.minEvidence) return null
    return `“${outcome.label}” needs ${counted(outcome.minEvidence, 'piece of evidence', 'pieces of evidence')}; there ${deciding.length === 1 ? 'is' : 'are'} ${deciding.length}.`
  },

  'boolean-explained'({ evidence }) {
    const bare = evidence.filter(
      ({ answerType, booleanExplanation }) => answerType === 'boolean' && booleanExplanation.trim() === ''
    )
    if (bare.length === 0) return null
    return `${counted(bare.length, 'yes-or-no answer has', 'yes-or-no answers have')} no explanation. Say why it is so.`
  }
}

const questionsOf = (rule: PolicyRuleId) => POLICY_QUESTIONS.filter((question) => question.rule === rule)

function isAnswered({ check }: PolicyInput['claim'], rule: PolicyRuleId, enough: number): boolean {
  return questionsOf(rule).filter(({ id }) => (check.policyAnswers[id] ?? '').trim() !== '').length >= enough
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function titles(sources: readonly Source[]): string {
  const first = sources.slice(0, 2).map(({ title }) => `“${title || 'an untitled source'}”`)
  const rest = sources.length - first.length
  return rest === 0 ? first.join(' and ') : `${first.join(', ')} and ${counted(rest, 'other', 'others')}`
}
