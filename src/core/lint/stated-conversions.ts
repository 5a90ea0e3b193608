import type { Quantity } from '../quantities/find-quantities'
import type { Unit } from '../quantities/units'
import type { LintDocument } from './lint'

/** A quantity with its conversion beside it, as in `5 miles (8 km)`. */
export interface StatedConversion {
  readonly first: Quantity & { readonly unit: Unit }
  readonly second: Quantity & { readonly unit: Unit }
}

const BRACKET = /^ ?[([](?:or |about |around |roughly |approximately |some |nearly |almost |over |more than |=|~)* ?$/iu
const OR = /^,? or (?:about|around|roughly|approximately|some|nearly|almost) $/iu
const RANGE = /^ ?(?:[-–—]|to|and|or) ?$/u

/** Quantities that a text states in two units, in text order; of two ranges the upper ends. */
export function statedConversions({ text, quantities }: LintDocument): readonly StatedConversion[] {
  const isRange = (index: number): boolean => {
    const [low, high] = [quantities[index], quantities[index + 1]]
    return low !== undefined && high !== undefined && RANGE.test(text.slice(low.end, high.start))
  }
  return quantities.flatMap((first, index): StatedConversion[] => {
    const next = quantities[index + 1]
    if (!next || !isBeside(text, first, next)) return []
    const ranges = Number(isRange(index - 1)) + Number(isRange(index + 1))
    const second = ranges === 2 ? quantities[index + 2] : next
    if (ranges === 1 || !second || !isConvertible(first) || !isConvertible(second)) return []
    if (first.unit === second.unit || first.unit.dimension !== second.unit.dimension) return []
    return [{ first, second }]
  })
}

const isBeside = (text: string, first: Quantity, next: Quantity): boolean => {
  const between = text.slice(first.end, next.start)
  return BRACKET.test(between) || OR.test(between)
}

const isConvertible = (quantity: Quantity): quantity is Quantity & { readonly unit: Unit } => quantity.unit !== null
