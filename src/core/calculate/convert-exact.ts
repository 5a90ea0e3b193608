import { findUnit, unitsOf } from '../quantities/units'
import type { Dimension, Unit } from '../quantities/units'
import { add, divide, isZero, multiply, rationalOf, subtract } from './rational'
import type { Rational } from './rational'

/** Powers of length, mass and time that a dimension is made of; those that nothing is made of are left out. */
const MADE_OF: Partial<Readonly<Record<Dimension, readonly [length: number, mass: number, time: number]>>> = {
  length: [1, 0, 0],
  area: [2, 0, 0],
  volume: [3, 0, 0],
  mass: [0, 1, 0],
  time: [0, 0, 1],
  speed: [1, 0, -1],
  energy: [2, 1, -2],
  power: [2, 1, -3],
  pressure: [-1, 1, -2]
}

/** The exact amount in base units. A temperature that is a difference has no zero to add. Null for 0 L/100 km. */
function toBase(amount: Rational, unit: Unit, isDifference: boolean): Rational | null {
  const factor = rationalOf(unit.exact)
  if (unit.inverse) return isZero(amount) ? null : divide(factor, amount)
  const zero = isDifference || unit.offset === undefined ? null : rationalOf(String(unit.offset))
  return multiply(zero ? add(amount, zero) : amount, factor)
}

/**
 * An amount in another unit of the same dimension, without rounding; null where there is none (nothing goes infinitely
 * far: 0 L/100 km). The caller has compared the dimensions.
 */
export function convertExactly(amount: Rational, from: Unit, to: Unit, isDifference = false): Rational | null {
  if (from === to) return amount
  const base = toBase(amount, from, isDifference)
  const factor = rationalOf(to.exact)
  if (!base || (to.inverse && isZero(base))) return null
  if (to.inverse) return divide(factor, base)
  const scaled = divide(base, factor)
  return isDifference || to.offset === undefined ? scaled : subtract(scaled, rationalOf(String(to.offset)))
}

/**
 * The product (`sign` 1) or quotient (-1) of two quantities: kilometres by hours are kilometres per hour. In a unit
 * written with those two when there is one, otherwise in the base unit; null when no dimension is made in this way.
 */
export function combine(
  left: { readonly amount: Rational; readonly unit: Unit },
  right: { readonly amount: Rational; readonly unit: Unit },
  sign: 1 | -1
): { readonly amount: Rational; readonly unit: Unit } | null {
  const [first, second] = [MADE_OF[left.unit.dimension], MADE_OF[right.unit.dimension]]
  const [a, b] = [toBase(left.amount, left.unit, false), toBase(right.amount, right.unit, false)]
  if (!first || !second || !a || !b) return null
  const powers = first.map((power, index) => power + sign * (second[index] ?? 0))
  const dimension = (Object.keys(MADE_OF) as Dimension[]).find((each) =>
    MADE_OF[each]?.every((power, index) => power === powers[index])
  )
  const base = dimension && unitsOf(dimension).find((unit) => unit.exact === '1' && unit.offset === undefined)
  if (!base) return null
  const inBase = sign === 1 ? multiply(a, b) : divide(a, b)
  const named = namedUnit(left.unit, right.unit, sign)
  const unit = named?.dimension === dimension ? named : base
  return { amount: divide(inBase, rationalOf(unit.exact)), unit }
}

/** km and h are km/h, km and km are km², mi/h and h are mi. */
function namedUnit(left: Unit, right: Unit, sign: 1 | -1): Unit | null {
  const [a = '', b = ''] = [left.symbols[0], right.symbols[0]]
  if (sign === -1)
    return findUnit(`${a}/${b}`) ?? (a === `${b}²` || a === `${b}³` ? findUnit(b + (a.endsWith('³') ? '2' : '')) : null)
  if (left === right) return findUnit(`${a}2`)
  if (a === `${b}²` || b === `${a}²`) return findUnit(`${a.replace('²', '')}3`)
  for (const [rate, time] of [
    [left, right],
    [right, left]
  ] as const) {
    const distance = rate.symbols.find((symbol) => time.symbols.some((short) => symbol.endsWith(`/${short}`)))
    if (distance !== undefined) return findUnit(distance.split('/')[0] ?? '')
    const energy = time.id === 'hour' ? findUnit(`${rate.symbols[0] ?? ''}h`) : null
    if (energy?.dimension === 'energy') return energy
  }
  return null
}
