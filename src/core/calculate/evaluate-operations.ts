import { CalculationError } from './calculation-error'
import { combine, convertExactly } from './convert-exact'
import type { Expression, Place } from './expression'
import { showValue } from './format-value'
import {
  ONE,
  TooManyDigitsError,
  add,
  divide,
  isWhole,
  isZero,
  multiply,
  negate,
  power,
  rationalOf,
  toNumber
} from './rational'
import type { Rational } from './rational'
import type { NumberValue, Quantity, Value } from './value'
import type { Working } from './working'

type Operation = Extract<Expression, { kind: 'operation' }>

export function refuse(message: string, { start, end }: Place): CalculationError {
  return new CalculationError(message, start, end)
}

function said(value: Value): string {
  return showValue(value).text
}

/** What a value is, for a message about two that do not go together. */
export function kindOf(value: Value): string {
  if (value.kind === 'quantity') return `${said(value)} (${value.unit.dimension})`
  return value.kind === 'date' ? 'a date' : value.kind === 'number' ? said(value) : 'a word or a time between dates'
}

function isTemperature(value: Value): boolean {
  return value.kind === 'quantity' && value.unit.dimension === 'temperature' && !value.difference
}

/** A sum (`sign` 1) or difference (-1). */
export function plusMinus(operation: Operation, left: Value, right: Value, sign: 1 | -1, working: Working): Value {
  const signed = (amount: Rational) => (sign === 1 ? amount : negate(amount))
  const written = `${said(left)} ${sign === 1 ? '+' : '−'} ${said(right)}`
  const show = <V extends Value>(value: V, line = written): V => {
    working.equals(line, value)
    return value
  }
  if (
    right.kind === 'number' &&
    right.percent &&
    (left.kind === 'quantity' || (left.kind === 'number' && !left.percent))
  ) {
    if (isTemperature(left))
      throw refuse('A percentage of a temperature means nothing: its zero is a convention.', operation)
    const factor = add(ONE, signed(right.amount))
    const result = { ...left, amount: multiply(left.amount, factor) }
    return show(result, `${written} = ${said(left)} × ${said({ kind: 'number', amount: factor, percent: false })}`)
  }
  if (left.kind === 'number' && right.kind === 'number') {
    if (left.percent !== right.percent) {
      throw refuse('A percentage is added to what it is a percentage of: write 240 + 15%.', operation)
    }
    return show({ kind: 'number', amount: add(left.amount, signed(right.amount)), percent: left.percent })
  }
  if (left.kind === 'quantity' && right.kind === 'quantity')
    return sumOfQuantities(operation, left, right, sign, working)
  throw refuse(`${kindOf(left)} and ${kindOf(right)} cannot be ${sign === 1 ? 'added' : 'subtracted'}.`, operation)
}

function sumOfQuantities(operation: Operation, left: Quantity, right: Quantity, sign: 1 | -1, working: Working): Value {
  if (left.unit.dimension !== right.unit.dimension) {
    const verb = sign === 1 ? 'added' : 'subtracted'
    throw refuse(`${kindOf(left)} and ${kindOf(right)} cannot be ${verb}: they measure different things.`, operation)
  }
  const temperatures = [left, right].filter(isTemperature).length
  if (sign === 1 && temperatures === 2) {
    throw refuse('Two temperatures are not added; one may be taken from the other, or converted.', operation)
  }
  if (sign === -1 && temperatures === 1 && isTemperature(right)) {
    throw refuse('A temperature is not taken from a difference of temperatures.', operation)
  }
  working.readTogether(left.unit, right.unit)
  // Parts of one amount come out whole in the unit of the smaller part: 5 ft 11 in are 71 in.
  if (operation.joined && right.unit !== left.unit && !isTemperature(left)) {
    const whole = convertExactly(left.amount, left.unit, right.unit)
    if (whole) {
      working.equals(said(left), { ...left, amount: whole, unit: right.unit })
      return sumOfQuantities(operation, { ...left, amount: whole, unit: right.unit }, right, sign, working)
    }
  }
  const converted = convertExactly(right.amount, right.unit, left.unit, right.difference)
  if (!converted) throw refuse('Nothing can be converted here.', operation)
  const second: Quantity = { ...right, amount: converted, unit: left.unit }
  if (right.unit !== left.unit) working.equals(said(right), second)
  const difference = temperatures === 2 || (temperatures === 0 && left.difference && right.difference)
  const amount = add(left.amount, sign === 1 ? converted : negate(converted))
  const result: Quantity = { kind: 'quantity', amount, unit: left.unit, difference }
  working.equals(`${said(left)} ${sign === 1 ? '+' : '−'} ${said(second)}`, result)
  if (difference && temperatures === 2)
    working.note('This is a difference of temperatures: it converts without the zero.')
  return result
}

export function multiplyBy(place: Place, left: Value, right: Value, working: Working, sign: '×' | 'of'): Value {
  const result = product(place, left, right)
  if (left.kind === 'quantity' && right.kind === 'quantity') working.readTogether(left.unit, right.unit)
  const percentages = sign === 'of' && left.kind === 'number' && left.percent
  const factor = percentages ? said({ ...left, percent: false }) : said(left)
  working.equals(`${sign === 'of' ? `${said(left)} of ${said(right)} = ` : ''}${factor} × ${said(right)}`, result)
  return result
}

function product(place: Place, left: Value, right: Value): Value {
  if (isTemperature(left) || isTemperature(right)) {
    throw refuse('A temperature is not multiplied: its zero is a convention.', place)
  }
  if (left.kind === 'number' && right.kind === 'number') {
    return { kind: 'number', amount: multiply(left.amount, right.amount), percent: left.percent && right.percent }
  }
  if (left.kind === 'number' && right.kind === 'quantity') return scaled(right, left)
  if (left.kind === 'quantity' && right.kind === 'number') return scaled(left, right)
  if (left.kind === 'quantity' && right.kind === 'quantity') {
    const combined = combine(left, right, 1)
    if (combined) return { kind: 'quantity', ...combined, difference: false }
  }
  throw refuse(`${kindOf(left)} and ${kindOf(right)} cannot be multiplied.`, place)
}

function scaled({ amount, unit, difference }: Quantity, factor: NumberValue): Quantity {
  return { kind: 'quantity', amount: multiply(amount, factor.amount), unit, difference }
}

export function divideBy(operation: Operation, left: Value, right: Value, working: Working): Value {
  if ((right.kind === 'number' || right.kind === 'quantity') && isZero(right.amount)) {
    throw refuse('Nothing can be divided by zero.', operation.right)
  }
  const result = quotient(operation, left, right)
  if (left.kind === 'quantity' && right.kind === 'quantity') working.readTogether(left.unit, right.unit)
  working.equals(`${said(left)} ÷ ${said(right)}`, result)
  return result
}

function quotient(place: Place, left: Value, right: Value): Value {
  if (isTemperature(left) || isTemperature(right)) {
    throw refuse('A temperature is not divided: its zero is a convention.', place)
  }
  if (left.kind === 'number' && right.kind === 'number') {
    return { kind: 'number', amount: divide(left.amount, right.amount), percent: left.percent && !right.percent }
  }
  if (left.kind === 'quantity' && right.kind === 'number') {
    return { ...left, amount: divide(left.amount, right.amount) }
  }
  if (left.kind === 'quantity' && right.kind === 'quantity') {
    const same =
      left.unit.dimension === right.unit.dimension ? convertExactly(right.amount, right.unit, left.unit, true) : null
    if (same) return { kind: 'number', amount: divide(left.amount, same), percent: false }
    const combined = combine(left, right, -1)
    if (combined) return { kind: 'quantity', ...combined, difference: false }
  }
  throw refuse(`${kindOf(left)} cannot be divided by ${kindOf(right)}.`, place)
}

export function calculatePower(operation: Operation, base: Value, exponent: Value, working: Working): Value {
  if (exponent.kind !== 'number' || exponent.percent) throw refuse('A power is a plain number.', operation.right)
  const written = `${said(base)} ^ ${said(exponent)}`
  let result: Value | null = null
  if (base.kind === 'number') {
    result = { kind: 'number', amount: numberPower(operation, base.amount, exponent.amount, working), percent: false }
  } else if (base.kind === 'quantity' && !isTemperature(base) && isWhole(exponent.amount)) {
    const square = combine(base, base, 1)
    if (exponent.amount.numerator === 2n && square) result = { kind: 'quantity', ...square, difference: false }
    const cube = square && exponent.amount.numerator === 3n ? combine(square, base, 1) : null
    if (cube) result = { kind: 'quantity', ...cube, difference: false }
  }
  if (!result) throw refuse(`${kindOf(base)} has no such power here.`, operation)
  working.equals(written, result)
  return result
}

function numberPower(operation: Operation, base: Rational, exponent: Rational, working: Working): Rational {
  if (isZero(base) && exponent.numerator <= 0n) throw refuse('Zero has only positive powers.', operation)
  try {
    if (isWhole(exponent)) return power(base, toNumber(exponent))
    const root = Math.pow(toNumber(base), toNumber(exponent))
    if (Number.isNaN(root)) throw refuse('A negative number has no such root.', operation)
    if (!Number.isFinite(root)) throw new TooManyDigitsError('too many digits')
    working.note('A power that is no whole number is calculated to 13 significant digits.')
    return rationalOf(root.toPrecision(13))
  } catch (error) {
    if (error instanceof TooManyDigitsError) {
      throw refuse('This comes to a number with too many digits to calculate with.', operation)
    }
    throw error
  }
}
