import { AREA_UNITS } from './units-area'
import { ENERGY_UNITS, POWER_UNITS, PRESSURE_UNITS } from './units-energy'
import { LENGTH_UNITS } from './units-length'
import { MASS_UNITS } from './units-mass'
import { FUEL_UNITS, SPEED_UNITS, TIME_UNITS } from './units-motion'
import { DIGITAL_UNITS, TEMPERATURE_UNITS } from './units-other'
import type { Dimension, Unit } from './units-row'
import { VOLUME_UNITS } from './units-volume'

export type { Dimension, Unit, UnitSystem } from './units-row'

/** All units that are known; each table says where its factors come from. */
export const UNITS: readonly Unit[] = [
  ...LENGTH_UNITS,
  ...AREA_UNITS,
  ...VOLUME_UNITS,
  ...MASS_UNITS,
  ...TEMPERATURE_UNITS,
  ...SPEED_UNITS,
  ...TIME_UNITS,
  ...ENERGY_UNITS,
  ...POWER_UNITS,
  ...PRESSURE_UNITS,
  ...DIGITAL_UNITS,
  ...FUEL_UNITS
]

const exact = new Map<string, Unit>()
/** Null where letters in another case mean another unit (`mb`, `GB`). */
const caseless = new Map<string, Unit | null>()
const byId = new Map<string, Unit>()
for (const unit of UNITS) {
  byId.set(unit.id, unit)
  for (const symbol of unit.symbols) exact.set(level(symbol), unit)
  for (const name of unit.names) exact.set(level(name), unit)
}
for (const [written, unit] of exact) {
  // One letter in the wrong case is more often something else: "5 M" are millions.
  if (written.length < 2) continue
  const key = written.toLowerCase()
  const other = caseless.get(key)
  caseless.set(key, other === undefined || other === unit ? unit : null)
}

/**
 * The unit that somebody wrote, by name or symbol: `m2`, `m²`, `sq. mi.`, `square miles`, `square-mile`, `km/h`,
 * `kilometers an hour`, `°C`, `degrees Fahrenheit`. Symbols in another case are taken when that leaves no doubt (`KM`,
 * but not `mw`). Null when there is no such unit, also for a bare number, a currency or text around the unit.
 */
export function findUnit(written: string): Unit | null {
  const key = level(written)
  return known(key) ?? rate(key) ?? null
}

/** The unit with that id; null when there is none (a stored record may be of another version). */
export function unitById(id: string): Unit | null {
  return byId.get(id) ?? null
}

/** All units of a dimension, the small metric ones first. */
export function unitsOf(dimension: Dimension): readonly Unit[] {
  return UNITS.filter((unit) => unit.dimension === dimension)
}

/**
 * A value in another unit of the same dimension, in floating point: right to about 15 digits. The calculator has an
 * exact way of its own (`core/calculate`). Throws a RangeError when the dimensions differ.
 */
export function convert(value: number, from: Unit, to: Unit): number {
  if (from.dimension !== to.dimension) {
    throw new RangeError(`${from.id} is a unit of ${from.dimension}, ${to.id} one of ${to.dimension}`)
  }
  if (from === to) return value
  if (from.inverse || to.inverse) {
    const base = from.inverse ? from.toBase / value : value * from.toBase
    return to.inverse ? to.toBase / base : base / to.toBase
  }
  // One factor for both: what is written with few digits then keeps few digits.
  if (from.offset === undefined && to.offset === undefined) return value * (from.toBase / to.toBase)
  return ((value + (from.offset ?? 0)) * from.toBase) / to.toBase - (to.offset ?? 0)
}

function known(key: string): Unit | null | undefined {
  return exact.get(key) ?? caseless.get(key.toLowerCase())
}

/** `km/hour` is `km/h`: each side may be written in any way of its own. */
function rate(key: string): Unit | null | undefined {
  const [above = '', below = '', ...more] = key.split('/')
  if (more.length > 0) return null
  const [length, time] = [known(above)?.symbols[0], known(below)?.symbols[0]]
  return length === undefined || time === undefined ? null : exact.get(`${length}/${time}`)
}

/** What is the same in all spellings of a unit: superscripts, full stops, hyphens, `per`, spaces. */
function level(written: string): string {
  return written
    .replace(/\u00ba/gu, '°')
    .normalize('NFKC')
    .replace(/\u03bc/gu, 'µ')
    .replace(/[.^\u00b7\u22c5]/gu, '')
    .replace(/[\s\u2010\u2011-]+/gu, ' ')
    .trim()
    .replace(/ ?(?:\/| per ) ?/gu, '/')
    .replace(/ an? (?=second|minute|hour)/gu, '/')
    .replace(/^square (?=[a-z]{1,3}$)/iu, 'sq ')
    .replace(/^cubic (?=[a-z]{1,3}$)/iu, 'cu ')
    .replace(/^sq (?=[a-z]{4})/iu, 'square ')
    .replace(/^cu (?=[a-z]{4})/iu, 'cubic ')
    .replace(/ (?=[23]$)/u, '')
    .replace(/^° /u, '°')
    .replace(/W h$/u, 'Wh')
}
