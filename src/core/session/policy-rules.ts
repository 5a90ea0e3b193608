/** Rules that a session may have in force; ids are stored in `Session.policy` and in a claim's overrides. */
export const POLICY_RULE_IDS = [
  'independent-sources',
  'primary-source',
  'no-anonymous-source',
  'claimant-contacted',
  'both-sides',
  'four-questions',
  'interests-noted',
  'locator-and-capture',
  'evidence-after-as-of',
  'justification',
  'proposed-wording',
  'enough-evidence',
  'boolean-explained'
] as const
export type PolicyRuleId = (typeof POLICY_RULE_IDS)[number]

export interface PolicyRule {
  readonly id: PolicyRuleId
  readonly name: string
  /** Where the rule comes from, in a few words. */
  readonly origin: string
  readonly why: string
}

/** The rules as people read them, in the order in which they are listed. They warn; none forbids a decision. */
export const POLICY_RULES: readonly PolicyRule[] = [
  {
    id: 'independent-sources',
    name: 'Two independent sources',
    origin: 'AFP',
    why: 'One source can be wrong, and several that repeat it are still one.'
  },
  {
    id: 'primary-source',
    name: 'A primary source, or three secondary ones',
    origin: 'KSJ fact-checking handbook',
    why: 'What was retold is nearer to the truth the nearer it is to where it began.'
  },
  {
    id: 'no-anonymous-source',
    name: 'No anonymous source decides',
    origin: 'AFP stylebook',
    why: 'A reader cannot weigh what nobody stands for.'
  },
  {
    id: 'claimant-contacted',
    name: 'Claimant contacted',
    origin: 'Full Fact, IFCN',
    why: 'Whoever said it may have evidence, and may say that it was meant otherwise.'
  },
  {
    id: 'both-sides',
    name: 'Evidence for and against looked for',
    origin: 'IFCN, methodology',
    why: 'Whoever looks for one side only finds it.'
  },
  {
    id: 'four-questions',
    name: 'Four questions answered',
    origin: 'PolitiFact',
    why: 'They catch what is right in its letter and misleads, and keep decisions alike.'
  },
  {
    id: 'interests-noted',
    name: 'Interests of sources noted',
    origin: 'IFCN 2.3',
    why: 'What a source gains by an answer belongs beside the answer.'
  },
  {
    id: 'locator-and-capture',
    name: 'Evidence has a locator and a copy',
    origin: 'Berkeley Protocol',
    why: 'Pages change and go; what is on file with its hash can still be shown in years.'
  },
  {
    id: 'evidence-after-as-of',
    name: 'No evidence after the as-of date',
    origin: 'AVeriTeC',
    why: 'A claim is judged by what could be known then.'
  },
  {
    id: 'justification',
    name: 'Justification written',
    origin: 'AVeriTeC; the scale',
    why: 'A decision without its reasons can be neither checked nor defended.'
  },
  {
    id: 'proposed-wording',
    name: 'Proposed wording for a change',
    origin: 'Line check',
    why: 'An editor can decide on words, not on “wrong”.'
  },
  {
    id: 'enough-evidence',
    name: 'As much evidence as the outcome needs',
    origin: 'The scale',
    why: 'What holds or does not hold needs something that shows it.'
  },
  {
    id: 'boolean-explained',
    name: 'Yes and no explained',
    origin: 'AVeriTeC',
    why: 'A bare yes says nothing about why; AVeriTeC’s files have the explanation.'
  }
]

/** A question a person answers on the claim itself; `ClaimCheck.policyAnswers` holds the words under its id. */
export interface PolicyQuestion {
  readonly id: string
  readonly rule: PolicyRuleId
  readonly text: string
}

/**
 * Of `claimant-contacted` one answer is enough where no contact is logged: self-evident, or not possible, each with a
 * reason (and the date it was tried on). Of the four questions every one has to be answered.
 */
export const POLICY_QUESTIONS: readonly PolicyQuestion[] = [
  {
    id: 'contact-self-evident',
    rule: 'claimant-contacted',
    text: 'Why does the claimant not have to be asked?'
  },
  {
    id: 'contact-not-possible',
    rule: 'claimant-contacted',
    text: 'Why could the claimant not be asked, and when was it tried?'
  },
  {
    id: 'looked-both-sides',
    rule: 'both-sides',
    text: 'What was looked for that would speak on the other side?'
  },
  { id: 'literally-true', rule: 'four-questions', text: 'Is it literally true?' },
  { id: 'other-reading', rule: 'four-questions', text: 'Can it be read in another way?' },
  { id: 'speaker-evidence', rule: 'four-questions', text: 'Did the speaker give evidence?' },
  { id: 'earlier-ruling', rule: 'four-questions', text: 'How were claims like it decided before?' }
]

/** The rule with that id, or null for one of another version. */
export const policyRule = (id: string): PolicyRule | null => POLICY_RULES.find((rule) => rule.id === id) ?? null
