const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A moment in words: `22 Nov 2026, 14:05`. @param at ISO 8601 in UTC */
export const when = (at: string): string => format.format(new Date(at))
