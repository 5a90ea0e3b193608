import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queueRows } from './queue'
import { describeQuery, matchesQuery, parseQueueQuery, QUEUE_QUERY_KEYS } from './queue-query'
import {
  addClaim,
  addEvidence,
  addQuestion,
  deskWith,
  testDocument,
  testFact,
  testSource
} from './testing/session-fixture'

const TEXT = 'The ferry left at nine. It carried 412 people. Nobody was hurt, officials said. A café opened.'

function rows() {
  const document = testDocument(TEXT)
  addClaim(document, 'The ferry left', {
    speaker: 'Orla Finch',
    check: { types: ['event', 'date'], priority: 1, status: 'in-progress', assignee: 'Ines' }
  })
  addClaim(document, '412 people', {
    check: { types: ['quantity'], priority: 2, disposition: 'ok', status: 'decided', topics: ['shipping'] }
  })
  addClaim(document, 'Nobody was hurt', {
    speaker: 'officials',
    check: {
      priority: 4,
      status: 'waiting',
      waiting: { for: 'source', on: 'Harbour office', due: '2024-09-02' },
      attribution: {
        kind: 'direct',
        anonymity: 'anonymous',
        source: null,
        cue: null,
        content: null,
        cueType: null,
        reportedVia: []
      }
    }
  })
  addClaim(document, 'A café opened', {
    normalized: 'A café opened in Ness.',
    verdict: { scale: 'five-point', value: 'true' }
  })
  addQuestion(document, 'claim-1')
  addEvidence(document, 'claim-2', { source: 's1' })
  const fact = testFact('f1', [{ article: document.article.id, claim: 'claim-4' }])
  return queueRows([document], deskWith({ sources: [testSource('s1', { title: 'Port log' })], facts: [fact] }))
}

const found = (query: string) => {
  const { filter, problems } = parseQueueQuery(query)
  expect(problems).toEqual([])
  return rows()
    .filter((row) => matchesQuery(row, filter))
    .map(({ claim }) => claim.check.number)
}

describe('parseQueueQuery', () => {
  test.each([
    ['', [1, 2, 3, 4]],
    ['type:quantity', [2]],
    ['TYPE:Event', [1]],
    ['-type:quantity', [1, 3, 4]],
    ['status:waiting', [3]],
    ['disposition:ok', [2]],
    ['verdict:true', [4]],
    ['speaker:"orla finch"', [1]],
    ['speaker:“Finch”', [1]],
    ['priority:<=2', [1, 2]],
    ['priority:>2', [3]],
    ['priority:2', [2]],
    ['priority:0', [4]],
    ['has:number', [2]],
    ['has:evidence', [2]],
    ['no:evidence', [1, 3, 4]],
    ['-no:evidence', [2]],
    ['is:anonymous', [3]],
    ['is:quote', [3]],
    ['is:waiting', [3]],
    ['is:open', [1, 3]],
    ['is:decided', [2, 4]],
    ['unanswered:yes', [1]],
    ['unanswered:no', [2, 3, 4]],
    ['fact:yes', [4]],
    ['assignee:ines', [1]],
    ['waiting:harbour', [3]],
    ['waiting:source', [3]],
    ['due:2024-09', [3]],
    ['due:2024-09-01', []],
    ['topic:ship', [2]],
    ['source:"port log"', [2]],
    ['article:aa', [1, 2, 3, 4]],
    ['cafe', [4]],
    ['"CAFÉ   opened"', [4]],
    ['K-003', [3]],
    ['Ness', [4]],
    ['-hurt', [1, 2, 4]],
    ['is:open priority:<=2 -speaker:officials', [1]]
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected)
  })

  test('names what it does not know with its place, and keeps the rest', () => {
    const { filter, problems } = parseQueueQuery('colour:red is:open type:fish speaker: priority:9')
    expect(problems.map(({ start, end, part }) => [start, end, part])).toEqual([
      [0, 10, 'colour:red'],
      [19, 28, 'type:fish'],
      [29, 37, 'speaker:'],
      [38, 48, 'priority:9']
    ])
    expect(problems[0]?.message).toContain('There is no “colour:”')
    expect(problems[1]?.message).toContain('quantity')
    expect(filter.terms).toHaveLength(1)
  })

  test('is described in words', () => {
    expect(describeQuery(parseQueueQuery('').filter)).toBe('all claims')
    expect(describeQuery(parseQueueQuery('type:quantity -is:decided no:evidence priority:<=2 ferry').filter)).toBe(
      'claims of type quantity, not decided, without evidence, of priority at most 2, with the words “ferry”'
    )
  })

  test('every value that is offered is understood', () => {
    for (const { key, values } of QUEUE_QUERY_KEYS) {
      for (const value of values) expect(parseQueueQuery(`${key}:${value}`).problems).toEqual([])
    }
  })

  test('takes any text; the places of problems are where the parts stand', () => {
    const given = rows()
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(fc.constantFrom('is:', 'open', '"', ' ', '-', ':', 'has:number', 'constructor:x', 'is:__proto__'))
            .map((parts) => parts.join(''))
        ),
        (query) => {
          const { filter, problems } = parseQueueQuery(query)
          for (const { start, end, part } of problems) expect(query.slice(start, end)).toBe(part)
          for (const row of given) expect(typeof matchesQuery(row, filter)).toBe('boolean')
          describeQuery(filter)
        }
      )
    )
  })

  test('a term and its negation share out the rows', () => {
    const given = rows()
    fc.assert(
      fc.property(
        fc.constantFrom(...QUEUE_QUERY_KEYS.flatMap(({ key, values }) => values.map((value) => `${key}:${value}`))),
        (part) => {
          const plain = given.filter((row) => matchesQuery(row, parseQueueQuery(part).filter))
          const turned = given.filter((row) => matchesQuery(row, parseQueueQuery(`-${part}`).filter))
          expect(plain.length + turned.length).toBe(given.length)
        }
      )
    )
  })
})
