import { CalculationError } from './calculation-error'
import { betweenDays, dayOf, shiftDay } from './evaluate-dates'
import { change, convertTo, roundValue, share } from './evaluate-measures'
import type { Expression, Operator } from './expression'
import { calculatePower, divideBy, multiplyBy, plusMinus } from './evaluate-operations'
import { showValue } from './format-value'
import { HUNDRED, divide, isTooLong, negate } from './rational'
import type { Rational } from './rational'
import { inDays } from './in-days'
import type { Value } from './value'
import type { Working } from './working'

/** What an expression comes to; writes each step into `working`. Throws a CalculationError that names the place. */
export function evaluate(expression: Expression, working: Working): Value {
  const value = compute(expression, working)
  if ('amount' in value && isTooLong(value.amount)) {
    const message = 'This comes to a number with too many digits to calculate with.'
    throw new CalculationError(message, expression.start, expression.end)
  }
  return value
}

function compute(expression: Expression, working: Working): Value {
  const of = (part: Expression) => evaluate(part, working)
  switch (expression.kind) {
    case 'number':
      return { kind: 'number', amount: expression.value, percent: false }
    case 'percent':
      return { kind: 'number', amount: divide(bareNumber(expression.of, of(expression.of)), HUNDRED), percent: true }
    case 'quantity': {
      working.readUnit(expression.unit)
      const amount = bareNumber(expression.of, of(expression.of))
      return { kind: 'quantity', amount, unit: expression.unit, difference: false }
    }
    case 'date':
      return { kind: 'date', day: expression.day }
    case 'negative':
      return opposite(expression, of(expression.of))
    case 'operation':
      return operate(expression, working)
    case 'part':
      return multiplyBy(expression, of(expression.share), of(expression.whole), working, 'of')
    case 'share':
      return share(expression, of(expression.part), of(expression.whole), working)
    case 'change':
      return change(expression, of(expression.from), of(expression.to), working)
    case 'convert':
      return convertTo(expression, of(expression.of), working)
    case 'as-percent': {
      const amount = bareNumber(expression.of, of(expression.of))
      const value: Value = { kind: 'number', amount, percent: true }
      working.equals(showValue({ ...value, percent: false }).text, value)
      return value
    }
    case 'between': {
      const [from, to] = [dayOf(expression.from, of(expression.from)), dayOf(expression.to, of(expression.to))]
      return betweenDays(expression.unit, from, to, working)
    }
    case 'weekday': {
      const day = dayOf(expression.of, of(expression.of))
      working.equals(`${showValue({ kind: 'date', day }).text.replace(/ \(.*/u, '')}`, { kind: 'weekday', day })
      return { kind: 'weekday', day }
    }
    case 'round':
      return roundValue(expression, of(expression.of), working)
  }
}

function operate(expression: Extract<Expression, { kind: 'operation' }>, working: Working): Value {
  const { operator, left, right } = expression
  const first = evaluate(left, working)
  if (first.kind === 'date' && (operator === '+' || operator === '-')) return moveDate(first, operator, right, working)
  const second = evaluate(right, working)
  if (second.kind === 'date' && first.kind === 'quantity' && operator === '+') {
    return moveDate(second, operator, left, working)
  }
  const [a, b] = [inDays(first), inDays(second)]
  const steps: Record<Operator, () => Value> = {
    '+': () => plusMinus(expression, a, b, 1, working),
    '-': () => plusMinus(expression, a, b, -1, working),
    '*': () => multiplyBy(expression, a, b, working, '×'),
    '/': () => divideBy(expression, a, b, working),
    '^': () => calculatePower(expression, a, b, working)
  }
  return steps[operator]()
}

/** The parts of one amount move a date one after the other: the months, then the days. */
function moveDate(date: Value, operator: '+' | '-', by: Expression, working: Working): Value {
  const parts = by.kind === 'operation' && by.joined ? [by.left, by.right] : null
  if (parts) return parts.reduce((moved, part) => moveDate(moved, operator, part, working), date)
  return shiftDay(dayOf(by, date), operator, by, evaluate(by, working), working)
}

function bareNumber(place: Expression, value: Value): Rational {
  if (value.kind === 'number' && !value.percent) return value.amount
  throw new CalculationError('A plain number belongs here, without unit or percent sign.', place.start, place.end)
}

function opposite(expression: Expression, value: Value): Value {
  if (value.kind === 'number' || value.kind === 'quantity') return { ...value, amount: negate(value.amount) }
  if (value.kind === 'span') return { ...value, from: value.to, to: value.from }
  throw new CalculationError('A date has no minus sign.', expression.start, expression.end)
}
