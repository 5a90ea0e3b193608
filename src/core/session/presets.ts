import type { SessionPreset } from '../model/desk'
import { POLICY_RULE_IDS } from './policy-rules'
import type { PolicyRuleId } from './policy-rules'

/** What a new session begins with; all of it can be changed. */
export interface Preset {
  readonly id: SessionPreset
  readonly name: string
  readonly about: string
  /** Id of a verdict scale, or null where only dispositions are given. */
  readonly scale: string | null
  readonly policy: readonly PolicyRuleId[]
  readonly showsDispositions: boolean
  readonly showsVerdicts: boolean
  /** Whether the whole text has to be accounted for: the meter is a goal there, elsewhere only told. */
  readonly wantsCoverage: boolean
  readonly timed: boolean
}

/** Every claim that is rated by somebody else's words: all rules but those of one house or of data sets. */
const CLAIM_CHECK_POLICY: readonly PolicyRuleId[] = POLICY_RULE_IDS.filter(
  (id) => id !== 'boolean-explained' && id !== 'proposed-wording'
)

/**
 * - A line check ticks hundreds of words, most of which have one obvious source: the rules on counts of sources, contact
 *   with speakers and the four questions would warn at nearly every word and be overridden without being read.
 * - A claim check publishes a rating of what somebody said: everything the agencies and networks ask is on.
 * - A data set has to fit its format (justification, evidence, explained answers, dates) and is made without calls.
 * - A class compares coders: what both need to have done alike is on, what needs a newsroom (contact, interests) is not.
 */
export const PRESETS: Readonly<Record<SessionPreset, Preset>> = {
  'line-check': {
    id: 'line-check',
    name: 'Line check',
    about: 'Every verifiable word of a text, before it is published. Each gets a disposition.',
    scale: null,
    policy: ['no-anonymous-source', 'evidence-after-as-of', 'justification', 'proposed-wording', 'enough-evidence'],
    showsDispositions: true,
    showsVerdicts: false,
    wantsCoverage: true,
    timed: true
  },
  'claim-check': {
    id: 'claim-check',
    name: 'Claim check',
    about: 'Chosen claims get a verdict with justification and sources, to be published.',
    scale: 'five-point',
    policy: CLAIM_CHECK_POLICY,
    showsDispositions: false,
    showsVerdicts: true,
    wantsCoverage: false,
    timed: true
  },
  'data-set': {
    id: 'data-set',
    name: 'Data set',
    about: 'Claims with questions, answers and labels for research, as AVeriTeC has them.',
    scale: 'averitec',
    policy: ['evidence-after-as-of', 'justification', 'enough-evidence', 'boolean-explained'],
    showsDispositions: false,
    showsVerdicts: true,
    wantsCoverage: false,
    timed: true
  },
  'class-exercise': {
    id: 'class-exercise',
    name: 'Class exercise',
    about: 'A text to learn on: every claim found, decided and justified, without a clock.',
    scale: 'five-point',
    policy: [
      'independent-sources',
      'primary-source',
      'both-sides',
      'four-questions',
      'justification',
      'enough-evidence'
    ],
    showsDispositions: true,
    showsVerdicts: true,
    wantsCoverage: true,
    timed: false
  }
}
