const PARTS = [
  {
    length: 10,
    format: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  },
  { length: 7, format: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }) }
]

/** A whole or partial ISO 8601 date in words: `2024-08-22` is 22 Aug 2024, `2024-08` is Aug 2024. */
export function writtenDate(date: string): string {
  const day = date.slice(0, 10)
  const part = PARTS.find((candidate) => candidate.length === day.length)
  const time = Date.parse(day)
  return part && !Number.isNaN(time) ? part.format.format(time) : date
}
