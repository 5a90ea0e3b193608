import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClaimCheck } from '../model/claim-check'
import { coverageOf, sentenceStates, sumCoverage } from './coverage'
import { scopeOf } from './scope'
import type { SessionDocument } from './session-document'
import { addClaim, addMark, testDocument } from './testing/session-fixture'

const TEXT = 'The ferry left at nine. It carried 412 people. Nobody was hurt. What a day!'

const meter = (document: SessionDocument) =>
  coverageOf(document, scopeOf(document.text, document.article.segments, 'en'))
const states = (document: SessionDocument) =>
  sentenceStates(document, scopeOf(document.text, document.article.segments, 'en')).map(({ state, claims }) => [
    state,
    claims
  ])

describe('coverageOf', () => {
  test('of an untouched text nothing is accounted for', () => {
    expect(meter(testDocument(TEXT))).toEqual({ total: 15, checked: 0, cleared: 0, open: 0, untouched: 15, share: 0 })
  })

  test('an empty text has nothing left to do', () => {
    expect(meter(testDocument('')).share).toBe(1)
  })

  const cases: readonly (readonly [string, Partial<ClaimCheck>, 'checked' | 'open' | 'untouched'])[] = [
    ['a disposition', { disposition: 'ok' }, 'checked'],
    ['nothing yet', {}, 'open'],
    ['waiting', { status: 'waiting' }, 'open'],
    ['an opinion', { checkable: 'opinion' }, 'checked'],
    ['the status not-checkable', { status: 'not-checkable' }, 'checked'],
    ['the status out-of-scope', { status: 'out-of-scope' }, 'checked'],
    ['dropped', { status: 'dropped' }, 'untouched'],
    ['dropped though decided', { status: 'dropped', disposition: 'ok' }, 'untouched']
  ]
  test.each(cases)('the words of a claim with %s', (_name, check, kind) => {
    const document = testDocument(TEXT)
    addClaim(document, '412 people', { check })
    expect(meter(document)[kind]).toBe(kind === 'untouched' ? 15 : 2)
  })

  test('a verdict decides too', () => {
    const document = testDocument(TEXT)
    addClaim(document, '412 people', { verdict: { scale: 'five-point', value: 'true' } })
    expect(meter(document)).toMatchObject({ checked: 2, share: 2 / 15 })
  })

  test('words are counted once, however many spans and marks lie on them', () => {
    const document = testDocument(TEXT)
    addClaim(document, 'It carried 412 people.', { check: { disposition: 'ok' } })
    addClaim(document, '412 people', { check: { disposition: 'change' } })
    addMark(document, '412 people')
    expect(meter(document)).toMatchObject({ checked: 4, cleared: 0, untouched: 11 })
  })

  test('a word is done when every claim on it is', () => {
    const document = testDocument(TEXT)
    addClaim(document, 'It carried 412 people.', { check: { disposition: 'ok' } })
    addClaim(document, '412')
    expect(meter(document)).toMatchObject({ checked: 3, open: 1 })
  })

  test('of a discontinuous span the words between do not count', () => {
    const document = testDocument(TEXT)
    addClaim(
      document,
      [
        { start: 0, end: 9 },
        { start: 15, end: 22 }
      ],
      { check: { disposition: 'ok' } }
    )
    expect(meter(document).checked).toBe(4)
  })

  test('only “nothing to check here” clears words, and no orphan of it', () => {
    const document = testDocument(TEXT)
    addMark(document, 'What a day!')
    addMark(document, 'Nobody was hurt.', { kind: 'suggestion-rejected' })
    addMark(document, 'It carried', { orphan: true })
    expect(meter(document)).toMatchObject({ cleared: 3, untouched: 12 })
  })

  test('a highlight that is not in the text any more counts for nothing', () => {
    const document = testDocument(TEXT)
    const claim = addClaim(document, '412 people', { check: { disposition: 'ok' } })
    const id = claim.spans[0] ?? ''
    const span = document.layer.spans.get(id)
    if (span) document.layer.spans.set(id, { ...span, orphan: { lastKnown: [] } })
    expect(meter(document).checked).toBe(0)
  })

  test('words of excluded segments are not in the total, and a claim there changes nothing', () => {
    const start = TEXT.indexOf('What a day!')
    const segment = { start, end: TEXT.length, role: 'ad', excluded: true, reason: '', confirmedBy: null } as const
    const document = testDocument(TEXT, undefined, [segment])
    addClaim(document, 'What a day!', { check: { disposition: 'ok' } })
    expect(meter(document)).toMatchObject({ total: 12, checked: 0 })
  })

  test('the kinds of words add up, and every claim that is decided raises the meter or leaves it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ start: fc.nat(70), length: fc.integer({ min: 1, max: 30 }), decided: fc.boolean() }), {
          maxLength: 12
        }),
        (spans) => {
          const document = testDocument(TEXT)
          const claims = spans.map(({ start, length, decided }) =>
            addClaim(document, [{ start, end: Math.min(TEXT.length, start + length) }], {
              check: decided ? { disposition: 'ok' } : {}
            })
          )
          const before = meter(document)
          expect(before.checked + before.cleared + before.open + before.untouched).toBe(before.total)
          for (const claim of claims) {
            document.layer.claims.set(claim.id, { ...claim, check: { ...claim.check, disposition: 'ok' } })
          }
          const after = meter(document)
          expect(after.open).toBe(0)
          expect(after.share).toBeGreaterThanOrEqual(before.share)
          expect(after.checked).toBe(before.checked + before.open)
        }
      )
    )
  })

  test('agrees with counting word by word', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(75), fc.nat(20)), { maxLength: 8 }), (places) => {
        const document = testDocument(TEXT)
        const ranges = places
          .map(([start, length]) => ({ start, end: Math.min(TEXT.length, start + length) }))
          .filter(({ start, end }) => start < end)
        for (const range of ranges) addClaim(document, [range], { check: { disposition: 'ok' } })
        const scope = scopeOf(TEXT, [], 'en')
        const expected = [...scope.wordStarts].filter((start, index) =>
          ranges.some((range) => range.start < (scope.wordEnds[index] ?? 0) && start < range.end)
        ).length
        expect(coverageOf(document, scope).checked).toBe(expected)
      })
    )
  })

  test('several articles are added up', () => {
    const document = testDocument(TEXT)
    addMark(document, 'What a day!')
    expect(sumCoverage([meter(document), meter(testDocument('Two words'))])).toMatchObject({ total: 17, share: 3 / 17 })
  })

  test('ten thousand spans over a long text are counted right', () => {
    const text = `${TEXT}\n`.repeat(1400)
    const document = testDocument(text)
    for (let index = 0; index < 10_000; index += 1) {
      const start = (index * 97) % (text.length - 40_000)
      addClaim(document, [{ start, end: start + 40 }], { check: { disposition: 'ok' } })
    }
    addClaim(document, [{ start: 0, end: text.length }])
    expect(meter(document)).toMatchObject({ total: 15 * 1400, open: 15 * 1400 })
  })
})

describe('sentenceStates', () => {
  test('says of every sentence how far it is, and how many claims lie in it', () => {
    const document = testDocument(TEXT)
    addClaim(document, 'The ferry left at nine.', { check: { disposition: 'ok' } })
    addClaim(document, '412 people. Nobody')
    addMark(document, 'a day!')
    expect(states(document)).toEqual([
      ['checked', 1],
      ['claimed', 1],
      ['claimed', 1],
      ['partly', 0]
    ])
  })

  test('a sentence is cleared when there is nothing to check in all of it', () => {
    const document = testDocument(TEXT)
    addMark(document, 'What a day!')
    addMark(document, 'Nobody was hurt.')
    addClaim(document, 'hurt', { check: { disposition: 'ok' } })
    expect(states(document).map(([state]) => state)).toEqual(['untouched', 'untouched', 'checked', 'cleared'])
  })

  test('a claim with two spans in one sentence is one claim there; a dropped one is none', () => {
    const document = testDocument(TEXT)
    addClaim(document, [
      { start: 0, end: 9 },
      { start: 15, end: 22 }
    ])
    addClaim(document, '412', { check: { status: 'dropped' } })
    expect(states(document).map(([, claims]) => claims)).toEqual([1, 0, 0, 0])
  })

  test('a sentence without words is done', () => {
    expect(states(testDocument('***\nOne.'))).toEqual([
      ['cleared', 0],
      ['untouched', 0]
    ])
  })
})
