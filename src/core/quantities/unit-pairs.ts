import type { Unit } from './units'
import { convert, unitById } from './units'

/** Units between which news converts: what a metric figure becomes for readers elsewhere, and back. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['square-kilometre', 'square-mile'],
  ['hectare', 'acre'],
  ['square-metre', 'square-foot'],
  ['square-metre', 'square-yard'],
  ['kilometre', 'mile'],
  ['kilometre', 'nautical-mile'],
  ['metre', 'foot'],
  ['metre', 'yard'],
  ['centimetre', 'inch'],
  ['kilogram', 'pound'],
  ['gram', 'ounce'],
  ['tonne', 'short-ton'],
  ['litre', 'gallon'],
  ['litre', 'imperial-gallon'],
  ['millilitre', 'fluid-ounce'],
  ['cubic-metre', 'cubic-foot'],
  ['kilometre-per-hour', 'mile-per-hour'],
  ['kilometre-per-hour', 'knot'],
  ['metre-per-second', 'foot-per-second'],
  ['degree-celsius', 'degree-fahrenheit']
]

/** What an abbreviation was meant for now and then: the `m` of miles. */
const MISTAKEN: Readonly<Record<string, string>> = { 'square-metre': 'square-mile', metre: 'mile' }

const counterparts = new Map<string, Unit[]>()
for (const [metric, other] of PAIRS) {
  addCounterpart(metric, other)
  addCounterpart(other, metric)
}

function addCounterpart(id: string, other: string): void {
  const unit = unitById(other)
  if (unit) counterparts.set(id, [...(counterparts.get(id) ?? []), unit])
}

/** The units that figures in this one are usually converted to. */
export function counterpartsOf(unit: Unit): readonly Unit[] {
  return counterparts.get(unit.id) ?? []
}

/** The units that may have been meant where this one was written: its counterparts, and what its symbol is taken for. */
export function mistakableFor(unit: Unit): readonly Unit[] {
  const mistaken = unitById(MISTAKEN[unit.id] ?? '')
  return [...(mistaken ? [mistaken] : []), ...counterpartsOf(unit)]
}

/** How many digits a number has before its zeros: 3 for 386 and 2,470, 1 for 1,000; 15 at most. */
export function significantDigits(value: number): number {
  const [mantissa = ''] = Math.abs(value).toExponential(14).split('e')
  return Math.max(1, mantissa.replace('.', '').replace(/0+$/u, '').length)
}

/** Half of the last digit that a number states: 0.5 for 386, 5 for 2,470. */
export function halfOfLastDigit(value: number): number {
  if (value === 0) return 0.5
  return 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - significantDigits(value) + 1)
}

/** A round number: one digit before the zeros, or two that end in 5 (`25`, `1,500`). */
export function isRound(value: number): boolean {
  const digits = significantDigits(value)
  return digits === 1 || (digits === 2 && Math.abs(value).toExponential(1).charAt(2) === '5')
}

/**
 * The round value in `to` that, converted and rounded as the given figure is, gives this figure: 1,000 km² for 386
 * square miles. With two `digits`, 1,600 is round too. Null when the figure is no such conversion.
 */
export function roundOrigin(value: number, unit: Unit, to: Unit, digits: 1 | 2 = 1): number | null {
  const converted = convert(value, unit, to)
  if (!Number.isFinite(converted) || converted === 0) return null
  const near = [Number(converted.toPrecision(1)), Number((converted * 2).toPrecision(1)) / 2]
  const isOrigin = (round: number): boolean => Math.abs(convert(round, to, unit) - value) <= halfOfLastDigit(value)
  if (digits === 2) near.push(Number(converted.toPrecision(2)))
  return near.find((round) => (digits === 2 || isRound(round)) && isOrigin(round)) ?? null
}

/** True when two figures may be the same quantity, each rounded as it is, with a twentieth to spare. */
export function mayBeSame(a: number, unitA: Unit, b: number, unitB: Unit): boolean {
  const converted = convert(a, unitA, unitB)
  const room = Math.abs(convert(a + halfOfLastDigit(a), unitA, unitB) - converted) + halfOfLastDigit(b)
  return Math.abs(converted - b) <= Math.max(room, Math.abs(b) * 0.05)
}
