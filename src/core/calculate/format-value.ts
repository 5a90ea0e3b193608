import type { Unit } from '../quantities/units'
import { calendarSpan, civilDate, longDate, weekday } from './civil-date'
import type { Rational } from './rational'
import {
  HUNDRED,
  divide,
  isWhole,
  isZero,
  magnitude,
  multiply,
  negate,
  rational,
  rationalOf,
  roundTo,
  subtract,
  tenTo
} from './rational'
import type { Quantity, Value } from './value'

/** A number whose decimals end within so many significant digits is shown as it is; otherwise it is cut to fewer. */
export const WHOLE_DIGITS = 12
/** The significant digits of a number that is cut; whole numbers and two decimals are always kept. */
export const CUT_DIGITS = 7
const LONGEST_WHOLE = 21
const SMALLEST = -9

/** A number as it is shown, and whether digits were cut. */
export interface Shown {
  readonly text: string
  readonly rounded: boolean
}

/** A number with thousands separators. See WHOLE_DIGITS and CUT_DIGITS for what is cut; half goes away from zero. */
export function showNumber(value: Rational, wholeDigits = WHOLE_DIGITS): Shown {
  const size = magnitude(value)
  if (isZero(value)) return { text: '0', rounded: false }
  if (size >= LONGEST_WHOLE || size < SMALLEST) {
    const mantissa = divide(value, tenTo(size))
    const cut = roundTo(mantissa, tenTo(1 - CUT_DIGITS))
    return { text: `${plain(cut)} × 10^${size}`.replace('^-', '^−'), rounded: differ(cut, mantissa) }
  }
  if (isWhole(value) || endsWithin(value, wholeDigits - 1 - size)) return { text: plain(value), rounded: false }
  const cut = roundTo(value, tenTo(-Math.max(2, CUT_DIGITS - 1 - size)))
  return { text: plain(cut), rounded: true }
}

function differ(a: Rational, b: Rational): boolean {
  return a.numerator !== b.numerator || a.denominator !== b.denominator
}

function endsWithin(value: Rational, places: number): boolean {
  return isWhole(multiply(value, tenTo(Math.max(0, places))))
}

/** All digits of a number whose decimals end. */
function plain(value: Rational): string {
  const absolute = value.numerator < 0n ? negate(value) : value
  let places = 0
  while (absolute.denominator !== 1n && (absolute.numerator * 10n ** BigInt(places)) % absolute.denominator !== 0n) {
    places += 1
  }
  const digits = String((absolute.numerator * 10n ** BigInt(places)) / absolute.denominator).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(?:\d{3})+$)/gu, ',')
  const fraction = places === 0 ? '' : `.${digits.slice(-places)}`
  return `${value.numerator < 0n ? '−' : ''}${whole}${fraction}`
}

function isOne(amount: Rational): boolean {
  return isWhole(amount) && (amount.numerator === 1n || amount.numerator === -1n)
}

/** `km²`; the name of a unit that has no symbol, and of hours, days and years, which people write out. */
export function unitLabel(unit: Unit, amount: Rational): string {
  const [symbol] = unit.symbols
  if (symbol !== undefined && (unit.dimension !== 'time' || unit.toBase < 1)) return symbol
  return unit.names[isOne(amount) ? 0 : 1] ?? unit.id
}

/** A value as it is shown; `rounded` when digits were cut. */
export function showValue(value: Value): Shown {
  switch (value.kind) {
    case 'number': {
      const { text, rounded } = showNumber(value.percent ? multiply(value.amount, HUNDRED) : value.amount)
      const sign = value.change && value.amount.numerator > 0n ? '+' : ''
      return { text: `${sign}${text}${value.percent ? '%' : ''}`, rounded }
    }
    case 'quantity':
      return value.second ? showTwo(value, value.second) : showQuantity(value.amount, value.unit)
    case 'date':
      return { text: `${longDate(civilDate(value.day))} (${weekday(value.day)})`, rounded: false }
    case 'span':
      return { text: showSpan(value.from, value.to), rounded: false }
    case 'weekday':
      return { text: weekday(value.day), rounded: false }
  }
}

function showQuantity(amount: Rational, unit: Unit): Shown {
  const { text, rounded } = showNumber(amount)
  return { text: `${text} ${unitLabel(unit, amount)}`, rounded }
}

/** `5 ft 10.866 in`: the whole part in the first unit. */
function showTwo({ amount, unit }: Quantity, second: Unit): Shown {
  const sign = amount.numerator < 0n ? '−' : ''
  const absolute = amount.numerator < 0n ? negate(amount) : amount
  const factor = divide(rationalOf(unit.exact), rationalOf(second.exact))
  let whole = rational(absolute.numerator / absolute.denominator)
  const exact = multiply(subtract(absolute, whole), factor)
  const cut = roundTo(exact, tenTo(-2))
  const isFull = !differ(cut, factor)
  if (isFull) whole = rational(whole.numerator + 1n)
  const rest = isFull ? rational(0n) : cut
  const text = `${sign}${plain(whole)} ${unitLabel(unit, whole)} ${plain(rest)} ${unitLabel(second, rest)}`
  return { text, rounded: differ(cut, exact) }
}

function counted(count: number, word: string): string {
  return `${plain(rational(BigInt(count)))} ${word}${count === 1 ? '' : 's'}`
}

/** `2 years, 6 months and 2 days (914 days)`. */
function showSpan(from: number, to: number): string {
  const isBack = to < from
  const span = calendarSpan(civilDate(Math.min(from, to)), civilDate(Math.max(from, to)))
  const parts = [
    span.years > 0 ? counted(span.years, 'year') : '',
    span.months > 0 ? counted(span.months, 'month') : '',
    span.days > 0 ? counted(span.days, 'day') : ''
  ].filter((part) => part !== '')
  const days = counted(Math.abs(to - from), 'day')
  const sign = isBack ? '−' : ''
  if (parts.length === 0 || (parts.length === 1 && span.days > 0)) return `${sign}${days}`
  const words = parts.length === 1 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
  return isBack ? `−(${words}), that is −${days}` : `${words} (${days})`
}
