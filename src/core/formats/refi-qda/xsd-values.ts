const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/** A time as xsd:dateTime; null for what is none, such as the 30th of February. */
export function xsdTime(time: string): string | null {
  const date = TIME.exec(time)?.[1]
  const parsed = Date.parse(time)
  if (date === undefined || Number.isNaN(parsed) || date.startsWith('0000')) return null
  return new Date(parsed).toISOString().startsWith(date) ? time : null
}

/** A finite number as xsd:decimal, which knows no exponents: the digits that lead back to the same number. */
export function xsdDecimal(value: number): string {
  const [, sign = '', whole = '', part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  const digits = whole + part
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length)
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
