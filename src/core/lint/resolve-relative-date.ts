import { casual } from 'chrono-node/en'
import type { PartialDate } from './calendar'
import { dateOfDay, dayNumber, tellDate, WEEKDAYS, weekdayOf } from './calendar'

/** What a relative date comes to, told to people; and the first day of it in ISO 8601 as far as it is known. */
export interface ResolvedDate {
  readonly told: string
  readonly iso: string
}

/** A relative date that was found: its words and how exact it can be. */
export interface RelativeDate {
  readonly words: string
  readonly precision: 'day' | 'week' | 'weekend' | 'month' | 'year' | 'vague'
  /** True when the sentence speaks of what is to come, which only a bare weekday needs. */
  readonly isAhead: boolean
}

const BARE_WEEKDAY = new RegExp(
  `^(?:(?:early|late|earlier|later) )?(?:on )?(${WEEKDAYS.join('|')})(?! (?:last|this|next|of))`,
  'iu'
)
const two = (number: number): string => String(number).padStart(2, '0')

/**
 * What a relative date means in a text of a given date. A weekday in news is the past one (the day itself included),
 * unless the sentence speaks of what is to come. Null when the date of the text is not exact enough, or the words are
 * too vague for a day, week, month or year.
 */
export function resolveRelativeDate(found: RelativeDate, written: PartialDate): ResolvedDate | null {
  const { precision, words } = found
  if (precision === 'vague') return null
  if (written.month === null && precision !== 'year') return null
  if (written.day === null && precision !== 'year' && precision !== 'month') return null
  const from = dayNumber(written.year, written.month ?? 7, written.day ?? 15)
  const weekday = BARE_WEEKDAY.exec(words)?.[1]
  const day = weekday === undefined ? chronoDay(words, from) : weekdayNear(weekday, from, found.isAhead)
  return day === null ? null : tellAs(precision, day, from, words)
}

function weekdayNear(name: string, from: number, isAhead: boolean): number {
  const wanted = WEEKDAYS.findIndex((weekday) => weekday.toLowerCase() === name.toLowerCase())
  const back = (weekdayOf(from) - wanted + 7) % 7
  return isAhead ? from - back + (back === 0 ? 0 : 7) : from - back
}

/** Chrono counts in the zone of the machine, so it is given noon there and asked for the calendar's parts only. */
function chronoDay(words: string, from: number): number | null {
  const { year, month, day } = dateOfDay(from)
  const reference = new Date(year, month - 1, day, 12)
  const start = casual.parse(words.replace(/\b(?:past|coming)\b/iu, toLastOrNext), reference)[0]?.start
  const [y, m, d] = [start?.get('year'), start?.get('month'), start?.get('day')]
  return y == null || m == null || d == null ? null : dayNumber(y, m, d)
}

const toLastOrNext = (word: string): string => (/past/iu.test(word) ? 'last' : 'next')

function tellAs(precision: RelativeDate['precision'], day: number, from: number, words: string): ResolvedDate {
  const date = dateOfDay(day)
  if (precision === 'year') return { told: String(date.year), iso: String(date.year) }
  if (precision === 'month') {
    return { told: tellDate({ ...date, day: null }), iso: `${date.year}-${two(date.month)}` }
  }
  if (precision === 'week' || precision === 'weekend') {
    const monday = mondayOf(/\bthis\b/iu.test(words) ? from : day)
    const first = precision === 'week' ? monday : monday + 5
    const told = `${precision === 'week' ? 'the week from' : 'the weekend of'} ${tellDate(dateOfDay(first))}`
    return { told, iso: isoOf(first) }
  }
  return { told: `${WEEKDAYS[weekdayOf(day)]} ${tellDate(date)}`, iso: isoOf(day) }
}

const mondayOf = (day: number): number => day - ((weekdayOf(day) + 6) % 7)

function isoOf(day: number): string {
  const date = dateOfDay(day)
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`
}
