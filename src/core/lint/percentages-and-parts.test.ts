import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'percentages-and-parts'

describe('percentages and parts', () => {
  it.each([
    [
      'shares of more than 100',
      'Some 45 per cent backed it? No: 55% backed it, 40% opposed it and 15% had no view.',
      '55% backed it, 40% opposed it and 15%'
    ],
    ['the rest is named', 'In all 60% voted yes and the remaining 30% no.', '60% voted yes and the remaining 30%'],
    ['a part larger than its whole', 'Thirty of the 20 members came.', 'Thirty of the 20'],
    ['out of', 'It failed in 12 out of 10 cases.', '12 out of 10'],
    ['a wrong share', 'Of them, 30 of 120 houses (35 per cent) burned.', '30 of 120 houses (35 per cent'],
    ['more than all', 'About 120 per cent of voters came.', '120 per cent']
  ])('%s', (_what, text, quote) => expect(quotes(RULE, text)).toEqual([quote]))

  it('tells the sum, and the share that the parts come to', () => {
    expect(firstLint(RULE, 'We found 55% yes, 40% no and 15% blank.').detail).toEqual({ sum: 110 })
    expect(firstLint(RULE, '30 of 120 houses (35 per cent)').suggestion).toBe('25 per cent')
  })

  it.each([
    ['shares of 100', 'We found 55% yes, 40% no and 5% blank.'],
    ['rounded shares', 'We found 34% yes, 33% no and 34% blank.'],
    ['an unfinished list', 'We found 35% yes, 20% no and 5% blank.'],
    ['changes', 'Rents rose 60%, wages 30% and prices 40%.'],
    ['shares of several wholes', 'It was 60% of men, 70% of women and 50% of children.'],
    ['a part of its whole', 'Nine out of ten cats agree.'],
    ['a right share', 'In 30 of 120 houses (25 per cent) it was cold.'],
    ['a rounded share', 'In 40 of 120 houses (33 per cent) it was cold.'],
    ['more than all of something that grows', 'Output is 120 per cent of what it was.'],
    ['two sentences', 'We found 55% yes. We found 60% yes. We found 70% yes.']
  ])('leaves alone: %s', (_what, text) => expect(quotes(RULE, text)).toEqual([]))
})
