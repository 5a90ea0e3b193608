import type { Unit } from '../quantities/units'

/** A number for people: thousands separated, at most four digits that tell. `41549` of 41,549.2 stays whole. */
export function tellNumber(value: number): string {
  const size = Math.abs(value)
  const digits = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(12, 2 - Math.floor(Math.log10(size || 1)))
  const [whole = '', fraction = ''] = size.toFixed(digits).split('.')
  const kept = fraction.replace(/0+$/u, '')
  return `${value < 0 ? '-' : ''}${whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')}${kept === '' ? '' : `.${kept}`}`
}

/** A value with its unit in words: `386 square miles`, `1 mile`. */
export function tellValue(value: number, unit: Unit): string {
  const [singular = unit.id, plural = singular] = unit.names
  return `${tellNumber(value)} ${value === 1 ? singular : plural}`
}

/** A value with its unit's symbol: `1,000 km²`; in words when the unit has none. */
export function tellShort(value: number, unit: Unit): string {
  return unit.symbols[0] === undefined ? tellValue(value, unit) : `${tellNumber(value)} ${unit.symbols[0]}`
}

/** Words in a row: `a`, `a and b`, `a, b and c`. */
export function tellList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
