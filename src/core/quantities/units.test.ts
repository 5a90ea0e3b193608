import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNITS, convert, findUnit, unitById, unitsOf } from './units'
import type { Unit } from './units'

function unit(written: string): Unit {
  const found = findUnit(written)
  if (!found) throw new Error(`no unit "${written}"`)
  return found
}
const anyUnit = fc.constantFrom(...UNITS)

describe('the tables', () => {
  it('give every unit an id and a name of its own', () => {
    const ids = UNITS.map((each) => each.id)
    expect(new Set(ids).size).toBe(ids.length)
    const owners = new Map<string, string>()
    for (const each of UNITS) {
      expect(each.names.length, each.id).toBeGreaterThanOrEqual(2)
      for (const written of new Set([...each.names, ...each.symbols])) {
        expect(owners.get(written), `"${written}" is ${each.id} too`).toBeUndefined()
        owners.set(written, each.id)
      }
    }
  })

  it('have a positive factor, the same as number and as exact text', () => {
    for (const each of UNITS) {
      expect(each.exact, each.id).toMatch(/^\d+(\.\d+)?(\/\d+(\.\d+)?)?$/u)
      expect(each.toBase, each.id).toBeGreaterThan(0)
    }
  })

  it('square and cube the lengths', () => {
    for (const length of ['mm', 'cm', 'm', 'km', 'in', 'ft', 'yd', 'mi']) {
      const side = unit(length).toBase
      expect(unit(`${length}2`).toBase / side ** 2).toBeCloseTo(1, 14)
      expect(unit(`${length}3`).toBase / side ** 3).toBeCloseTo(1, 14)
    }
  })

  it('have exactly one base unit per dimension that everything else is measured in', () => {
    for (const dimension of new Set(UNITS.map((each) => each.dimension))) {
      const bases = unitsOf(dimension).filter((each) => each.exact === '1' && each.offset === undefined)
      if (dimension === 'volume') expect(bases.map((each) => each.id)).toEqual(['cubic-metre'])
      else expect(bases, dimension).toHaveLength(1)
    }
  })
})

describe('finding a unit', () => {
  it('knows every name and every symbol of every unit', () => {
    for (const each of UNITS) {
      for (const written of [...each.names, ...each.symbols]) expect(findUnit(written)?.id, written).toBe(each.id)
    }
  })

  it.each([
    ['m2', 'square-metre'],
    ['m²', 'square-metre'],
    ['m^2', 'square-metre'],
    ['sq m', 'square-metre'],
    ['square metres', 'square-metre'],
    ['Square Meters', 'square-metre'],
    ['sq. mi', 'square-mile'],
    ['sq. mi.', 'square-mile'],
    ['square-mile', 'square-mile'],
    ['sq miles', 'square-mile'],
    ['sq. ft.', 'square-foot'],
    ['cu. ft.', 'cubic-foot'],
    ['cubic feet', 'cubic-foot'],
    ['km/h', 'kilometre-per-hour'],
    ['kilometers an hour', 'kilometre-per-hour'],
    ['km per hour', 'kilometre-per-hour'],
    ['km / h', 'kilometre-per-hour'],
    ['miles an hour', 'mile-per-hour'],
    ['feet a second', 'foot-per-second'],
    ['mph', 'mile-per-hour'],
    ['MPH', 'mile-per-hour'],
    ['KM', 'kilometre'],
    ['°C', 'degree-celsius'],
    ['° C', 'degree-celsius'],
    ['degrees Fahrenheit', 'degree-fahrenheit'],
    ['degrees celsius', 'degree-celsius'],
    ['kilowatt-hours', 'kilowatt-hour'],
    ['kW h', 'kilowatt-hour'],
    ['kW·h', 'kilowatt-hour'],
    ['\u03bcm', 'micrometre'],
    ['lbs.', 'pound'],
    ['Mb', 'megabit'],
    ['MB', 'megabyte'],
    ['L/100km', 'litre-per-100-kilometres']
  ])('reads %s', (written, id) => {
    expect(findUnit(written)?.id).toBe(id)
  })

  it.each(['', ' ', '5', 'km of road', 'EUR', '$', 'mw', 'M', 'squares', 'sq', '/', 'square square mile'])(
    'reads nothing in "%s"',
    (written) => {
      expect(findUnit(written)).toBeNull()
    }
  )

  it('throws on no text whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = findUnit(text)
        expect(found === null || unitById(found.id) === found).toBe(true)
      })
    )
  })
})

describe('converting', () => {
  it.each([
    [386, 'mi2', 'km2', 999.73541],
    [1, 'mi', 'km', 1.609344],
    [100, '°C', '°F', 212],
    [-40, '°F', '°C', -40],
    [0, 'K', '°C', -273.15],
    [60, 'mph', 'km/h', 96.56064],
    [1, 'knot', 'km/h', 1.852],
    [1, 'gallon', 'litre', 3.785411784],
    [1, 'hp', 'W', 745.6998715822702],
    [1, 'psi', 'kPa', 6.894757293168],
    [1, 'atm', 'mmHg', 759.99989],
    [30, 'mpg', 'L/100 km', 7.840486],
    [5, 'L/100 km', 'km/L', 20]
  ])('%d %s in %s', (value, from, to, expected) => {
    expect(convert(value, unit(from), unit(to))).toBeCloseTo(expected, 4)
  })

  it('comes back to the value it began with', () => {
    const pair = anyUnit.chain((from) => fc.tuple(fc.constant(from), fc.constantFrom(...unitsOf(from.dimension))))
    fc.assert(
      fc.property(pair, fc.double({ min: 0.001, max: 1e9, noNaN: true }), ([from, to], value) => {
        const back = convert(convert(value, from, to), to, from)
        // Zeros that lie far apart take digits from small temperatures.
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(value), 1000))
      })
    )
  })

  it('keeps order, except that fewer litres per 100 km are more kilometres per litre', () => {
    expect(convert(5, unit('L/100 km'), unit('mpg'))).toBeGreaterThan(convert(6, unit('L/100 km'), unit('mpg')))
    expect(convert(5, unit('mi'), unit('km'))).toBeLessThan(convert(6, unit('mi'), unit('km')))
  })

  it('refuses units of different dimensions', () => {
    expect(() => convert(1, unit('km'), unit('kg'))).toThrow(RangeError)
  })
})
