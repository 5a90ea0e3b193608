import { POLICY_QUESTIONS, policyRule } from '../../session/policy'
import { day, facts, foreign, heading, joined, paragraph, plain, present, words } from '../block-builders'
import type { Block, Runs } from '../report-document'
import type { ToldClaim } from '../report-claims'
import type { ReportContext } from '../report-context'
import { dateWords, DISPOSITION_WORDS, SAID_WORDS } from '../report-words'

const OUTCOMES = { accepted: 'accepted', rejected: 'rejected', other: 'decided otherwise' } as const

/** What was decided, why, and what stands against it. */
export function decisionBlocks(told: ToldClaim, context: ReportContext): readonly Block[] {
  const { claim, anchor, article } = told
  const { check } = claim
  const value = context.verdictOf(claim)
  const scale = claim.verdict && context.scaleOf(claim)
  const warnings = context.policyOf(told)
  const verdict: Runs | null = claim.verdict
    ? [
        foreign(value ? `${value.label}: ${value.definition}` : claim.verdict.value),
        { text: scale ? ` (${scale.name})` : ' (of a scale that is not at hand)', look: 'faint' }
      ]
    : null
  const disposition = check.disposition && DISPOSITION_WORDS[check.disposition]
  return present<Block>(
    heading(4, `${anchor}-decision`, 'Decision'),
    disposition === null && verdict === null ? paragraph('Not decided.', 'faint') : null,
    facts([
      ['Disposition', disposition ? plain(`${disposition.label}: ${disposition.means}`) : null],
      ['Verdict', verdict],
      ['Did they say it?', check.saidIt === null ? null : plain(SAID_WORDS[check.saidIt])],
      ['Proposed wording', check.proposedText === '' ? null : [words(check.proposedText, article.article.language)]],
      ['The editor’s decision', check.proposalOutcome === null ? null : plain(OUTCOMES[check.proposalOutcome])],
      ['In short', check.explanation],
      ['Justification', check.justification],
      ['Confidence', check.confidence],
      ['What would change it', check.wouldChange],
      ['Decided', day(check.decidedAt)],
      ['May lapse after', day(check.expires)],
      ['Published at', check.publishedUrl],
      ...POLICY_QUESTIONS.flatMap(({ id, text }) => {
        const answer = (check.policyAnswers[id] ?? '').trim()
        return answer === '' ? [] : [[text, answer] as const]
      })
    ]),
    warnings.length === 0 ? null : paragraph([{ text: 'Rules that it does not meet', look: 'strong' }]),
    warnings.length === 0
      ? null
      : {
          kind: 'list',
          ordered: false,
          items: warnings.map(({ rule, message, overridden }): Runs => [
            { text: `${policyRule(rule)?.name ?? rule}: `, look: 'strong' },
            foreign(message),
            ...(overridden === null ? [] : [{ text: ' Overridden: ' }, foreign(overridden)])
          ])
        },
    check.corrections.length === 0
      ? null
      : paragraph([
          { text: 'Corrected: ', look: 'strong' },
          ...joined(
            check.corrections.map(({ date, text }) => [{ text: `${dateWords(date)}: ` }, foreign(text)]),
            '; '
          )
        ])
  )
}
