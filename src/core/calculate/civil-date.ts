/** A day of the Gregorian calendar (also before 1582); month 1 to 12. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Between two days: whole calendar months as years and months, then the days that are left. None is negative. */
export interface CalendarSpan {
  readonly years: number
  readonly months: number
  readonly days: number
}

export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]

const WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const

export const FIRST_YEAR = 1
export const LAST_YEAR = 9999

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isCivilDate({ year, month, day }: CivilDate): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false
  return day >= 1 && day <= daysInMonth(year, month)
}

/** Days before the first of March of the year that the date belongs to when years begin in March, after their leap day. */
function daysBeforeYear(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
}

/** Days since 1 January 1970; negative before it. */
export function dayNumber({ year, month, day }: CivilDate): number {
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = (month + 9) % 12
  return daysBeforeYear(marchYear) + Math.floor((marchMonth * 153 + 2) / 5) + day - 719_469
}

/** The date of a day number (see `dayNumber`). */
export function civilDate(number: number): CivilDate {
  const days = number + 719_468
  let year = Math.floor(days / 365.2425)
  while (daysBeforeYear(year) > days) year -= 1
  while (daysBeforeYear(year + 1) <= days) year += 1
  const dayOfYear = days - daysBeforeYear(year)
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const day = dayOfYear - Math.floor((marchMonth * 153 + 2) / 5) + 1
  return { year: month > 2 ? year : year + 1, month, day }
}

/** The same day that many months later (or earlier); the last of the month where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = date.year * 12 + (date.month - 1) + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) }
}

/** From a day to one that is not earlier, as people count: whole months first, then days. */
export function calendarSpan(from: CivilDate, to: CivilDate): CalendarSpan {
  let months = (to.year - from.year) * 12 + to.month - from.month
  if (dayNumber(addMonths(from, months)) > dayNumber(to)) months -= 1
  const days = dayNumber(to) - dayNumber(addMonths(from, months))
  return { years: Math.floor(months / 12), months: months % 12, days }
}

export function weekday(number: number): string {
  return WEEKDAYS[((number % 7) + 7) % 7] ?? ''
}

/** `2024-08-26`. */
export function isoDate({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `26 August 2024`. */
export function longDate({ year, month, day }: CivilDate): string {
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`
}
