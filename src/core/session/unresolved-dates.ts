import { casual } from 'chrono-node/en'
import type { Finding } from './normalise'

const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const RELATIVE = new RegExp(
  `(?<![\\p{L}-])(?:(?:on )?(?:(?:last|this|next) )?${DAY}(?: (?:last|this|next) week)?(?!s?(?:\\p{L}|,? (?:\\d|\\p{Lu})))|yesterday|today|tomorrow|tonight|last night|(?:this|last|next) (?:week|weekend|month|year|spring|summer|autumn|winter|decade|century)|(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several) (?:day|week|month|year|decade)s? (?:ago|earlier|later)|recently|currently|(?:at )?the moment|nowadays|so far|to date|now)(?!\\p{L})`,
  'giu'
)
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})/u

/** Dates that depend on the day of writing, with what they come to when that day is known. In English. */
export function findRelativeDates(text: string, referenceDate: string | null): readonly Finding[] {
  return [...text.matchAll(RELATIVE)].map(({ 0: words, index: start }): Finding => {
    const instead = referenceDate === null ? null : resolved(words, referenceDate)
    const help =
      instead !== null
        ? `Write the date: counted from ${(referenceDate ?? '').slice(0, 10)} it is ${instead}.`
        : referenceDate === null
          ? `“${words}” depends on the day it was written, and the document has no date. Give one, or write the date.`
          : `“${words}” depends on the day it was written. Write the date.`
    return { kind: 'relative-date', start, end: start + words.length, words, help, instead }
  })
}

/**
 * Chrono counts in the zone of the machine, so it gets noon there and is asked for the parts of the calendar only. A
 * bare weekday of a report is the one that is past, the day itself included.
 */
function resolved(words: string, referenceDate: string): string | null {
  const match = ISO_DAY.exec(referenceDate)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const reference = new Date(year, month - 1, day, 12)
  const isBareWeekday = new RegExp(`^(?:on )?${DAY}$`, 'iu').test(words)
  const found = casual.parse(words, reference)[0]?.start
  const parts = [found?.get('year'), found?.get('month'), found?.get('day')]
  const [y, m, d] = parts
  if (!found || y == null || m == null || d == null) return null
  if (!isBareWeekday) return isoOf(y, m, d, precisionOf(words))
  const date = new Date(y, m - 1, d, 12)
  if (date.getTime() > reference.getTime()) date.setDate(date.getDate() - 7)
  return isoOf(date.getFullYear(), date.getMonth() + 1, date.getDate(), 'day')
}

type Precision = 'day' | 'month' | 'year'
function precisionOf(words: string): Precision | null {
  if (/month/iu.test(words)) return 'month'
  if (/year/iu.test(words)) return 'year'
  return /week(?:end)?$|spring|summer|autumn|winter|decade|century|few|several|now|recent|current|moment|so far|to date/iu.test(
    words
  ) && !/ week$/iu.test(words.replace(/^(?:this|last|next) week$/iu, 'week'))
    ? null
    : 'day'
}

function isoOf(year: number, month: number, day: number, precision: Precision | null): string | null {
  if (precision === null) return null
  const two = (number: number): string => String(number).padStart(2, '0')
  const whole = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return precision === 'day' ? whole : whole.slice(0, precision === 'month' ? 7 : 4)
}
