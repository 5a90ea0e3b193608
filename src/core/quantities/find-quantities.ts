import type { TextRange } from '../model/text-range'
import { readWordNumber, SCALES, WORD_NUMBER_START } from './number-words'
import { unitBehind } from './unit-behind'
import type { Unit } from './units'

/** How a writer hedged a number: “more than 40”, “up to 40”, “some 40”. */
export type Approximation = 'more-than' | 'less-than' | 'about'

/** A number in running text with its unit; `start` (at the number or its currency sign) and `end` in UTF-16 code units. */
export interface Quantity extends TextRange {
  /** In `unit`; of a percentage, the figure as written (`40` for 40 %). */
  readonly value: number
  readonly unit: Unit | null
  readonly approx: Approximation | null
  readonly isPercent: boolean
  /** The currency sign in front (`$`, `US$`, `€`), or null. */
  readonly currency: string | null
}

const DIGITS = '(?:\\d{1,3}(?:[,\\u00a0\\u202f\\u2009]\\d{3})+|\\d+)(?:\\.\\d+)?[\\u00bc-\\u00be\\u2153\\u2154]?'
const CURRENCY = '(?:US|A|C|NZ|HK|NT)?[$\\u20ac\\u00a3\\u00a5\\u20b9]'

/**
 * A number that is not part of a word, a date (24/8, 2024-08-26), a time (10:30), a decade (1990s) or an ordinal (21st).
 * The lookbehinds keep `F-16` and the second half of `10:30` out but let `10-15` be two numbers.
 */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}_#@])(?<!\\p{L}[-–])(?<!\\d[.,:/])(?<!\\d{4}-(?:\\d{2}-|(?=\\d{2}-\\d{2})))(?:` +
    `(?:(${CURRENCY})\\s?)?(${DIGITS})(?!\\d|[.,:/]\\d|-\\d{2}-\\d{2}|(?:st|nd|rd|th|s)(?![\\p{L}\\p{N}]))` +
    `|(${WORD_NUMBER_START}))`,
  'giu'
)
const FRACTIONS: Readonly<Record<string, number>> = { '¼': 1 / 4, '½': 1 / 2, '¾': 3 / 4, '⅓': 1 / 3, '⅔': 2 / 3 }
const SCALE_WORD = /([ \u00a0-]?)(hundred|dozen|thousand|k|million|mn|mln|billion|bn|trillion|tn|m)(?![\p{L}\p{N}])/iuy
const PERCENT = /\s?%|[ \u00a0-]?per[ -]?cent(?![\p{L}])|[ \u00a0]pct(?![\p{L}])/iuy
const POINTS = /[ \u00a0-](?:percentage[ -])?points?(?![\p{L}])/iuy

const BEFORE: readonly (readonly [Approximation, RegExp])[] = [
  [
    'more-than',
    /(?:more than|over|at least|upwards? of|in excess of|exceeding|no fewer than|no less than|>)\s?(?:an? )?$/iu
  ],
  [
    'less-than',
    /(?:less than|fewer than|under|up to|at most|below|no more than|as many as|as much as|<)\s?(?:an? )?$/iu
  ],
  [
    'about',
    /(?:about|around|some|roughly|approximately|approx\.?|an estimated|nearly|almost|close to|circa|ca\.|c\.|~)\s?(?:an? )?$/iu
  ]
]
const LINK = /^ ?(?:[-–—]| to | or | and ) ?$/u
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const MONTH = `(?:${MONTHS.join('|')}|(?:${MONTHS.map((month) => month.slice(0, 3)).join('|')}|Sept)\\.?)`
const MONTH_BEFORE = new RegExp(`(?<!\\p{L})${MONTH} ?(?:\\d{1,2},? )?$`, 'u')
const MONTH_BEHIND = new RegExp(`^(?: of)? ${MONTH}(?!\\p{L})`, 'u')

interface Found extends Quantity {
  /** The factor that was written behind the number: 1 when none was. */
  readonly scale: number
}

/**
 * Numbers with positions in English running text, in order: digits with separators, number words, multipliers, the unit
 * behind, percent, a currency sign before. Of a range (`10 to 15 km`) both ends are given, the first with the unit and
 * multiplier of the second. Years, days of a month, times, ordinals, decades and numbers inside names (`F-16`) are no
 * quantities. `range` limits the search, in UTF-16 code units.
 */
export function findQuantities(text: string, range?: TextRange): readonly Quantity[] {
  const start = range?.start ?? 0
  const end = range?.end ?? text.length
  const found: Found[] = []
  const numbers = new RegExp(NUMBER)
  numbers.lastIndex = start
  for (let match = numbers.exec(text); match && match.index < end; match = numbers.exec(text)) {
    const quantity = readQuantity(text, match)
    if (!quantity || quantity.end > end) continue
    numbers.lastIndex = quantity.end
    found.push(quantity)
  }
  return found.map((quantity, index) => withRange(text, quantity, found[index + 1]))
}

function readQuantity(text: string, match: RegExpExecArray): Found | null {
  const number = match[3] === undefined ? readDigits(text, match) : readWordNumber(text, match.index)
  if (!number || !Number.isFinite(number.value)) return null
  const start = match.index
  const { end, value, scale } = number
  const base = { start, value, scale, approx: approximation(text, start), currency: match[1] ?? null }
  const percent = endAt(PERCENT, text, end)
  if (percent !== null) return { ...base, end: percent, unit: null, isPercent: true }
  const points = endAt(POINTS, text, end)
  if (points !== null) return { ...base, end: points, unit: null, isPercent: false }
  const behind = base.currency === null ? unitBehind(text, end) : null
  if (behind) return { ...base, end: behind.end, unit: behind.unit, isPercent: false }
  if (base.currency === null && isNoQuantity(text, start, end, match)) return null
  return { ...base, end, unit: null, isPercent: false }
}

function readDigits(text: string, match: RegExpExecArray): { value: number; scale: number; end: number } {
  const digits = match[2] ?? ''
  const fraction = FRACTIONS[digits.slice(-1)]
  const plain = (fraction === undefined ? digits : digits.slice(0, -1)).replace(/[,\u00a0\u202f\u2009]/gu, '')
  const value = Number(plain) + (fraction ?? 0)
  const end = match.index + match[0].length
  SCALE_WORD.lastIndex = end
  const word = SCALE_WORD.exec(text)
  const factor = word ? scaleOf(word, match[1] !== undefined) : null
  return factor === null
    ? { value, scale: 1, end }
    : { value: value * factor, scale: factor, end: SCALE_WORD.lastIndex }
}

/** `m` is a million only of money (£5m), `k` only without a space (5k). */
function scaleOf(word: RegExpExecArray, isMoney: boolean): number | null {
  const name = (word[2] ?? '').toLowerCase()
  if (name === 'm') return isMoney ? 1e6 : null
  if (name === 'k' && word[1] !== '') return null
  return SCALES.get(name) ?? null
}

/** True for years, days of a month, and a lone `one` or `zero`, which mostly count nothing. */
function isNoQuantity(text: string, start: number, end: number, match: RegExpExecArray): boolean {
  const written = text.slice(start, end)
  if (/^(?:one|zero)$/iu.test(written)) return true
  if (match[3] !== undefined) return false
  if (/^(?:1[5-9]|20)\d\d$/u.test(written)) return true
  if (!/^\d{1,2}$/u.test(written)) return false
  return MONTH_BEFORE.test(text.slice(Math.max(0, start - 14), start)) || MONTH_BEHIND.test(text.slice(end, end + 14))
}

function approximation(text: string, start: number): Approximation | null {
  const before = text.slice(Math.max(0, start - 24), start)
  return BEFORE.find(([, expression]) => expression.test(before))?.[0] ?? null
}

/** The first number of a range takes what stands only behind the second. */
function withRange(text: string, { scale, ...quantity }: Found, next: Found | undefined): Quantity {
  if (!next || quantity.unit || quantity.isPercent || !LINK.test(text.slice(quantity.end, next.start))) return quantity
  const link = text.slice(quantity.end, next.start).trim()
  if (link === 'and' && !/\bbetween [^.]{0,24}$/iu.test(text.slice(Math.max(0, quantity.start - 32), quantity.start))) {
    return quantity
  }
  const isScaled = scale === 1 && next.scale > 1 && quantity.value < next.value / next.scale
  return {
    ...quantity,
    value: isScaled ? quantity.value * next.scale : quantity.value,
    unit: quantity.currency === null ? next.unit : null,
    isPercent: next.isPercent
  }
}

function endAt(expression: RegExp, text: string, offset: number): number | null {
  expression.lastIndex = offset
  return expression.test(text) ? expression.lastIndex : null
}
