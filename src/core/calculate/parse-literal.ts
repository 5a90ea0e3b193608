import { MONTHS, dayNumber, isCivilDate } from './civil-date'
import { CalculationError } from './calculation-error'
import type { Cursor } from './cursor'
import type { Expression } from './expression'
import { TooManyDigitsError, add, multiply, rational, rationalOf, tenTo } from './rational'
import type { Rational } from './rational'

const ISO_DATE = /(\d{4})-(\d{1,2})-(\d{1,2})(?![\d.])/uy
const MONTH = MONTHS.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|') + '|Sept\\.?'
const DAY_FIRST = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)? (${MONTH}),? (\\d{4})(?![\\d.])`, 'iuy')
const MONTH_FIRST = new RegExp(`(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?![\\d.])`, 'iuy')
/** Groups of three digits are split by one kind of sign all through: 1,234,567 or 1 234 567. */
const NUMBER =
  /(?:\d{1,3}([, \u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?!\d)|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,4}(?![\p{L}\d]))?|\.\d+/uy
const VULGAR = /[½⅓⅔¼¾⅕⅛⅜⅝⅞]/uy
const VULGAR_VALUES: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8'
}
/** The letter k in lower case only: K is the kelvin. */
const SCALE = /(?:[tT]housand|[mM]illion|[bB]illion|[tT]rillion|[mM]n|[bB]n|[tT]n|k)(?!\p{L})/uy
const SCALES: Readonly<Record<string, number>> = {
  thousand: 3,
  k: 3,
  million: 6,
  mn: 6,
  billion: 9,
  bn: 9,
  trillion: 12,
  tn: 12
}
const BAD_COMMA = /,\d+/uy

/** A date: 2024-08-26, 26 August 2024 or August 26, 2024; null when none stands here. */
export function takeDate(cursor: Cursor): Expression | null {
  const start = cursor.at
  const iso = cursor.take(ISO_DATE)
  if (iso) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]), start, cursor)
  const dayFirst = cursor.take(DAY_FIRST)
  if (dayFirst) return date(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]), start, cursor)
  const monthFirst = cursor.take(MONTH_FIRST)
  if (monthFirst) return date(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]), start, cursor)
  return null
}

function monthOf(written = ''): number {
  const letters = written.slice(0, 3).toLowerCase()
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(letters)) + 1
}

function date(year: number, month: number, day: number, start: number, cursor: Cursor): Expression {
  const civil = { year, month, day }
  const end = cursor.lastEnd
  if (!isCivilDate(civil)) {
    throw new CalculationError('There is no such day. Write dates as year-month-day: 2024-08-26.', start, end)
  }
  return { kind: 'date', day: dayNumber(civil), start, end }
}

/** A number with its separators, fraction sign and scale word (`3½`, `1,200`, `3.4 million`); null when none is here. */
export function takeNumber(cursor: Cursor): Expression | null {
  const start = cursor.at
  const digits = cursor.take(NUMBER)?.[0]
  // Nothing stands between a number and its fraction sign.
  const fraction = digits === undefined || cursor.lastEnd === cursor.at ? cursor.take(VULGAR)?.[0] : undefined
  if (digits === undefined && fraction === undefined) return null
  if (cursor.take(BAD_COMMA)) {
    const message = 'A comma stands between groups of three digits. For a decimal use a point: 1.5.'
    throw new CalculationError(message, start, cursor.lastEnd)
  }
  const scale = cursor.take(SCALE)?.[0].toLowerCase()
  const end = cursor.lastEnd
  let value: Rational = rational(0n)
  try {
    if (digits !== undefined) value = rationalOf(digits.replace(/[, \u00a0\u2009\u202f]/gu, ''))
  } catch (error) {
    if (!(error instanceof TooManyDigitsError)) throw error
    throw new CalculationError('This number has too many digits to calculate with.', start, end)
  }
  if (fraction !== undefined) value = add(value, rationalOf(VULGAR_VALUES[fraction] ?? '0'))
  if (scale !== undefined) value = multiply(value, tenTo(SCALES[scale] ?? 0))
  return { kind: 'number', value, start, end }
}
