const GROUPED = new Intl.NumberFormat('en-GB')

/** A whole number with spaces between its thousands: 1 842. They do not break. */
export function groupDigits(value: number): string {
  return GROUPED.format(value).replaceAll(',', '\u00a0')
}
