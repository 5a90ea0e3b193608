const PARTS = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/

const SHOWN = {
  year: new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

/** A whole or partial ISO 8601 date for reading: `2024-08-22` is “22 Aug 2024”. What is no date comes back as it is. */
export function writtenDay(date: string): string {
  const [, year, month, day] = PARTS.exec(date) ?? []
  if (year === undefined) return date
  const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))
  return SHOWN[day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'].format(time)
}

/** Today in the reader's time zone, `2024-08-22`. */
export function today(now = new Date()): string {
  const padded = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`
}
