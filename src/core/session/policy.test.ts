import { describe, expect, test } from 'vitest'
import type { Claim } from '../model/claim'
import { EMPTY_CLAIM_FIELDS } from '../model/claim'
import { EMPTY_CHECK } from '../model/claim-check'
import type { ClaimCheck } from '../model/claim-check'
import type { Contact, Source } from '../model/desk'
import { EMPTY_EVIDENCE } from '../model/evidence'
import type { Evidence } from '../model/evidence'
import { SESSION_PRESETS } from '../model/desk'
import { findScale, FIVE_POINT_SCALE } from '../model/verdict-scales'
import { checkPolicy, POLICY_QUESTIONS, POLICY_RULE_IDS, POLICY_RULES, policyRule, unresolvedWarnings } from './policy'
import type { PolicyInput, PolicyRuleId } from './policy'
import { PRESETS } from './presets'
import { AUTHORED, testSource } from './testing/session-fixture'

const ARTICLE = '00000000000000aa'

function claim(check: Partial<ClaimCheck> = {}, given: Partial<Claim> = {}): Claim {
  return {
    ...AUTHORED,
    id: 'c1',
    spans: ['s1'],
    ...EMPTY_CLAIM_FIELDS,
    speaker: 'Orla Finch',
    ...given,
    check: { ...EMPTY_CHECK, ...check }
  }
}

const evidence = (id: string, given: Partial<Evidence> = {}): Evidence => ({
  ...AUTHORED,
  id,
  claim: 'c1',
  ...EMPTY_EVIDENCE,
  stance: 'supports',
  ...given
})

const contact = (id: string): Contact => ({
  ...AUTHORED,
  id,
  source: null,
  who: 'Orla Finch',
  on: '2024-08-22',
  how: 'call',
  asked: '',
  answered: '',
  offRecord: false,
  isPublic: false,
  claims: [{ article: ARTICLE, claim: 'c1' }]
})

interface Given {
  readonly claim?: Claim
  readonly evidence?: readonly Evidence[]
  readonly sources?: readonly Source[]
  readonly contacts?: readonly Contact[]
  readonly scale?: PolicyInput['scale']
  readonly asOf?: string
}

/** What one rule says of a claim; null where it is met. */
function told(rule: PolicyRuleId, given: Given = {}): string | null {
  const sources = new Map((given.sources ?? []).map((source) => [source.id, source]))
  const warnings = checkPolicy({
    claim: given.claim ?? claim(),
    article: ARTICLE,
    evidence: given.evidence ?? [],
    sources,
    contacts: given.contacts ?? [],
    scale: given.scale ?? null,
    session: { policy: [rule], asOf: given.asOf ?? null }
  })
  expect(warnings.length).toBeLessThanOrEqual(1)
  return warnings[0]?.message ?? null
}

const from = (...ids: readonly string[]): Evidence[] => ids.map((source) => evidence(`e-${source}`, { source }))

describe('checkPolicy', () => {
  test('two sources of one group are one', () => {
    const agency = { independenceGroup: 'Agency' }
    const sources = [testSource('a', agency), testSource('b', { independenceGroup: ' agency ' }), testSource('c')]
    expect(told('independent-sources', { evidence: from('a', 'b'), sources })).toContain('all of one group')
    expect(told('independent-sources', { evidence: from('a', 'c'), sources })).toBeNull()
    expect(told('independent-sources', { evidence: from('a'), sources })).toContain('one source')
    expect(told('independent-sources', { evidence: [evidence('e1')] })).toContain('source log')
    expect(told('independent-sources')).toContain('no source yet')
  })

  test('background is no deciding evidence', () => {
    const sources = [testSource('a'), testSource('b')]
    const pieces = from('a', 'b').map((one) => ({ ...one, stance: 'background' as const }))
    expect(told('independent-sources', { evidence: pieces, sources })).toContain('no source yet')
  })

  test('one primary source or three independent secondary ones', () => {
    const secondary = ['a', 'b', 'c'].map((id) => testSource(id, { tier: 'secondary' }))
    const rule = 'primary-source'
    expect(told(rule, { evidence: from('p'), sources: [testSource('p', { tier: 'primary' })] })).toBeNull()
    expect(told(rule, { evidence: from('a', 'b', 'c'), sources: secondary })).toBeNull()
    expect(told(rule, { evidence: from('a', 'b'), sources: secondary })).toContain('2 independent secondary ones')
    const copies = secondary.map((source) => ({ ...source, independenceGroup: 'one story' }))
    expect(told(rule, { evidence: from('a', 'b', 'c'), sources: copies })).toContain('1 independent secondary one')
    expect(told(rule, { evidence: from('x'), sources: [testSource('x')] })).toContain('not say which kind')
  })

  test('an anonymous source may give context and decides nothing', () => {
    const sources = [testSource('a', { anonymous: true })]
    expect(told('no-anonymous-source', { evidence: from('a'), sources })).toContain('cannot be named')
    expect(
      told('no-anonymous-source', { evidence: [evidence('e', { source: 'a', stance: 'context' })], sources })
    ).toBeNull()
  })

  test('the claimant was contacted, or a reason why not is given', () => {
    expect(told('claimant-contacted')).toContain('Orla Finch')
    expect(told('claimant-contacted', { contacts: [contact('k1')] })).toBeNull()
    const elsewhere = { ...contact('k1'), claims: [{ article: '00000000000000bb', claim: 'c1' }] }
    expect(told('claimant-contacted', { contacts: [elsewhere] })).not.toBeNull()
    for (const id of ['contact-self-evident', 'contact-not-possible']) {
      expect(told('claimant-contacted', { claim: claim({ policyAnswers: { [id]: 'Died in 1998.' } }) })).toBeNull()
      expect(told('claimant-contacted', { claim: claim({ policyAnswers: { [id]: '  ' } }) })).not.toBeNull()
    }
    expect(told('claimant-contacted', { claim: claim({}, { speaker: '' }) })).toBeNull()
  })

  test('both sides were looked for', () => {
    const both = [evidence('e1'), evidence('e2', { stance: 'refutes' })]
    expect(told('both-sides', { evidence: both })).toBeNull()
    expect(told('both-sides', { evidence: [evidence('e1', { stance: 'conflicts' })] })).toBeNull()
    expect(told('both-sides', { evidence: [evidence('e1')] })).toContain('only for it')
    expect(told('both-sides', { evidence: [evidence('e1', { stance: 'refutes' })] })).toContain('only against it')
    expect(told('both-sides', { claim: claim({ policyAnswers: { 'looked-both-sides': 'Court files.' } }) })).toBeNull()
  })

  test('all four questions are answered', () => {
    const ids = POLICY_QUESTIONS.filter(({ rule }) => rule === 'four-questions').map(({ id }) => id)
    expect(ids).toHaveLength(4)
    const answers = Object.fromEntries(ids.map((id) => [id, 'yes']))
    expect(told('four-questions', { claim: claim({ policyAnswers: answers }) })).toBeNull()
    expect(told('four-questions', { claim: claim({ policyAnswers: { ...answers, [ids[0] ?? '']: '' } }) })).toBe(
      '1 question is not answered: Is it literally true?'
    )
  })

  test('interests are noted for every source', () => {
    const sources = [testSource('a', { title: 'Port log' }), testSource('b', { interests: 'none known' })]
    expect(told('interests-noted', { evidence: from('a', 'b'), sources })).toContain('“Port log”')
    expect(told('interests-noted', { evidence: from('b'), sources })).toBeNull()
  })

  test('evidence has a locator and a copy; a calculation and a passage of the library need neither', () => {
    const capture = {
      sha256: 'a'.repeat(64),
      kind: 'pdf',
      name: 'log.pdf',
      bytes: 1,
      how: 'file',
      capturedAt: '2024-08-22T10:00:00.000Z'
    } as const
    const rule = 'locator-and-capture'
    expect(told(rule, { evidence: [evidence('e', { locator: 'p. 3', capture })] })).toBeNull()
    expect(told(rule, { evidence: [evidence('e', { locator: 'p. 3' })] })).toBe(
      '1 has no copy on file. Give the page, paragraph or time, and drop the file in.'
    )
    expect(told(rule, { evidence: [evidence('e', { capture })] })).toContain('not where it stands')
    expect(
      told(rule, { evidence: [evidence('e', { calculation: { expression: '1+1', result: '2', working: [] } })] })
    ).toBeNull()
  })

  test('evidence is not later than the as-of date, as far as both dates go', () => {
    const late = (publishedOn: string | null) =>
      told('evidence-after-as-of', { evidence: [evidence('e', { publishedOn })], asOf: '2024-08-22' })
    expect(late('2024-08-23')).toContain('after 2024-08-22')
    expect(late('2024-08-22')).toBeNull()
    expect(late('2024-08')).toBeNull()
    expect(late('2024-09')).not.toBeNull()
    expect(late(null)).toBeNull()
    expect(told('evidence-after-as-of', { evidence: [evidence('e', { publishedOn: '2030' })] })).toBeNull()
  })

  test.each([
    ['ok', null],
    ['opinion', null],
    ['change', '“Change” needs a justification. Write why.'],
    ['query-author', '“Query author” needs a justification. Write why.'],
    ['cut', '“Cut” needs a justification. Write why.']
  ] as const)('the disposition %s and its justification', (disposition, expected) => {
    expect(told('justification', { claim: claim({ disposition }) })).toBe(expected)
    expect(told('justification', { claim: claim({ disposition, justification: 'Seen.' }) })).toBeNull()
  })

  test('a verdict asks what its scale says', () => {
    const verdict = { scale: 'five-point', value: 'false' }
    const scale = FIVE_POINT_SCALE
    expect(told('justification', { claim: claim({}, { verdict }), scale })).toContain('“False”')
    expect(told('enough-evidence', { claim: claim({}, { verdict }), scale })).toBe(
      '“False” needs 1 piece of evidence; there are 0.'
    )
    expect(told('enough-evidence', { claim: claim({}, { verdict }), scale, evidence: [evidence('e')] })).toBeNull()
    const satire = { scale: 'afp', value: 'satire' }
    expect(told('justification', { claim: claim({}, { verdict: satire }), scale: findScale('afp') })).toBeNull()
  })

  test('a change needs its words, a yes or no its explanation', () => {
    expect(told('proposed-wording', { claim: claim({ disposition: 'change' }) })).not.toBeNull()
    expect(told('proposed-wording', { claim: claim({ disposition: 'change', proposedText: 'nine' }) })).toBeNull()
    expect(told('proposed-wording', { claim: claim({ disposition: 'ok' }) })).toBeNull()
    expect(told('boolean-explained', { evidence: [evidence('e', { answerType: 'boolean' })] })).not.toBeNull()
    expect(
      told('boolean-explained', { evidence: [evidence('e', { answerType: 'boolean', booleanExplanation: 'Log.' })] })
    ).toBeNull()
  })

  test.each([
    ['a query', { disposition: 'query-author' }],
    ['what cannot be confirmed', { disposition: 'cannot-confirm' }],
    ['an opinion', { disposition: 'opinion' }],
    ['what is not checkable', { checkable: 'opinion' }]
  ] as const)('the rules about evidence keep silent for %s', (_name, check) => {
    for (const rule of ['independent-sources', 'primary-source', 'both-sides', 'four-questions'] as const) {
      expect(told(rule, { claim: claim(check) })).toBeNull()
    }
  })

  test('only rules in force warn, in the order of the list; an override is told with its reason', () => {
    const input: PolicyInput = {
      claim: claim({ disposition: 'change', overrides: [{ rule: 'justification', reason: 'obvious' }] }),
      article: ARTICLE,
      evidence: [],
      sources: new Map(),
      contacts: [],
      scale: null,
      session: { policy: ['proposed-wording', 'justification', 'a-rule-of-another-version'], asOf: null }
    }
    const warnings = checkPolicy(input)
    expect(warnings.map(({ rule, overridden }) => [rule, overridden])).toEqual([
      ['justification', 'obvious'],
      ['proposed-wording', null]
    ])
    expect(unresolvedWarnings(warnings).map(({ rule }) => rule)).toEqual(['proposed-wording'])
    expect(checkPolicy({ ...input, session: { policy: [], asOf: null } })).toEqual([])
  })
})

describe('rules and presets', () => {
  test('every rule is told once, and every question belongs to one', () => {
    expect(POLICY_RULES.map(({ id }) => id)).toEqual(POLICY_RULE_IDS)
    for (const { rule } of POLICY_QUESTIONS) expect(policyRule(rule)?.id).toBe(rule)
    expect(policyRule('second-reader')).toBeNull()
  })

  test('every preset has a scale that exists, or shows dispositions', () => {
    for (const id of SESSION_PRESETS) {
      const preset = PRESETS[id]
      expect(preset.showsDispositions || preset.showsVerdicts).toBe(true)
      expect(preset.scale === null).toBe(!preset.showsVerdicts)
      if (preset.scale !== null) expect(findScale(preset.scale)).not.toBeNull()
      expect(new Set(preset.policy).size).toBe(preset.policy.length)
    }
  })
})
