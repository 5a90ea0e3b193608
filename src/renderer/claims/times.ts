const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** How long ago, in words: "just now", "5 minutes ago", "yesterday". `at` is ISO 8601, `now` milliseconds. */
export function formatAgo(at: string, now: number): string {
  const ago = now - Date.parse(at)
  if (Number.isNaN(ago)) return at
  if (ago < MINUTE) return 'just now'
  if (ago < HOUR) return relative.format(-Math.floor(ago / MINUTE), 'minute')
  if (ago < DAY) return relative.format(-Math.floor(ago / HOUR), 'hour')
  return relative.format(-Math.floor(ago / DAY), 'day')
}

/** Date and time of day in the reader's own time zone: "22 Aug 2024, 14:32:07". */
export function formatMoment(at: string): string {
  const time = Date.parse(at)
  return Number.isNaN(time) ? at : absolute.format(time)
}
