import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInsideSurrogatePair } from '../text/surrogates'
import { findQuantities } from './find-quantities'

/** What is found, as `quote = value unit`, with the hedge and the percent sign told. */
function told(text: string): readonly string[] {
  return findQuantities(text).map(({ start, end, value, unit, approx, isPercent, currency }) => {
    const parts = [value, unit?.id, isPercent ? '%' : null, currency, approx]
    return `${text.slice(start, end)} = ${parts.filter((part) => part != null).join(' ')}`
  })
}

describe('quantities in running text', () => {
  it.each([
    ['a field of 47m2', ['47m2 = 47 square-metre']],
    ['over 47 sq. mi. of marsh', ['47 sq. mi = 47 square-mile more-than']],
    ['a 47-square-mile marsh', ['47-square-mile = 47 square-mile']],
    ['1,250 hectares', ['1,250 hectares = 1250 hectare']],
    ['1\u202f250 ha', ['1\u202f250 ha = 1250 hectare']],
    ['2½ miles', ['2½ miles = 2.5 mile']],
    ['up to 38 °C', ['38 °C = 38 degree-celsius less-than']],
    ['about 90 miles per hour.', ['90 miles per hour = 90 mile-per-hour about']],
    ['a 3-foot snake', ['3-foot = 3 foot']],
    ['3 in long', ['3 in = 3 inch']]
  ])('units: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    ['twenty-five boats', ['twenty-five = 25']],
    ['a two-and-a-half-year truce', ['two-and-a-half-year = 2.5 year']],
    ['two and a half million tonnes', ['two and a half million tonnes = 2500000 tonne']],
    ['half a million gallons', ['half a million gallons = 500000 gallon']],
    ['two thousand three hundred and five', ['two thousand three hundred and five = 2305']],
    ['a hundred and one nights', ['a hundred and one = 101']],
    ['two three-year terms', ['two = 2', 'three-year = 3 year']],
    ['two million three-year-olds', ['two million = 2000000', 'three-year = 3 year']],
    ['$5 million and £5m', ['$5 million = 5000000 $', '£5m = 5000000 £']],
    ['5bn litres', ['5bn litres = 5000000000 litre']]
  ])('numbers: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    ['10 to 15 km', ['10 = 10 kilometre', '15 km = 15 kilometre']],
    ['between two and five million people', ['two = 2000000', 'five million = 5000000']],
    ['ten cats and five miles', ['ten = 10', 'five miles = 5 mile']],
    ['40 or 50 per cent', ['40 = 40 %', '50 per cent = 50 %']]
  ])('ranges: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    ['40 per cent', ['40 per cent = 40 %']],
    ['3.5%', ['3.5% = 3.5 %']],
    ['20 percentage points', ['20 percentage points = 20']]
  ])('percentages: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    'an F-16',
    'at 10:30',
    'the 21st',
    'the 1990s',
    'on 24/8/2024',
    'on 2024-08-26',
    'on Aug. 6',
    '6 August',
    'May 13, 2022',
    'in 2022',
    'one of them',
    'room A320',
    'a man and an owl',
    '5,00'
  ])('no quantity: %s', (text) => expect(told(text)).toEqual([]))

  it('a word that only looks like a unit is none', () => {
    expect(told('five in the morning')).toEqual(['five = 5'])
    expect(told('we saw 12 as well')).toEqual(['12 = 12'])
  })

  it('looks only into the range it is given', () => {
    expect(findQuantities('5 km, 6 km, 7 km', { start: 6, end: 10 }).map(({ value }) => value)).toEqual([6])
  })

  it('any text: places are in order, inside, and cut no pair', () => {
    const words = fc.constantFrom('5', '1,000', 'two', 'and a half', '-', ' ', 'million', 'km', '²', '𝟓', '%', '$', 'a')
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join(''))
    )
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const { start, end, value } of findQuantities(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(Number.isFinite(value)).toBe(true)
          expect(isInsideSurrogatePair(text, start) || isInsideSurrogatePair(text, end)).toBe(false)
          last = end
        }
      })
    )
  })
})
