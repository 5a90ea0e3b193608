const PARTS = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/

const shown = {
  year: new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

/**
 * A whole or partial ISO 8601 date for reading: `2024-08-22` is "22 Aug 2024", `2024-08` is "Aug 2024". The day is the
 * one that is written, in whatever time zone the reader is. What is no date comes back as it is.
 */
export function formatPartialDate(date: string): string {
  const [, year, month, day] = PARTS.exec(date) ?? []
  if (year === undefined) return date
  const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))
  return shown[day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'].format(time)
}
