const number = new Intl.NumberFormat('en-GB')

/** A count with its separators: 10,000. */
export function formatCount(count: number): string {
  return number.format(count)
}
