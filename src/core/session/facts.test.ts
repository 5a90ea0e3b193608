import { describe, expect, test } from 'vitest'
import { testState, testView } from '../commands/testing/random-commands'
import { executeCommand } from '../commands/plan'
import { applyDecision } from './apply-decision'
import { differingMembers, evidenceOfFact, factOf, linkFact, membersOf, unlinkFact } from './facts'
import { statementsIn } from './statements'
import { suggestSameFacts } from './suggest-same-facts'
import { addClaim, addEvidence, deskWith, testDocument, testFact } from './testing/session-fixture'

const A = '00000000000000aa'
const B = '00000000000000bb'

/** One document per sentence with one claim over all of it, and a fact of all of them. */
function factOfSentences(...sentences: readonly string[]) {
  const documents = sentences.map((text, index) => {
    const document = testDocument(text, `00000000000000${String(index).padStart(2, '0')}`)
    addClaim(document, text)
    return document
  })
  const fact = testFact(
    'f1',
    documents.map(({ article }) => ({ article: article.id, claim: 'claim-1' }))
  )
  return { documents, fact }
}

describe('facts', () => {
  test('members that are gone are passed over, in the order they were linked', () => {
    const { documents, fact } = factOfSentences('One boat sank.', 'A boat sank.')
    const more = { ...fact, claims: [{ article: A, claim: 'gone' }, ...fact.claims.toReversed()] }
    expect(membersOf(more, documents).map(({ quote }) => quote)).toEqual(['A boat sank.', 'One boat sank.'])
    expect(factOf(deskWith({ facts: [more] }), { article: A, claim: 'gone' })?.id).toBe('f1')
    expect(factOf(deskWith({ facts: [more] }), { article: B, claim: 'gone' })).toBeNull()
  })

  test('evidence of all its claims is shown with every one', () => {
    const { documents, fact } = factOfSentences('One boat sank.', 'A boat sank.')
    documents.forEach((document) => addEvidence(document, 'claim-1'))
    addEvidence(documents[0] ?? testDocument(''), 'claim-9')
    expect(evidenceOfFact(fact, documents).map(({ ref }) => ref)).toEqual(fact.claims)
  })

  test.each<[string, readonly string[], readonly (readonly [string, string])[]]>([
    ['the same figure', ['It carried 412 people.', 'There were 412 people aboard.'], []],
    [
      'another figure',
      ['It carried 412 people.', 'There were 415 people.'],
      [
        ['412', '415'],
        ['415', '412']
      ]
    ],
    [
      'of three the odd one',
      ['It carried 412 people.', 'It had 412 aboard.', 'There were 415 people.'],
      [['415', '412']]
    ],
    ['one says less', ['It carried 412 people and 3 cars.', 'It carried 412 people.'], []],
    ['a conversion', ['It lost 386 square miles of coast.', 'It lost 1,000 square kilometres of coast.'], []],
    [
      'a wrong conversion',
      ['It lost 386 square metres.', 'It lost 1,000 square kilometres.'],
      [
        ['386 square metres', '1,000 square kilometres'],
        ['1,000 square kilometres', '386 square metres']
      ]
    ],
    ['a hedge that allows it', ['More than 400 people were aboard.', 'There were 412 people aboard.'], []],
    [
      'a hedge that does not',
      ['More than 420 people were aboard.', 'There were 412 people.'],
      [
        ['420', '412'],
        ['412', '420']
      ]
    ],
    ['figures of several kinds', ['It cost $40.', 'It grew by 40%.'], []],
    ['a date in two forms', ['It sank on 22 August 2024.', 'It sank on Aug. 22.'], []],
    [
      'another day',
      ['It sank on 22 August.', 'It sank on August 23, 2024.'],
      [
        ['22 August', 'August 23, 2024'],
        ['August 23, 2024', '22 August']
      ]
    ],
    [
      'another year',
      ['It sank in 1998.', 'It sank in 1999.'],
      [
        ['1998', '1999'],
        ['1999', '1998']
      ]
    ],
    ['a surname for a name', ['The captain was Orla Finch.', 'The captain was Finch.'], []],
    [
      'another spelling',
      ['The captain, Orla Kovalenko of Ness, left.', 'The captain, Kovalenka, left.'],
      [
        ['Orla Kovalenko', 'Kovalenka'],
        ['Kovalenka', 'Orla Kovalenko']
      ]
    ],
    [
      'another name',
      ['The captain was Orla Finch.', 'The captain was Bo Sand.'],
      [
        ['Orla Finch', 'Bo Sand'],
        ['Bo Sand', 'Orla Finch']
      ]
    ]
  ])('a difference is told: %s', (_name, sentences, expected) => {
    const { documents, fact } = factOfSentences(...sentences)
    expect(differingMembers(fact, documents).map(({ states, others }) => [states, others])).toEqual(expected)
  })

  test('a difference is told in words', () => {
    const { documents, fact } = factOfSentences('It carried 412 people.', 'There were 415 people.')
    expect(differingMembers(fact, documents)[0]?.message).toBe('K-001 states 412, K-001 in “Article 01” states 415.')
  })

  test('the word “may” is no month', () => {
    expect(statementsIn('It may sink. May Day.').filter(({ kind }) => kind === 'date')).toEqual([])
    expect(statementsIn('It sank in May 2024.').map(({ words }) => words)).toContain('May 2024')
  })

  test('linking makes one fact of those that there are; unlinking ends one of two', () => {
    const ref = (claim: string) => ({ article: A, claim })
    const desk = deskWith({ facts: [testFact('f1', [ref('a'), ref('b')]), testFact('f2', [ref('c'), ref('d')])] })
    expect(linkFact(desk, [ref('b'), ref('c'), ref('e')], { id: 'new', name: 'New' })).toEqual([
      {
        type: 'desk.put',
        records: [{ table: 'fact', record: { id: 'f1', name: 'Fact f1', claims: ['a', 'b', 'c', 'd', 'e'].map(ref) } }]
      },
      { type: 'desk.remove', table: 'fact', ids: ['f2'] }
    ])
    expect(linkFact(desk, [ref('x'), ref('y')], { id: 'new', name: 'New' })).toMatchObject([
      { records: [{ record: { id: 'new', name: 'New', claims: [ref('x'), ref('y')] } }] }
    ])
    expect(linkFact(desk, [ref('x')], { id: 'new', name: '' })).toEqual([])
    expect(unlinkFact(desk, ref('a'))).toEqual([{ type: 'desk.remove', table: 'fact', ids: ['f1'] }])
    expect(unlinkFact(desk, ref('x'))).toEqual([])
  })
})

describe('applyDecision', () => {
  const EXECUTED = { now: '2024-08-23T10:00:00.000Z', person: 'p' }

  test('decides the other places alike, without proposed wording and without evidence', () => {
    const state = testState()
    const view = testView(state)
    for (const article of [A, B]) {
      executeCommand(
        state,
        view,
        {
          type: 'annotations.add',
          article,
          spans: [{ id: 's1', ranges: [{ start: 0, end: 5 }], label: 'claim' }],
          claims: [
            {
              id: 'c1',
              spans: ['s1'],
              speaker: article === A ? 'Orla Finch' : 'Bo Sand',
              check: { policyAnswers: { 'other-reading': article } }
            }
          ],
          documentLabels: [],
          edges: 'tidy',
          origin: 'human'
        },
        EXECUTED
      )
    }
    const claimIn = (article: string) => {
      const claim = state.layers.get(article)?.claims.get('c1')
      if (!claim) throw new Error('There is no claim.')
      return { ref: { article, claim: 'c1' }, claim }
    }
    executeCommand(
      state,
      view,
      {
        type: 'claim.update',
        article: A,
        claim: 'c1',
        patch: {
          verdict: { scale: 'five-point', value: 'false' },
          check: {
            disposition: 'change',
            status: 'decided',
            justification: 'The log says otherwise.',
            proposedText: 'other words',
            saidIt: 'yes',
            policyAnswers: { 'literally-true': 'no' },
            overrides: [{ rule: 'both-sides', reason: 'a log has no sides' }]
          }
        }
      },
      EXECUTED
    )
    const commands = applyDecision(claimIn(A), [claimIn(A), claimIn(B)])
    expect(commands).toHaveLength(1)
    for (const command of commands) executeCommand(state, view, command, EXECUTED)
    const { claim } = claimIn(B)
    expect(claim.verdict).toEqual({ scale: 'five-point', value: 'false' })
    expect(claim.speaker).toBe('Bo Sand')
    expect(claim.check).toMatchObject({
      disposition: 'change',
      status: 'decided',
      justification: 'The log says otherwise.',
      proposedText: '',
      saidIt: null,
      policyAnswers: { 'literally-true': 'no' },
      overrides: [{ rule: 'both-sides', reason: 'a log has no sides' }],
      decidedAt: EXECUTED.now
    })
    expect(state.layers.get(B)?.evidence.size).toBe(0)
  })
})

describe('suggestSameFacts', () => {
  test('claims with the same figure and words are told as a pair, with the reason', () => {
    const one = testDocument('The ferry carried 412 people. The harbour was closed.', A)
    const two = testDocument('There were 412 people aboard the ferry. Bread got dearer.', B)
    addClaim(one, 'The ferry carried 412 people')
    addClaim(one, 'The harbour was closed')
    addClaim(two, '412 people aboard the ferry')
    addClaim(two, 'Bread got dearer')
    const suggestions = suggestSameFacts([one, two])
    expect(suggestions).toHaveLength(1)
    expect(suggestions[0]).toMatchObject({ a: { article: A, claim: 'claim-1' }, b: { article: B, claim: 'claim-1' } })
    expect(suggestions[0]?.reason).toContain('412')
    expect(suggestions[0]?.reason).toContain('ferry')
    const fact = testFact('f1', [
      { article: A, claim: 'claim-1' },
      { article: B, claim: 'claim-1' }
    ])
    expect(suggestSameFacts([one, two], [fact])).toEqual([])
  })

  test('a figure alone, or a word or two, is not enough', () => {
    const one = testDocument('412 people voted. The harbour was closed.', A)
    addClaim(one, '412 people voted')
    addClaim(one, 'The harbour was closed')
    const two = testDocument('A loaf costs 412 crowns. The harbour was painted.', B)
    addClaim(two, 'A loaf costs 412 crowns')
    addClaim(two, 'The harbour was painted')
    expect(suggestSameFacts([one, two])).toEqual([])
  })
})
