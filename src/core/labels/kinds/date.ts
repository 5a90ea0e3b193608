import type { AttributeKind } from '../attribute-kind'

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for a year, a month or a day that the calendar has: `2024`, `2024-08`, `2024-08-22`. */
function isCalendarDate(text: string): boolean {
  const parts = PARTIAL_DATE.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const longest = month === 2 && !isLeap ? 28 : LONGEST_MONTHS[month - 1]
  return longest !== undefined && day >= 1 && day <= longest
}

/** A whole or partial date, ISO 8601: a string. */
export const dateKind: AttributeKind = {
  id: 'date',
  name: 'Date',
  problem: ({ name }, value) =>
    typeof value === 'string' && isCalendarDate(value)
      ? null
      : `${name} is a date, written 2024-08-22, 2024-08 or 2024.`,
  words: (value) => String(value),
  read: (_definition, text) => (isCalendarDate(text.trim()) ? text.trim() : null)
}
