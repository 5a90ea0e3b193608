import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corpusNote, hasCorpus } from '../../formats/testing/corpora'
import type { Segment } from '../../model/article'
import { anyText, textOfRuns } from '../../text/testing/arbitrary-text'
import { readableReason } from './candidate'
import type { Candidate } from './candidate'
import { findCandidates } from './find-candidates'
import { bestFor, seedCandidates } from './testing/measure'

const find = (text: string, segments: readonly Segment[] = []): readonly Candidate[] =>
  findCandidates({ text, segments, language: 'en' })

/** `quote <rule, rule>`. */
const shown = ({ quote, reasons }: Candidate): string =>
  `${quote} <${[...new Set(reasons.map(({ rule }) => rule))].sort().join(', ')}>`

describe('the passage is the clause in which a rule fires, not always the sentence', () => {
  test.each([
    ['The gate was old, but the dam held 40 million litres.', 'the dam held 40 million litres <quantity>'],
    ['The gate — the first of its kind in Orrem — was old.', 'the first of its kind in Orrem <superlative>'],
    ['Since the gate opened on 3 May 2019, nobody has looked.', 'Since the gate opened on 3 May 2019 <date>'],
    ['The board closed the gate and sold the largest pump in Orrem.', 'sold the largest pump in Orrem <superlative>'],
    ['Rents rose by 4% while wages stood still.', 'Rents rose by 4% <comparison, quantity>'],
    ['The two-year ban was lifted.', 'two-year ban <quantity>'],
    ['The mayor said that rents had doubled.', 'rents had doubled <attribution, comparison>'],
    ['The dam was safe, the mayor said.', 'The dam was safe <attribution>'],
    [
      'The mayor called the plan “a bath without water.”',
      'The mayor called the plan “a bath without water.” <attribution>'
    ],
    ['The board opposed the ban.', 'The board opposed the ban <position>'],
    ['The leak led to a flood.', 'The leak led to a flood <cause>'],
    ['A court ruled that it leaks.', 'A court ruled that it leaks <law>'],
    ['On the wall stood “no water for anybody here”.', '“no water for anybody here” <quotation>'],
    ['They met Polish Prime Minister Ada Wolska there.', 'Polish Prime Minister Ada Wolska <name-title>'],
    ['They met Ada Wolska, a senior adviser to the board.', 'Ada Wolska, a senior adviser to the board <name-title>']
  ])('%s', (text, expected) => {
    expect(find(text).map(shown)).toEqual([expected])
  })
})

test('what is retold in two clauses is two passages, each said by the same source', () => {
  expect(find('The navy said it had lost 412 ships and sold the largest single fleet since 1961.').map(shown)).toEqual([
    'it had lost 412 ships <attribution, quantity>',
    'sold the largest single fleet since 1961 <attribution, date, superlative>'
  ])
})

test.each(['The gate was old.', 'Nobody looked.', 'A forest of interest to the latest guest.', '', ' \n '])(
  '“%s”: no rule fires',
  (text) => {
    expect(find(text)).toEqual([])
  }
)

test('types say what kind of claim it is', () => {
  const types = (text: string) => find(text)[0]?.types
  expect(types('The dam weighs 40 tonnes.')).toEqual(['quantity', 'measurement'])
  expect(types('Rents rose by 4% in 2019.')).toEqual(['comparison', 'quantity', 'date'])
  expect(types('The mayor said “the dam is safe”.')).toEqual(['quote'])
  expect(types('The mayor said that the dam will break by 2031.')).toEqual(
    expect.arrayContaining(['prediction', 'date'])
  )
})

test('reasons are readable, and name who says it', () => {
  const [candidate] = find('The mayor said that rents had doubled.')
  expect(candidate?.reasons.map(readableReason)).toEqual(['somebody says so: The mayor said', 'comparison: doubled'])
})

test('a passage with more to check comes before one with less', () => {
  const score = (text: string): number => find(text)[0]?.score ?? 0
  expect(score('The dam lost 40% of its water in May 2019.')).toBeGreaterThan(
    score('The mayor said that it was a pity.')
  )
})

test('excluded segments have no candidates', () => {
  const text = 'Rents rose by 4%.\nWages fell by 3%.'
  const part: Segment = { start: 18, end: text.length, role: 'teaser', excluded: true, reason: '', confirmedBy: null }
  expect(find(text, [part]).map(({ quote }) => quote)).toEqual(['Rents rose by 4%'])
})

test('other languages have none', () => {
  expect(findCandidates({ text: 'Die Mieten stiegen um 4 %.', segments: [], language: 'de' })).toEqual([])
})

const likelyText = fc
  .array(
    fc.constantFrom(
      ...[
        'said',
        'Wolska',
        'the mayor',
        'that',
        ',',
        '“',
        '”',
        '"',
        '.',
        '\n',
        'and',
        '😀',
        '40%',
        '386m2',
        'two-year'
      ],
      ...[
        'the largest',
        'in 2019',
        'Minister',
        'President Ada',
        '—',
        'rose by',
        'Aug. 6',
        '$4m',
        'was',
        'which',
        '(',
        ')'
      ]
    ),
    { maxLength: 40 }
  )
  .map((words) => words.join(' '))

test('of any text, each passage is the words at its place, with a reason, a type and a score from 0 to 1', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, textOfRuns, likelyText), (text) => {
      const candidates = find(text)
      for (const [index, { start, end, quote, score, reasons, types }] of candidates.entries()) {
        expect(text.slice(start, end)).toBe(quote)
        expect(end).toBeGreaterThan(start)
        expect(start).toBeGreaterThanOrEqual(candidates[index - 1]?.start ?? 0)
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(reasons.length).toBeGreaterThan(0)
        expect(types.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 400 }
  )
})

test.skipIf(!hasCorpus('seed'))(`the example article: every hand-made claim is overlapped${corpusNote('seed')}`, () => {
  const { candidates, claims } = seedCandidates()
  const fits = claims.map((claim) => bestFor(candidates, claim).fit)
  expect(fits.filter((fit) => fit > 0)).toHaveLength(12)
  expect(fits.filter((fit) => fit >= 0.5).length).toBeGreaterThanOrEqual(11)
})
