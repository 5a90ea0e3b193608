import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segment } from '../model/article'
import { maskRanges, scopeOf } from './scope'

const TEXT =
  'A ferry ran aground\n\nThe ferry left at nine. It carried 412 people.\n\nWith reporting by O. Finch\n\nBuy now! Sale ends soon.'

const segment = (words: string, role: Segment['role'], excluded: boolean): Segment => {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length, role, excluded, reason: '', confirmedBy: null }
}

describe('scopeOf', () => {
  test('counts all sentences and words where nothing is left out', () => {
    const scope = scopeOf(TEXT, [], 'en')
    expect(scope.sentences.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'A ferry ran aground',
      'The ferry left at nine.',
      'It carried 412 people.',
      'With reporting by O. Finch',
      'Buy now!',
      'Sale ends soon.'
    ])
    expect(scope.words).toBe(4 + 5 + 4 + 5 + 5)
  })

  test('an excluded segment has neither sentences nor words, and the others keep their offsets and roles', () => {
    const segments = [
      segment('Buy now! Sale ends soon.', 'ad', true),
      segment('A ferry ran aground', 'title', false),
      segment('With reporting by O. Finch', 'credit', true)
    ]
    const scope = scopeOf(TEXT, segments, 'en')
    expect(scope.sentences.map(({ start, end, segmentRole }) => [TEXT.slice(start, end), segmentRole])).toEqual([
      ['A ferry ran aground', 'title'],
      ['The ferry left at nine.', 'body'],
      ['It carried 412 people.', 'body']
    ])
    expect(scope.words).toBe(13)
    expect(scope.excluded.map(({ role }) => role)).toEqual(['credit', 'ad'])
  })

  test('a sentence that an excluded segment cuts ends there', () => {
    const scope = scopeOf(TEXT, [segment('left at nine. It', 'other', true)], 'en')
    expect(scope.sentences.slice(1, 3).map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'The ferry',
      'carried 412 people.'
    ])
  })

  test('words of scripts without spaces are counted by a dictionary', () => {
    const chinese = scopeOf('渡轮九点离开。船上有四百人。', [], 'zh').words
    expect(chinese).toBeGreaterThan(5)
    expect(scopeOf('The ferry left.\n渡轮九点离开。船上有四百人。\nIt sank.', [], 'zh').words).toBe(chinese + 5)
  })

  test('sentences and words lie in the text, in order, and never in an excluded segment', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(fc.tuple(fc.nat(200), fc.nat(60)), { maxLength: 4 }),
        (text, places) => {
          const segments = places.map(([start, length]): Segment => ({
            start: Math.min(start, text.length),
            end: Math.min(start + length, text.length),
            role: 'other',
            excluded: true,
            reason: '',
            confirmedBy: null
          }))
          const scope = scopeOf(text, segments, 'en')
          const words = [...scope.wordStarts].map((start, index) => ({ start, end: scope.wordEnds[index] ?? 0 }))
          for (const list of [scope.sentences, words]) {
            let last = 0
            for (const { start, end } of list) {
              expect(start).toBeGreaterThanOrEqual(last)
              expect(end).toBeGreaterThan(start)
              expect(segments.some((excluded) => excluded.start < end && start < excluded.end)).toBe(false)
              last = end
            }
            expect(last).toBeLessThanOrEqual(text.length)
          }
        }
      )
    )
  })

  test('masking keeps the length of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), fc.nat(50), (text, start, length) => {
        const range = { start: Math.min(start, text.length), end: Math.min(start + length, text.length) }
        expect(maskRanges(text, [range])).toHaveLength(text.length)
      })
    )
  })
})
