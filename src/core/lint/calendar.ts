/** A date as far as it is known; `month` and `day` count from 1. */
export interface PartialDate {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

export const MONTHS = 'January February March April May June July August September October November December'.split(' ')
export const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** Source of an expression for a month, in full or shortened. */
export const MONTH_NAME = `(?:${MONTHS.join('|')}|(?:${MONTHS.map((name) => name.slice(0, 3)).join('|')}|Sept)\\.?)(?!\\p{L})`

const DAY_MILLISECONDS = 86_400_000
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])/

/** An ISO 8601 date, which may be partial (`2024-08`) and may have a time; null when there is none. */
export function readIsoDate(written: string | null): PartialDate | null {
  const match = ISO.exec(written ?? '')
  if (!match) return null
  const [year, month, day] = [match[1], match[2], match[3]].map((part) => (part === undefined ? null : Number(part)))
  if (year == null) return null
  if (month != null && (month < 1 || month > 12)) return null
  if (month != null && day != null && (day < 1 || day > daysIn(year, month))) return null
  return { year, month: month ?? null, day: day ?? null }
}

/** The number (from 1) of a month by its name or the first three letters of it; null for other words. */
export function monthNumber(name: string): number | null {
  const index = MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase())
  return index < 0 ? null : index + 1
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Days since 1970-01-01 of a full date. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MILLISECONDS
}

/** The full date of a day number. */
export function dateOfDay(number: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(number * DAY_MILLISECONDS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Day of the week of a day number, 0 for Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

/** The first and the last day that a partial date may be, as day numbers. */
export function daySpan({ year, month, day }: PartialDate): readonly [first: number, last: number] {
  if (month === null) return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]
  if (day === null) return [dayNumber(year, month, 1), dayNumber(year, month, daysIn(year, month))]
  return [dayNumber(year, month, day), dayNumber(year, month, day)]
}

/** `19 August 2024`, `August 2024`, `2024`. */
export function tellDate({ year, month, day }: PartialDate): string {
  return [day, month === null ? null : MONTHS[month - 1], year].filter((part) => part != null).join(' ')
}
