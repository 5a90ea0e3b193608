import type { StoredCalculation } from '../model/evidence'
import { CalculationError } from './calculation-error'
import { civilDate, isoDate } from './civil-date'
import { evaluate } from './evaluate'
import { showValue, unitLabel } from './format-value'
import { parseExpression } from './parse'
import { HUNDRED, multiply, rational, toNumber } from './rational'
import type { Value } from './value'
import { Working } from './working'

export { CalculationError } from './calculation-error'
export { LONGEST_EXPRESSION } from './parse'

/** A calculation and how it was done. `expression`, `result` and `working` are what is stored. */
export interface Calculation extends StoredCalculation {
  /** All digits, in `unit`; the date as YYYY-MM-DD, the name of a day of the week, or the days between two dates. */
  readonly value: number | string
  /** As it is written (`km²`, `%`, `days`), null for plain numbers and dates. */
  readonly unit: string | null
}

/**
 * Calculates an expression in the notation of `docs/calculator.md`: numbers, percentages, units, dates. Exact: fractions
 * are kept as such, and only what is shown is cut (≈), which the working says. Depends on nothing but the expression.
 *
 * Throws a CalculationError that says what is wrong and where, and nothing else, whatever the text.
 */
export function calculate(expression: string): Calculation {
  const parsed = parseExpression(expression)
  const working = new Working()
  const value = evaluate(parsed, working)
  const { text, rounded } = showValue(value)
  return {
    expression,
    result: rounded ? `≈ ${text}` : text,
    working: working.lines(),
    ...valueAndUnit(value)
  }
}

function valueAndUnit(value: Value): Pick<Calculation, 'value' | 'unit'> {
  switch (value.kind) {
    case 'number':
      return value.percent
        ? { value: toNumber(multiply(value.amount, HUNDRED)), unit: '%' }
        : { value: toNumber(value.amount), unit: null }
    case 'quantity':
      return { value: toNumber(value.amount), unit: unitLabel(value.unit, value.amount) }
    case 'date':
      return { value: isoDate(civilDate(value.day)), unit: null }
    case 'span': {
      const days = rational(BigInt(value.to - value.from))
      return { value: toNumber(days), unit: value.to - value.from === 1 ? 'day' : 'days' }
    }
    case 'weekday':
      return { value: showValue(value).text, unit: null }
  }
}

/**
 * Whether a stored calculation, done again, gives the same result and working. Null when it does; otherwise what it gives
 * now, or the error.
 */
export function recalculate(stored: StoredCalculation): Calculation | CalculationError | null {
  let now: Calculation
  try {
    now = calculate(stored.expression)
  } catch (error) {
    if (error instanceof CalculationError) return error
    throw error
  }
  const isSame =
    now.result === stored.result &&
    now.working.length === stored.working.length &&
    now.working.every((line, index) => line === stored.working[index])
  return isSame ? null : now
}
