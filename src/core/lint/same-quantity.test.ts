import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'same-quantity'

describe('one quantity with two values', () => {
  it.each([
    ['counted people', 'The blast killed 12 people. Police said 14 people were killed.', ['14 people were killed']],
    ['a measured thing', 'The 12-mile tunnel leaks. They closed the 15-mile tunnel.', ['15-mile']],
    ['a sum', 'She won the $5 million grant. The $6 million grant ends soon.', ['$6 million']],
    ['a wrong conversion', 'The camp is 10 miles (30 km) away.', ['10 miles (30 km']],
    ['a wrong conversion of a range', 'It lies 10-20 miles (50-60 km) away.', ['20 miles (50-60 km']]
  ])('%s', (_what, text, expected) => {
    const found = quotes(RULE, text)
    expect(found).toHaveLength(expected.length)
    for (const [index, quote] of expected.entries()) expect(quote.startsWith(found[index] ?? '-')).toBe(true)
  })

  it('tells both values', () => {
    expect(firstLint(RULE, 'The blast killed 12 people. Police said 14 people were killed.').detail).toMatchObject({
      value: 14,
      other: 12
    })
    expect(firstLint(RULE, 'It is 10 miles (30 km) away.').suggestion).toBe('16.1 kilometres')
  })

  it.each([
    ['the same value', 'The blast killed 12 people. Police said 12 people were killed.'],
    ['a rounded value', 'The storm displaced 11,873 people. Some 12,000 people were displaced.'],
    ['a hedge that holds', 'More than 10 people were killed. The blast killed 12 people.'],
    ['others', 'The blast killed 12 people. Another 14 people were killed.'],
    ['two places', 'The blast in Strelsau killed 12 people. The blast in Zenda killed 14 people.'],
    ['another noun', 'The blast killed 12 people. It killed 14 soldiers.'],
    ['another event', 'The blast killed 12 people. It injured 14 people.'],
    ['no definite thing', 'They dug a 12-mile tunnel. They dug a 15-mile tunnel.'],
    ['a right conversion', 'The camp is 10 miles (16 km) away, or about 16 kilometres.'],
    ['a roughly right conversion', 'It weighs 10 tonnes (11 tons) and is about 20 miles (30 km) long.'],
    ['a right range', 'It lies 10-20 miles (16-32 km) away.'],
    ['another measure in brackets', 'He ran 10 miles (90 minutes).']
  ])('leaves alone: %s', (_what, text) => expect(quotes(RULE, text)).toEqual([]))
})
