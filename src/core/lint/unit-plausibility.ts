import type { Quantity } from '../quantities/find-quantities'
import { counterpartsOf, isRound, mistakableFor, roundOrigin, significantDigits } from '../quantities/unit-pairs'
import type { Unit } from '../quantities/units'
import { convert } from '../quantities/units'
import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'
import { statedConversions } from './stated-conversions'
import { tellShort, tellValue } from './tell-values'

/** What is measured in square miles, not in square metres. */
const LANDS =
  /(?<!\p{L})(?:territor|forest|wildfire|seiz|captur|occup|burn(?:ed|t|ing)|(?:lands?|islands?|regions?|country|countries|count(?:y|ies)|districts?|provinces?|deltas?|blaze|reserve|lake|desert|steppe|ocean)(?!\p{L}))/iu
/** How far from the figure such a word counts, in UTF-16 code units. */
const NEAR = 60

/** Above this, in °F, temperatures are set, in steps of 25. */
const OVEN = 150

/** A reading in which the figure is a conversion of something round. */
interface Reading {
  readonly unit: Unit
  /** The round value, and the unit in which it is round. */
  readonly round: number
  readonly roundIn: Unit
}

/**
 * Figures that look converted in a unit that does not fit: not round as written, not the conversion of anything round,
 * but exactly that in a unit that is mistaken for the written one. Two digits are too few to tell, unless the writer
 * hedged them: nobody says “more than 62” of a count. General over all units with a usual counterpart.
 */
export const unitPlausibility: LintRule = {
  id: 'unit-plausibility',
  name: 'Unit that does not fit its figure',
  why: 'A figure that becomes round in another unit was often converted, or copied, without its unit.',
  find(document) {
    const converted = new Set<Quantity>(statedConversions(document).flatMap(({ first, second }) => [first, second]))
    return document.quantities.flatMap((quantity): Lint[] => {
      if (quantity.unit === null || converted.has(quantity) || quantity.value <= 0) return []
      const reading = isTemperature(quantity.unit)
        ? temperatureReading(quantity, quantity.unit)
        : otherReading(document, quantity, quantity.unit)
      return reading === null ? [] : [tell(document, quantity, quantity.unit, reading)]
    })
  }
}

const isTemperature = (unit: Unit): boolean => unit.dimension === 'temperature'

function otherReading(document: LintDocument, quantity: Quantity, unit: Unit): Reading | null {
  const { value } = quantity
  const digits = significantDigits(value)
  if (isRound(value) || value % 25 === 0 || (digits < 3 && value % 5 === 0)) return null
  if (counterpartsOf(unit).some((other) => roundOrigin(value, unit, other) !== null)) return null
  for (const meant of mistakableFor(unit)) {
    const isOfLand = isLand(document, quantity, unit, meant)
    if (digits < 3 && quantity.approx === null && !isOfLand) continue
    for (const roundIn of counterpartsOf(meant)) {
      const round = roundOrigin(value, meant, roundIn, isOfLand && digits > 2 ? 2 : 1)
      if (round !== null) return { unit: meant, round, roundIn }
    }
  }
  return null
}

/** True for square metres beside a word for land: few lands are measured in them. */
function isLand({ text }: LintDocument, { start, end }: Quantity, unit: Unit, meant: Unit): boolean {
  if (unit.id !== 'square-metre' || meant.id !== 'square-mile') return false
  return LANDS.test(text.slice(Math.max(0, start - NEAR), end + NEAR))
}

/**
 * Every temperature is near a round one of the other scale, so only a figure that hardly is one of its own counts: more
 * than 60 °C, or one with a hedge.
 */
function temperatureReading({ value, approx }: Quantity, unit: Unit): Reading | null {
  const [other] = counterpartsOf(unit)
  if (!other || value % 5 === 0) return null
  const isCelsius = unit.id === 'degree-celsius'
  if (!(isCelsius && value > 60) && approx === null) return null
  const near = (from: Unit, to: Unit): number => {
    const converted = convert(value, from, to)
    const step = to.id === 'degree-celsius' ? 5 : converted > OVEN ? 25 : 10
    return Math.round(converted / step) * step
  }
  const isExact = (from: Unit, to: Unit): boolean =>
    Math.abs(convert(near(from, to), to, from) - value) <= 0.5 && near(from, to) !== 0
  if (isExact(unit, other) || !isExact(other, unit)) return null
  return { unit: other, round: near(other, unit), roundIn: unit }
}

function tell(document: LintDocument, quantity: Quantity, unit: Unit, reading: Reading): Lint {
  const { value } = quantity
  const asRead = tellValue(value, reading.unit)
  const exactly = convert(value, reading.unit, reading.roundIn)
  const [counterpart = reading.unit] = counterpartsOf(unit)
  const asWritten = convert(value, unit, counterpart)
  const message =
    `${tellValue(value, unit)} is about ${tellValue(asWritten, counterpart)} and round in neither; ` +
    `${asRead} would be ${tellShort(exactly, reading.roundIn)}, about ${tellValue(reading.round, reading.roundIn)}. ` +
    'The unit may be wrong, or a figure was converted without it.'
  return makeLint(document, 'unit-plausibility', quantity, message, suggest(value, reading), {
    value,
    unit: unit.id,
    asWritten: tellShort(asWritten, counterpart),
    suggestedUnit: reading.unit.id,
    suggestedValue: asRead,
    converted: Number(exactly.toPrecision(6)),
    convertedUnit: reading.roundIn.id,
    round: tellShort(reading.round, reading.roundIn)
  })
}

const suggest = (value: number, { unit, round, roundIn }: Reading): string =>
  `${tellValue(value, unit)} (about ${tellShort(round, roundIn)})`
