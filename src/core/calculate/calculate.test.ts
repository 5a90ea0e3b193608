import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNITS, convert, unitsOf } from '../quantities/units'
import { CalculationError, LONGEST_EXPRESSION, calculate, recalculate } from './calculate'
import { CALCULATOR_EXAMPLES } from './calculator-examples'

const result = (expression: string) => calculate(expression).result

function failure(expression: string): { message: string; place: string } {
  try {
    calculate(expression)
  } catch (error) {
    if (error instanceof CalculationError) {
      return { message: error.message, place: expression.slice(error.start, error.end) }
    }
    throw error
  }
  throw new Error(`"${expression}" was calculated`)
}

describe('numbers', () => {
  it.each([
    ['0.1 + 0.2', '0.3'],
    ['1/3 + 1/3 + 1/3', '1'],
    ['1,234,567.89 * 3', '3,703,703.67'],
    ['1 234 567 * 2', '2,469,134'],
    ['1\u202f234 + 1', '1,235'],
    ['2 + 3 * 4', '14'],
    ['(2 + 3) × 4', '20'],
    ['10 ÷ 4', '2.5'],
    ['12 x 3', '36'],
    ['2 − 5', '−3'],
    ['-2^2', '−4'],
    ['2^3^2', '512'],
    ['2^-2', '0.25'],
    ['4^0.5', '2'],
    ['2^0.5', '≈ 1.414214'],
    ['1/7', '≈ 0.1428571'],
    ['1,000,000/7', '≈ 142,857.14'],
    ['2½ + ½', '3'],
    ['3.4 million + 5k', '3,405,000'],
    ['1 Billion - 1 bn', '0'],
    ['1.5e3', '1,500'],
    ['10^25', '1 × 10^25'],
    ['1/10^12', '1 × 10^−12'],
    ['123456789 * 987654321', '121,932,631,112,635,269'],
    ['12 plus 3 minus 5 times 2', '5'],
    ['100 divided by 8', '12.5']
  ])('%s = %s', (expression, expected) => {
    expect(result(expression)).toBe(expected)
  })

  it('keeps all digits of the value and says what is not shown', () => {
    const { value, working } = calculate('1/7')
    expect(value).toBe(1 / 7)
    expect(working.at(-1)).toMatch(/7 significant digits/u)
    expect(calculate('1/8').working).toEqual(['1 ÷ 8 = 0.125'])
  })
})

describe('percentages', () => {
  it.each([
    ['15% of 240', '36'],
    ['15 percent of 240', '36'],
    ['1/3 of 240', '80'],
    ['240 + 15%', '276'],
    ['240 − 15%', '204'],
    ['15% + 5%', '20%'],
    ['15% * 240', '36'],
    ['30 of 240', '12.5%'],
    ['30 out of 240', '12.5%'],
    ['30 as % of 240', '12.5%'],
    ['30 as a percentage of 240', '12.5%'],
    ['what percent is 30 of 240', '12.5%'],
    ['30 is what percent of 240', '12.5%'],
    ['3/8 as %', '37.5%'],
    ['80 -> 92', '+15%'],
    ['92 → 80', '≈ −13.04348%'],
    ['80 -> 80', '0%'],
    ['percent change from 80 to 92', '+15%'],
    ['change from 5 km to 4 km', '−20%'],
    ['5 km + 10%', '5.5 km'],
    ['300 m of 2 km', '15%'],
    ['12 per 100,000 as %', '0.012%']
  ])('%s = %s', (expression, expected) => {
    expect(result(expression)).toBe(expected)
  })

  it('tells percentage points from percent', () => {
    expect(calculate('4% -> 5%').working).toContain('In percentage points: 1.')
    expect(result('4% -> 5%')).toBe('+25%')
  })

  it('says a share as one in so many', () => {
    expect(calculate('30 of 240').working).toContain('That is 1 in 8.')
    expect(calculate('300 of 800').working).toContain('That is about 1 in 2.7.')
  })
})

describe('units', () => {
  it.each([
    ['386 mi² in km²', '≈ 999.7354 km²'],
    ['386 sq. mi. to sq km', '≈ 999.7354 km²'],
    ['5 ft 11 in in cm', '180.34 cm'],
    ['5\'11" in cm', '180.34 cm'],
    ['180 cm in ft and in', '≈ 5 ft 10.87 in'],
    ['72 in in ft and in', '6 ft 0 in'],
    ['182.879 cm in ft and in', '≈ 6 ft 0 in'],
    ['5 in in m', '0.127 m'],
    ['60 mph in km/h', '96.56064 km/h'],
    ['60 miles per hour in km/h', '96.56064 km/h'],
    ['100 °C in °F', '212 °F'],
    ['-40 degrees Fahrenheit in degrees Celsius', '−40 °C'],
    ['(77 °F - 68 °F) in °C', '5 °C'],
    ['20 °C + (77 °F - 68 °F)', '25 °C'],
    ['5 km + 300 m', '5.3 km'],
    ['300 m + 5 km', '5,300 m'],
    ['2 h 30 min in minutes', '150 minutes'],
    ['100 km / 2 h', '50 km/h'],
    ['80 km/h * 3 h', '240 km'],
    ['60 mph * 90 min in mi', '90 mi'],
    ['3 km * 4 km', '12 km²'],
    ['12 km² / 3 km', '4 km'],
    ['2 m * 3 m * 4 m', '24 m³'],
    ['(3 ft)^2', '9 ft²'],
    ['3 ft^2', '3 ft²'],
    ['10^6 km / 2', '500,000 km'],
    ['500 MW * 24 h', '12,000 MWh'],
    ['10 kWh / 2 h in kW', '5 kW'],
    ['6 km / 300 m', '20'],
    ['20 L/100 km in km/L', '5 km/L'],
    ['12 months in years', '1 year'],
    ['1 ton in kg', '907.18474 kg'],
    ['1 tonne in kg', '1,000 kg']
  ])('%s = %s', (expression, expected) => {
    expect(result(expression)).toBe(expected)
  })

  it('says which gallon it took, and how long a year is', () => {
    expect(calculate('1 gallon in litres').working.join(' ')).toContain('US gallon')
    expect(calculate('2 years in days').working.join(' ')).toContain('365.2425')
    expect(calculate('2 years in months').working.join(' ')).not.toContain('365.2425')
  })

  it('shows the steps of a conversion', () => {
    expect(calculate('5 mi in km').working[0]).toBe('5 mi × 1.609344 = 8.04672 km')
    expect(calculate('8 km in mi').working[0]).toBe('8 km ÷ 1.609344 ≈ 4.97097 mi')
    expect(calculate('100 °C in °F').working[0]).toBe('(100 + 273.15) × 1.8 − 459.67 = 212 °F')
    expect(calculate('47 mpg in L/100 km').working[0]).toBe('235.2146 ÷ 47 ≈ 5.004566 L/100 km')
  })

  it('converts between any two units as the table does', () => {
    const units = fc
      .constantFrom(...UNITS.filter((unit) => unit.names.length > 0))
      .chain((from) => fc.tuple(fc.constant(from), fc.constantFrom(...unitsOf(from.dimension))))
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 10_000 }), ([from, to], amount) => {
        const { value } = calculate(`${amount} ${from.names[1] ?? ''} in ${to.names[1] ?? ''}`)
        const expected = convert(amount, from, to)
        expect(Math.abs(Number(value) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(expected), 1e-3))
      })
    )
  })

  it('takes its own result back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 100_000 }), (unit, amount) => {
        const shown = result(`${amount} ${unit.names[1] ?? ''}`)
        expect(calculate(shown).value).toBe(amount)
      })
    )
  })
})

describe('dates', () => {
  it.each([
    ['2024-08-26 - 2022-02-24', '2 years, 6 months and 2 days (914 days)'],
    ['2022-02-24 - 2024-08-26', '−(2 years, 6 months and 2 days), that is −914 days'],
    ['2022-02-24 -> 2024-08-26', '2 years, 6 months and 2 days (914 days)'],
    ['2024-03-01 - 2024-02-28', '2 days'],
    ['2024-03-01 - 2024-03-01', '0 days'],
    ['2022-02-24 + 30 months', '24 August 2024 (Saturday)'],
    ['2024-01-31 + 1 month', '29 February 2024 (Thursday)'],
    ['2023-01-31 + 1 month', '28 February 2023 (Tuesday)'],
    ['31 January 2024 + 1 month 3 days', '3 March 2024 (Sunday)'],
    ['January 5, 2024 - 1 week', '29 December 2023 (Friday)'],
    ['2024-03-01 - 1 day', '29 February 2024 (Thursday)'],
    ['2 weeks + 2024-03-01', '15 March 2024 (Friday)'],
    ['days from 2022-02-24 to 2024-08-26', '914 days'],
    ['weeks between 1 Jan 2024 and 15 Jan 2024', '2 weeks'],
    ['years from 1962-03-04 to 2024-03-03', '61 years'],
    ['years from 1962-03-04 to 2024-03-04', '62 years'],
    ['months from 2024-03-04 to 2024-01-01', '−2 months'],
    ['(2024-01-15 - 2024-01-01) in weeks', '2 weeks'],
    ['weekday of 1969-07-20', 'Sunday'],
    ['weekday of 2000-02-29', 'Tuesday']
  ])('%s = %s', (expression, expected) => {
    expect(result(expression)).toBe(expected)
  })

  it('counts both ends as well', () => {
    expect(calculate('2024-01-31 - 2024-01-01').working).toContain(
      'Days: 30; 31 when the first and the last day both count.'
    )
  })

  it('gives dates and spans as values', () => {
    expect(calculate('2024-01-31 + 1 day')).toMatchObject({ value: '2024-02-01', unit: null })
    expect(calculate('2024-02-10 - 2024-01-31')).toMatchObject({ value: 10, unit: 'days' })
  })
})

describe('rounding', () => {
  it.each([
    ['round 386 mi² in km² to 3 digits', '1,000 km²'],
    ['round 2/3 to 2', '0.67'],
    ['round 2/3 to 2 decimal places', '0.67'],
    ['2/3 rounded to 1 decimal', '0.7'],
    ['round 1,234 to nearest 50', '1,250'],
    ['round 1,234 to the nearest hundred', null],
    ['round 1,234 to 100', '1,200'],
    ['round 2.5 to 0', '3'],
    ['round -2.5 to 0', '−3'],
    ['round 2.675 to 2', '2.68'],
    ['round 30 of 240 to 0 decimals', '13%'],
    ['round 180 cm in ft and in to 0 decimals', '5 ft 11 in']
  ])('%s = %s', (expression, expected) => {
    if (expected === null) expect(failure(expression).message).toMatch(/nearest 100/u)
    else expect(result(expression)).toBe(expected)
  })
})

describe('what cannot be calculated', () => {
  it.each([
    ['', '', /missing/u],
    ['3 +', '', /missing/u],
    ['(3 + 4', '', /closing bracket/u],
    ['3 + foo', 'foo', /foo/u],
    ['5 / 0', '0', /zero/u],
    ['2 + 5 / (3 - 3)', '(3 - 3)', /zero/u],
    ['0 -> 5', '0', /more than zero/u],
    ['$5 + 3', '$', /currency/u],
    ['1,23 + 4', '1,23', /decimal/u],
    ['5 km + 3 kg', '5 km + 3 kg', /length.*mass/u],
    ['5 kg in km', '5 kg in km', /cannot become/u],
    ['5 in km', '5', /no unit/u],
    ['5 km in parrots', 'parrots', /not a unit/u],
    ['5 km in', '', /unit is missing/u],
    ['5 ft 11', '11', /unit is missing/u],
    ['20 °C + 5 °C', '20 °C + 5 °C', /temperatures/u],
    ['2 * 20 °C', '2 * 20 °C', /temperature/u],
    ['20 °C + 10%', '20 °C + 10%', /temperature/u],
    ['15% + 240', '15% + 240', /240 \+ 15%/u],
    ['2024-02-30 + 1 day', '2024-02-30', /no such day/u],
    ['2024-01-01 + 5 km', '5 km', /days, weeks/u],
    ['2024-01-01 + 0.3 months', '0.3 months', /whole/u],
    ['2024-01-01 + 9000 years', '9000 years', /years 1 to 9999/u],
    ['2024-01-01 + 2024-01-02', '2024-01-02', /days, weeks/u],
    ['days from 5 to 6', '5', /date/u],
    ['9^9^9', '9^9^9', /too many digits/u],
    ['1e999', '1e999', /too many digits/u],
    ['(-2)^0.5', '(-2)^0.5', /root/u],
    ['0^-1', '0^-1', /Zero/u],
    ['386 to 2', 'to', /cannot be calculated/u],
    ['what percent is 30', '30', /whole/u],
    ['(20 km) (30 km)', '(', /cannot be calculated/u]
  ])('%s', (expression, place, message) => {
    expect(failure(expression)).toEqual({ message: expect.stringMatching(message), place })
  })

  it('refuses what is too long or too deep', () => {
    expect(failure('1+'.repeat(LONGEST_EXPRESSION)).message).toMatch(/at most/u)
    expect(failure('('.repeat(LONGEST_EXPRESSION - 1)).message).toMatch(/brackets/u)
    expect(failure('-'.repeat(LONGEST_EXPRESSION - 1)).message).toMatch(/brackets/u)
    expect(failure('2^'.repeat(LONGEST_EXPRESSION / 2)).message).toMatch(/brackets/u)
  })
})

describe('laws', () => {
  const token = fc.constantFrom(
    ...['1', '2.5', '1,000', '0', '15%', '5 km', '3 h', '20 °C', '2024-01-31', '2 months', '9e99', '½'],
    ...['+', '-', '*', '/', '^', '(', ')', '->', ' of ', ' in km', ' in ', ' to ', ' as % of ', ' per ', "'", '"'],
    ...['round ', ' to 2 digits', 'days from ', ' to ', 'percent change from ', 'weekday of ', ' rounded to ', ' and ']
  )
  const expressions = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ maxLength: 60 }),
    fc.array(token, { maxLength: 14 }).map((tokens) => tokens.join('')),
    fc.array(token, { maxLength: 14 }).map((tokens) => tokens.join(' '))
  )

  it('throws nothing but errors that name a place in the text, and gives records that can be stored', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        try {
          const calculation = calculate(expression)
          expect(JSON.parse(JSON.stringify(calculation))).toEqual(calculation)
          expect(calculation.expression).toBe(expression)
        } catch (error) {
          if (!(error instanceof CalculationError)) throw error
          expect(error.start).toBeGreaterThanOrEqual(0)
          expect(error.end).toBeGreaterThanOrEqual(error.start)
          expect(error.end).toBeLessThanOrEqual(expression.length)
          expect(error.message).toMatch(/\.$/u)
        }
      }),
      { numRuns: 3000 }
    )
  })

  it('gives the same record again', () => {
    for (const { expression } of CALCULATOR_EXAMPLES.flatMap((group) => group.examples)) {
      const first = calculate(expression)
      expect(calculate(expression)).toEqual(first)
      expect(recalculate(first)).toBeNull()
    }
  })

  it('notices a stored result or working that somebody changed, and an expression that fails', () => {
    const stored = calculate('15% of 240')
    expect(recalculate({ ...stored, result: '37' })).toEqual(stored)
    expect(recalculate({ ...stored, working: [] })).toEqual(stored)
    expect(recalculate({ ...stored, expression: '15% of' })).toBeInstanceOf(CalculationError)
  })

  it('adds and takes away decimals without noise', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 })
    const written = (value: number) => `${value < 0 ? '-' : ''}${(Math.abs(value) / 100).toFixed(2)}`
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(calculate(`(${written(a)}) + (${written(b)})`).value).toBe((a + b) / 100)
      })
    )
  })

  it('adds to a date what lies between two dates', () => {
    const dates = fc.date({ min: new Date('1600-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
    const iso = (date: Date) => date.toISOString().slice(0, 10)
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const days = Math.round((Date.parse(iso(b)) - Date.parse(iso(a))) / 86_400_000)
        expect(calculate(`${iso(b)} - ${iso(a)}`).value).toBe(days)
        expect(calculate(`${iso(a)} + (${days}) days`).value).toBe(iso(b))
        const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(iso(a)))
        expect(result(`weekday of ${iso(a)}`)).toBe(name)
      })
    )
  })
})
