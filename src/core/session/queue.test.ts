import { describe, expect, test } from 'vitest'
import { QUEUE_ORDERS, queueRows, sortQueue } from './queue'
import {
  addClaim,
  addEvidence,
  addQuestion,
  deskWith,
  testDocument,
  testFact,
  testSource
} from './testing/session-fixture'

const TEXT = 'The ferry left at nine. It carried 412 people. Nobody was hurt, officials said.'
const OTHER = '00000000000000bb'

describe('queueRows', () => {
  test('tells of each claim what the queue shows', () => {
    const document = testDocument(TEXT)
    const claim = addClaim(document, '412 people', {
      speaker: 'the port',
      check: {
        attribution: {
          kind: 'mixed',
          anonymity: 'anonymous',
          source: null,
          cue: null,
          content: null,
          cueType: null,
          reportedVia: []
        },
        suggestion: { model: 'rules@1', score: 0.7, reasons: ['number'], edited: false }
      }
    })
    const first = addQuestion(document, claim.id)
    addQuestion(document, claim.id, 'Who counted?')
    addEvidence(document, claim.id, { question: first.id, answerType: 'unanswerable', source: 's1' })
    addEvidence(document, claim.id, { source: 'gone' })
    document.layer.times.set(claim.id, 90)
    const rows = queueRows([document], deskWith({ sources: [testSource('s1', { title: 'Port log' })] }))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      code: 'K-001',
      title: 'Article aa',
      start: TEXT.indexOf('412'),
      quote: '412 people',
      speaker: 'the port',
      questions: 2,
      unanswered: 1,
      evidence: 2,
      sources: ['Port log'],
      hasNumber: true,
      isAnonymous: true,
      isQuote: true,
      attribution: 'mixed',
      isDecided: false,
      score: 0.7,
      seconds: 90,
      isOrphan: false,
      isExcluded: false
    })
  })

  test('a number in words is a number, a name in the people table goes before what was written', () => {
    const document = testDocument('Twenty ferries left, Finch said.')
    addClaim(document, 'Twenty ferries left', { speaker: 'Finch', check: { speakerRef: 'p1' } })
    const desk = deskWith()
    desk.speaker.set('p1', {
      id: 'p1',
      person: 'p',
      createdAt: '',
      updatedAt: '',
      origin: 'human',
      name: 'Orla Finch',
      aliases: [],
      title: '',
      organisation: '',
      kind: 'person',
      sameAs: null
    })
    expect(queueRows([document], desk)[0]).toMatchObject({ hasNumber: true, speaker: 'Orla Finch' })
  })

  test('claims of one fact that were decided differently are flagged in every place', () => {
    const one = testDocument(TEXT)
    const two = testDocument(TEXT, OTHER)
    const a = addClaim(one, '412 people', { check: { disposition: 'ok' } })
    const b = addClaim(two, '412 people', { check: { disposition: 'change' } })
    addClaim(two, 'at nine', { check: { disposition: 'cut' } })
    const fact = testFact('f1', [
      { article: one.article.id, claim: a.id },
      { article: OTHER, claim: b.id }
    ])
    const rows = queueRows([one, two], deskWith({ facts: [fact] }))
    expect(rows.map(({ code, fact: id, differs }) => [code, id, differs])).toEqual([
      ['K-001', 'f1', true],
      ['K-002', null, false],
      ['K-001', 'f1', true]
    ])
  })

  test('a claim in a part that was left out later, and one without its words, are flagged', () => {
    const segment = {
      start: 24,
      end: TEXT.length,
      role: 'teaser',
      excluded: true,
      reason: '',
      confirmedBy: null
    } as const
    const document = testDocument(TEXT, undefined, [segment])
    const orphan = addClaim(document, 'at nine')
    addClaim(document, '412 people')
    const id = orphan.spans[0] ?? ''
    const span = document.layer.spans.get(id)
    if (span) document.layer.spans.set(id, { ...span, orphan: { lastKnown: [{ start: 2, end: 3 }] } })
    expect(
      queueRows([document], deskWith()).map(({ start, isOrphan, isExcluded }) => [start, isOrphan, isExcluded])
    ).toEqual([
      [2, true, false],
      [TEXT.indexOf('412'), false, true]
    ])
  })
})

describe('sortQueue', () => {
  function rows() {
    const document = testDocument(TEXT)
    addClaim(document, 'officials', { speaker: '', check: { priority: 0, status: 'decided', assignee: 'zoe' } })
    addClaim(document, '412 people', {
      speaker: 'zara',
      check: { priority: 5, status: 'waiting', waiting: { for: 'author', on: 'A', due: '2024-09-02' } }
    })
    addClaim(document, 'The ferry', {
      speaker: 'Åse',
      check: {
        priority: 1,
        status: 'in-progress',
        assignee: 'Ben',
        suggestion: { model: 'rules@1', score: 0.4, reasons: [], edited: false }
      }
    })
    addClaim(document, 'Nobody', {
      speaker: 'Abel',
      check: {
        priority: 5,
        waiting: { for: 'author', on: 'A', due: '2024-09-01' },
        suggestion: { model: 'rules@1', score: 0.9, reasons: [], edited: false }
      }
    })
    addEvidence(document, 'claim-4', { source: 's1' })
    return queueRows([document], deskWith({ sources: [testSource('s1')] }))
  }
  const numbers = (by: (typeof QUEUE_ORDERS)[number]) => sortQueue(rows(), by).map(({ claim }) => claim.check.number)

  test.each([
    ['text', [3, 2, 4, 1]],
    ['priority', [3, 2, 4, 1]],
    ['score', [4, 3, 2, 1]],
    ['speaker', [4, 3, 2, 1]],
    ['source', [4, 3, 2, 1]],
    ['status', [3, 4, 2, 1]],
    ['assignee', [3, 1, 2, 4]],
    ['due', [4, 2, 3, 1]]
  ] as const)('by %s', (by, expected) => {
    expect(numbers(by)).toEqual(expected)
  })

  test('by risk: what is urgent and has nothing behind it goes first', () => {
    expect(sortQueue(rows(), 'risk').map(({ risk }) => risk)).toEqual([0.45, 0.35, 0.2, 0])
  })

  test('every order keeps all rows and leaves the given list alone', () => {
    const given = rows()
    const copy = [...given]
    for (const by of QUEUE_ORDERS) expect(new Set(sortQueue(given, by))).toEqual(new Set(copy))
    expect(given).toEqual(copy)
  })
})
