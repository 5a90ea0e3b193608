import { describe, expect, test } from 'vitest'
import { groupBySource } from './by-source'
import { countIndependent, groupSources, hostOf, suggestGroups } from './independence'
import { queueRows } from './queue'
import { questionsFor } from './question-templates'
import { addClaim, addEvidence, deskWith, testDocument, testSource } from './testing/session-fixture'

const TEXT = 'The ferry left at nine. It carried 412 people. Nobody was hurt, officials said. A café opened.'

describe('groupBySource', () => {
  test('each source has the claims it settles and could settle, those with most open work first', () => {
    const document = testDocument(TEXT)
    addClaim(document, 'The ferry', { speaker: 'Orla Finch' })
    addClaim(document, '412', { check: { disposition: 'ok' } })
    addClaim(document, 'Nobody', { check: { waiting: { for: 'source', on: 'orla finch', due: null } } })
    addClaim(document, 'A café')
    addClaim(document, 'hurt', { speaker: 'Bo Sand', check: { status: 'dropped' } })
    addEvidence(document, 'claim-2', { source: 'log' })
    addEvidence(document, 'claim-3', { source: 'log' })
    addEvidence(document, 'claim-3', { source: 'finch' })
    const sources = [
      testSource('log', { title: 'Port log', independenceGroup: 'Port' }),
      testSource('copy', { title: 'Port site', independenceGroup: 'port' }),
      testSource('finch', { title: 'Orla Finch', kind: 'person' })
    ]
    const desk = deskWith({ sources })
    const groups = groupBySource(queueRows([document], desk), [document], desk)
    const numbers = (rows: (typeof groups)[number]['settles']) => rows.map(({ claim }) => claim.check.number)
    expect(
      groups.map(({ name, kind, settles, couldSettle, open, sameGroup }) => [
        name,
        kind,
        numbers(settles),
        numbers(couldSettle),
        open,
        sameGroup
      ])
    ).toEqual([
      ['Orla Finch', 'source', [3], [1], 2, []],
      ['Port log', 'source', [2, 3], [], 1, ['Port site']],
      ['No source yet', 'none', [], [4], 1, []]
    ])
  })
})

describe('independence', () => {
  test('sources of one group are one, without a group each is its own', () => {
    const sources = [
      testSource('a', { independenceGroup: 'Agency' }),
      testSource('b', { independenceGroup: 'agency ' }),
      testSource('c'),
      testSource('d')
    ]
    expect(countIndependent(sources)).toBe(3)
    expect([...groupSources(sources).values()].map((group) => group.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d']
    ])
  })

  test('one site or publisher is suggested and groups nothing', () => {
    const sources = [
      testSource('a', { url: 'https://www.ness.example/a' }),
      testSource('b', { url: 'http://ness.example:8080/b?x' }),
      testSource('c', { publisher: 'The Ness Post', url: 'https://post.example/' }),
      testSource('d', { publisher: 'the ness post' }),
      testSource('e', { url: 'https://ness.example/e', independenceGroup: 'set' })
    ]
    expect(countIndependent(sources)).toBe(5)
    expect(suggestGroups(sources).map(({ name, sources: ids }) => [name, ids])).toEqual([
      ['ness.example', ['a', 'b']],
      ['The Ness Post', ['c', 'd']]
    ])
  })

  test.each([
    ['https://user:word@WWW.Ness.example:80/a', 'ness.example'],
    ['ftp://ness.example', null],
    ['ness.example', null],
    [null, null]
  ])('the host of %s', (url, host) => {
    expect(hostOf(url)).toBe(host)
  })
})

describe('questionsFor', () => {
  test('the questions of all types of a claim, each once; a claim without a type has some too', () => {
    expect(questionsFor(['quantity', 'date'])[0]).toContain('figure')
    expect(questionsFor(['quantity', 'quantity'])).toEqual(questionsFor(['quantity']))
    expect(questionsFor([]).length).toBeGreaterThan(0)
  })
})
