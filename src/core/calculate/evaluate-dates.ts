import type { Unit } from '../quantities/units'
import { CalculationError } from './calculation-error'
import {
  FIRST_YEAR,
  LAST_YEAR,
  addMonths,
  calendarSpan,
  civilDate,
  dayNumber,
  daysInMonth,
  longDate
} from './civil-date'
import type { Expression, Place } from './expression'
import { showValue } from './format-value'
import { divide, isWhole, multiply, rational } from './rational'
import type { Value } from './value'
import type { Working } from './working'

/** Calendar months, and days, of the units that dates are moved by. */
const MONTHS_OF: Readonly<Record<string, bigint>> = {
  month: 1n,
  year: 12n,
  decade: 120n,
  century: 1200n,
  millennium: 12_000n
}
const DAYS_OF: Readonly<Record<string, bigint>> = { day: 1n, week: 7n, fortnight: 14n }
/** More than lie between the first and the last day that are known; keeps what follows small. */
const MOST_MOVED = 4_000_000n

export function dayOf(place: Expression, value: Value): number {
  if (value.kind === 'date') return value.day
  throw new CalculationError('A date belongs here, such as 2024-08-26.', place.start, place.end)
}

/** A date and a number of months or days before or after it; or the time since another date. */
export function shiftDay(day: number, operator: '+' | '-', right: Place, value: Value, working: Working): Value {
  const sign = operator === '-' ? -1n : 1n
  if (value.kind === 'date' && operator === '-') return span(value.day, day, working)
  const by = value.kind === 'span' ? rational(BigInt(value.to - value.from)) : value.kind === 'quantity' && value.amount
  const id = value.kind === 'span' ? 'day' : value.kind === 'quantity' ? value.unit.id : ''
  const [months, days] = [MONTHS_OF[id], DAYS_OF[id]]
  const steps = months ?? days
  if (!by || steps === undefined) {
    const message = 'A date is moved by days, weeks, months or years, such as 30 months.'
    throw new CalculationError(message, right.start, right.end)
  }
  const count = multiply(by, rational(steps))
  if (!isWhole(count)) {
    const message = `This is no whole number of ${months === undefined ? 'days' : 'months'}; a date is moved by whole ones.`
    throw new CalculationError(message, right.start, right.end)
  }
  const moved =
    months === undefined ? byDays(day, sign * count.numerator) : byMonths(day, sign * count.numerator, working)
  if (moved === null) {
    const message = `This leads out of the years ${FIRST_YEAR} to ${LAST_YEAR}.`
    throw new CalculationError(message, right.start, right.end)
  }
  const result: Value = { kind: 'date', day: moved }
  working.equals(`${longDate(civilDate(day))} ${operator === '-' ? '−' : '+'} ${showValue(value).text}`, result)
  return result
}

function inRange(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

function byDays(day: number, count: bigint): number | null {
  if (count > MOST_MOVED || count < -MOST_MOVED) return null
  const moved = day + Number(count)
  return inRange(civilDate(moved).year) ? moved : null
}

function byMonths(day: number, count: bigint, working: Working): number | null {
  if (count > MOST_MOVED || count < -MOST_MOVED) return null
  const date = civilDate(day)
  const moved = addMonths(date, Number(count))
  if (!inRange(moved.year)) return null
  if (moved.day !== date.day) {
    working.note(`That month has ${daysInMonth(moved.year, moved.month)} days only: its last day is taken.`)
  }
  return dayNumber(moved)
}

/** The time from a day to another one, with both ways to count its days. */
export function span(from: number, to: number, working: Working): Value {
  const result: Value = { kind: 'span', from, to }
  const [first, last] = [Math.min(from, to), Math.max(from, to)]
  const named = (day: number) => showValue({ kind: 'date', day }).text
  working.equals(`From ${named(from)} to ${named(to)}`, result)
  const days = (count: number) => showValue({ kind: 'number', amount: rational(BigInt(count)), percent: false }).text
  if (first !== last) {
    working.step(`Days: ${days(last - first)}; ${days(last - first + 1)} when the first and the last day both count.`)
  }
  return result
}

/** Days and weeks between two dates, with fractions of weeks; months and years only as far as they are complete. */
export function betweenDays(unit: Unit, from: number, to: number, working: Working): Value {
  span(from, to, working)
  const sign = to < from ? -1n : 1n
  const { years, months } = calendarSpan(civilDate(Math.min(from, to)), civilDate(Math.max(from, to)))
  const complete = unit.id === 'year' ? years : unit.id === 'month' ? years * 12 + months : null
  const amount =
    complete === null
      ? divide(rational(BigInt(to - from)), rational(DAYS_OF[unit.id] ?? 1n))
      : rational(sign * BigInt(complete))
  if (complete !== null) working.step(`Only complete ${unit.names[1] ?? unit.id} count.`)
  return { kind: 'quantity', amount, unit, difference: false }
}
