const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const LONGEST_DATE = 100

const two = (value: string | number): string => String(value).padStart(2, '0')

function dateOf(year: string, month: string | number, day: string | number): string | null {
  const [monthNumber, dayNumber] = [Number(month), Number(day)]
  const isReal =
    monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= daysOf(Number(year), monthNumber)
  return isReal ? `${year}-${two(month)}-${two(day)}` : null
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** `T09:30:00+02:00` of what stands behind a date; an hour without its zone is kept without one. */
function timeOf(rest: string): string {
  const found = /^[T\s,]+(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/i.exec(rest)
  if (!found) return ''
  const [, hour = '', minute = '', second, fraction = '', zone = ''] = found
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return ''
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : zone === '' ? '' : 'Z'
  return `T${hour}:${minute}${second === undefined ? '' : `:${second}${fraction}`}${offset}`
}

function iso(value: string): string | null {
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(value) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(value)
  if (whole) {
    const [all, year = '', month = '', day = ''] = whole
    const date = dateOf(year, month, day)
    return date === null ? null : date + timeOf(value.slice(all.length))
  }
  const partial = /^(\d{4})(?:-(\d{2}))?$/.exec(value)
  if (!partial) return null
  const [, year = '', month] = partial
  if (month === undefined) return year
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : null
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** `22 December 2016`, `Thu, 22 Dec 2016 10:00:00 GMT`, `December 22nd, 2016`. */
function written(value: string): string | null {
  const months = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
  const dayFirst = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[ -]${months},?[ -](\\d{4})(?!\\d)`, 'i').exec(value)
  if (dayFirst) {
    const [all, day = '', month = '', year = ''] = dayFirst
    const date = dateOf(year, monthOf(month), day)
    return date === null ? null : date + timeOf(value.slice(dayFirst.index + all.length))
  }
  const monthFirst = new RegExp(`\\b${months} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'i').exec(value)
  if (!monthFirst) return null
  const [all, month = '', day = '', year = ''] = monthFirst
  const date = dateOf(year, monthOf(month), day)
  return date === null ? null : date + timeOf(value.slice(monthFirst.index + all.length))
}

/**
 * A date as pages write it, in ISO 8601: whole, partial (`2016-12`), or with a time and its zone when those are given.
 * Null for what is no date and for what could be two (`03/04/2016`): a wrong date is worse than none.
 */
export function findDate(value: string): string | null {
  const trimmed = value.trim().slice(0, LONGEST_DATE)
  const found = iso(trimmed) ?? written(trimmed)
  return found !== null && Number(found.slice(0, 4)) >= 1400 ? found : null
}
