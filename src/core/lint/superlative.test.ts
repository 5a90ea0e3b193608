import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'superlative'

describe('superlatives, firsts, onlys and records', () => {
  it.each([
    ['It is the longest bridge in the country.', 'the longest bridge in the country', 'superlative'],
    ['It was the first landing on the island since 1911.', 'the first landing on the island since 1911', 'first'],
    ['She is Ruritania’s first female judge.', 'Ruritania’s first female judge', 'first'],
    ['He is the only survivor of the fire.', 'the only survivor', 'only'],
    ['Prices hit a record high.', 'a record high', 'record'],
    ['The river fell for the first time in decades.', 'for the first time in decades', 'first'],
    ['Never before had it snowed there.', 'Never before', 'never'],
    ['It was the worst storm in living memory.', 'the worst storm in living memory', 'superlative'],
    ['He is the highest-level envoy to resign.', 'the highest-level envoy', 'superlative'],
    ['They made the most expensive film ever.', 'the most expensive film ever', 'superlative'],
    [
      'the largest single group of islanders since the storm',
      'the largest single group of islanders since the storm',
      'superlative'
    ]
  ])('%s', (text, quote, kind) => {
    expect(quotes(RULE, text)).toEqual([quote])
    expect(firstLint(RULE, text).detail).toEqual({ kind })
  })

  it.each([
    'At first it was quiet.',
    'He did his best.',
    'Most people stayed at home.',
    'It was at most a mile.',
    'Last week the first half ended.',
    'He came at the latest train.',
    'the most beautiful valley',
    'She only laughed.',
    'He is my best friend.',
    'The first lady left.',
    'A forest of honest protest and interest.',
    'The first witness lied; the second witness fled.',
    'It is the only way.',
    'He broke the record player.'
  ])('leaves alone: %s', (text) => expect(quotes(RULE, text)).toEqual([]))
})
