import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'duration-arithmetic'
const known = { publishedAt: '2031-08-26' }

describe('durations and their dates', () => {
  it('tells what the dates come to', () => {
    const lint = firstLint(RULE, 'The four-year war goes on. The war began in Feb. 2029.', known)
    expect(lint.quote).toBe('four-year')
    expect(lint.message).toContain('4 years')
    expect(lint.message).toContain('from February 2029 to 26 August 2031')
    expect(lint.suggestion).toBe('about 2.5 years')
  })

  it.each([
    ['a noun with its beginning elsewhere', 'The siege began in March 2030. It is a three-year siege.', 'three-year'],
    ['since, behind', 'He has led the party for ten years, since 2026.', 'ten years'],
    ['since, before', 'Since 2026 he has led it for ten years.', 'ten years'],
    ['ago', 'It opened 30 years ago, in 2011.', '30 years'],
    ['from and to', 'She ruled for ten years, from 2001 to 2008.', 'ten years'],
    ['in brackets', 'the six-year drought (2011–2014)', 'six-year'],
    ['months', 'The strike began in May 2031. The seven-month strike goes on.', 'seven-month']
  ])('%s', (_what, text, quote) => expect(quotes(RULE, text, known)).toEqual([quote]))

  it.each([
    ['half years that fit', 'The two-and-a-half-year war goes on. The war began in Feb. 2029.'],
    ['rounded down', 'The two-year war goes on. The war began in Feb. 2029.'],
    ['rounded up', 'The three-year war goes on. The war began in Feb. 2029.'],
    ['more than', 'It has lasted more than two years, since Feb. 2029.'],
    ['from and to that fit', 'She ruled for seven years, from 2001 to 2008.'],
    ['ago that fits', 'It opened 20 years ago, in 2011.'],
    ['two wars', 'The war began in 1911. The war began in 1950. The four-year war was short.'],
    ['dates of something else', 'He was jailed for ten years. In 2026 she married.'],
    ['a duration alone', 'The four-year war ended.'],
    ['days that count both ends', 'The strike began on 20 August 2031. The seven-day strike goes on.']
  ])('leaves alone: %s', (_what, text) => expect(quotes(RULE, text, known)).toEqual([]))

  it('without a date of the document only what the text dates itself is told', () => {
    expect(quotes(RULE, 'He has led it for ten years, since 2026.')).toEqual([])
    expect(quotes(RULE, 'She ruled for ten years, from 2001 to 2008.')).toEqual(['ten years'])
    expect(quotes(RULE, 'He has led it for ten years, since 2026.', { asOf: '2031' })).toEqual(['ten years'])
  })
})
