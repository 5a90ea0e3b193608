import { convertExactly } from './convert-exact'
import { span } from './evaluate-dates'
import { kindOf, refuse } from './evaluate-operations'
import type { Expression, Rounding } from './expression'
import { showNumber, showValue, unitLabel } from './format-value'
import {
  HUNDRED,
  ONE,
  divide,
  isZero,
  magnitude,
  multiply,
  rational,
  rationalOf,
  roundTo,
  subtract,
  tenTo
} from './rational'
import type { Rational } from './rational'
import { inDays } from './in-days'
import type { Quantity, Value } from './value'
import type { Working } from './working'

type Node<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>
/** Digits of a conversion factor that are shown: all of those that are exact by definition. */
const FACTOR_DIGITS = 20

function said(value: Value): string {
  return showValue(value).text
}

function number(amount: Rational, percent = false): Value {
  return { kind: 'number', amount, percent }
}

/** Two amounts in one unit; a refusal when they cannot be compared. */
function comparable(node: Expression, first: Value, second: Value, working: Working): readonly [Rational, Rational] {
  const [a, b] = [inDays(first), inDays(second)]
  if (a.kind === 'number' && b.kind === 'number' && a.percent === b.percent) return [a.amount, b.amount]
  if (a.kind === 'quantity' && b.kind === 'quantity' && a.unit.dimension === b.unit.dimension) {
    if (a.unit.dimension === 'temperature')
      throw refuse('Temperatures have no percentages: their zero is a convention.', node)
    const amount = convertExactly(b.amount, b.unit, a.unit)
    if (amount) {
      working.readTogether(a.unit, b.unit)
      if (b.unit !== a.unit) working.equals(said(b), { ...b, amount, unit: a.unit })
      return [a.amount, amount]
    }
  }
  throw refuse(`${kindOf(a)} and ${kindOf(b)} cannot be compared: they measure different things.`, node)
}

/** A part of a whole as a percentage. */
export function share(node: Node<'share'>, part: Value, whole: Value, working: Working): Value {
  const [a, b] = comparable(node, part, whole, working)
  if (isZero(b)) throw refuse('Of nothing there is no share.', node.whole)
  const result: Value = { kind: 'number', amount: divide(a, b), percent: true }
  working.equals(`${said(part)} ÷ ${said(whole)}`, result)
  const isPart = a.numerator > 0n && b.numerator > 0n && !isZero(a) && subtract(b, a).numerator > 0n
  if (isPart) {
    const oneIn = divide(b, a)
    const rounded = roundTo(oneIn, tenTo(-1))
    const about = isZero(subtract(oneIn, rounded)) ? '' : 'about '
    working.step(`That is ${about}1 in ${showNumber(rounded).text}.`)
  }
  return result
}

/** From one value to another as a percentage of the first; between two dates the time. */
export function change(node: Node<'change'>, from: Value, to: Value, working: Working): Value {
  if (from.kind === 'date' && to.kind === 'date') return span(from.day, to.day, working)
  const [a, b] = comparable(node, from, to, working)
  if (a.numerator <= 0n) throw refuse('A change has a percentage only when it starts from more than zero.', node.from)
  const by = subtract(b, a)
  const unit = from.kind === 'quantity' ? from : null
  const difference: Value = unit ? { ...unit, amount: by } : number(by, from.kind === 'number' && from.percent)
  const inFirst: Value = unit ? { ...unit, amount: b } : to
  working.equals(`${said(inFirst)} − ${said(from)}`, difference)
  const result: Value = { kind: 'number', amount: divide(by, a), percent: true, change: true }
  working.equals(`${said(difference)} ÷ ${said(from)}`, result)
  if (from.kind === 'number' && from.percent) {
    working.step(`In percentage points: ${said(number(multiply(by, HUNDRED)))}.`)
  }
  return result
}

export function convertTo(node: Node<'convert'>, given: Value, working: Working): Value {
  const value = inDays(given)
  const { unit, second } = node
  if (value.kind !== 'quantity') {
    const message =
      value.kind === 'number'
        ? `This has no unit that could become ${unitLabel(unit, value.amount)}: write one behind the number.`
        : 'Only a quantity with a unit is converted.'
    throw refuse(message, node.of)
  }
  working.readUnit(unit)
  working.readTogether(value.unit, unit)
  for (const each of second ? [unit, second] : [unit]) {
    if (each.dimension !== value.unit.dimension) {
      throw refuse(`${kindOf(value)} cannot become ${unitLabel(each, rational(2n))} (${each.dimension}).`, node)
    }
  }
  if (second && (second.toBase >= unit.toBase || unit.inverse || second.inverse || unit.offset !== undefined)) {
    throw refuse('Write the larger unit first, as in ft and in.', node)
  }
  const amount = convertExactly(value.amount, value.unit, unit, value.difference)
  if (!amount) throw refuse('Zero has no inverse to convert to.', node.of)
  const result: Quantity = { kind: 'quantity', amount, unit, difference: value.difference }
  working.equals(formula(value, result), result)
  if (!second) return result
  working.equals(said(result), { ...result, second })
  return { ...result, second }
}

/** How a conversion is done by hand. */
function formula(from: Quantity, to: Quantity): string {
  const amount = showNumber(from.amount).text
  if (from.unit.inverse && to.unit.inverse) return said(from)
  if (from.unit.inverse || to.unit.inverse) {
    const inverse = divide(rationalOf(from.unit.exact), rationalOf(to.unit.exact))
    const constant = to.unit.inverse ? divide(ONE, inverse) : inverse
    return `${showNumber(constant, FACTOR_DIGITS).text} ÷ ${amount}`
  }
  const ratio = divide(rationalOf(from.unit.exact), rationalOf(to.unit.exact))
  const factor = showNumber(ratio, FACTOR_DIGITS)
  const inverse = showNumber(divide(ONE, ratio), FACTOR_DIGITS)
  // Of a factor and its inverse, the one whose decimals end.
  const operation = factor.rounded && !inverse.rounded ? `÷ ${inverse.text}` : `× ${factor.text}`
  const by = ratio.numerator === ratio.denominator ? '' : ` ${operation}`
  const zero = (quantity: Quantity) => (from.difference ? 0 : (quantity.unit.offset ?? 0))
  const [add, subtractZero] = [zero(from), zero(to)]
  if (add === 0 && subtractZero === 0) return `${said(from)}${by}`
  const shifted = add === 0 ? amount : `(${amount} + ${add})`
  return `${shifted}${by}${subtractZero === 0 ? '' : ` − ${subtractZero}`}`
}

const ROUNDING_WORDS = {
  decimals: (count: number) => `${count} decimal${count === 1 ? '' : 's'}`,
  digits: (count: number) => `${count} significant digit${count === 1 ? '' : 's'}`
}

function stepOf(rounding: Rounding, value: Rational): Rational {
  if (rounding.to === 'multiple') return rounding.step
  return tenTo(rounding.to === 'decimals' ? -rounding.count : magnitude(value) + 1 - rounding.count)
}

/** Rounds what is shown: a percentage as such, a quantity in its unit (of two units in the smaller one). */
export function roundValue({ rounding, of }: Node<'round'>, given: Value, working: Working): Value {
  const value = inDays(given)
  if (value.kind !== 'number' && value.kind !== 'quantity') throw refuse('Only a number or a quantity is rounded.', of)
  const scale =
    value.kind === 'quantity' && value.second
      ? divide(rationalOf(value.unit.exact), rationalOf(value.second.exact))
      : value.kind === 'number' && value.percent
        ? HUNDRED
        : ONE
  const scaled = multiply(value.amount, scale)
  const result = { ...value, amount: divide(roundTo(scaled, stepOf(rounding, scaled)), scale) }
  const to =
    rounding.to === 'multiple'
      ? `the nearest ${showNumber(rounding.step).text}`
      : ROUNDING_WORDS[rounding.to](rounding.count)
  working.step(`${said(value)} rounded to ${to}: ${said(result)}; halves go away from zero`)
  return result
}
