import { CalculationError } from './calculation-error'
import type { Cursor } from './cursor'
import type { Rounding } from './expression'
import { takeNumber } from './parse-literal'
import { isWhole, isZero } from './rational'

const MOST_PLACES = 30

/**
 * What stands behind `to` when rounding: `2 decimals`, `3 digits`, `nearest 100`. A bare number below ten is a number of
 * decimals, any other one the step.
 */
export function takeRounding(cursor: Cursor): Rounding {
  cursor.takeWords('the')
  const nearest = cursor.takeWords('nearest')
  const number = takeNumber(cursor)
  if (number?.kind !== 'number') throw cursor.fail('Say to what: “to 2 decimals”, “to 3 digits” or “to nearest 100”.')
  const { value, start, end } = number
  const decimals = cursor.takeWords('decimal', 'place|places') || cursor.takeWords('decimals|decimal|places|dp')
  const digits =
    !decimals &&
    (cursor.takeWords('significant', 'digits|digit|figures|figure') || cursor.takeWords('digits|digit|figures|sf'))
  const isCount = isWhole(value) && value.numerator <= BigInt(MOST_PLACES)
  if (decimals || digits) {
    if (!isCount || (digits && isZero(value))) {
      throw new CalculationError(`Write a whole number up to ${MOST_PLACES} here.`, start, end)
    }
    return { to: decimals ? 'decimals' : 'digits', count: Number(value.numerator) }
  }
  if (!nearest && isWhole(value) && value.numerator < 10n) return { to: 'decimals', count: Number(value.numerator) }
  if (isZero(value)) throw new CalculationError('Nothing can be rounded to zero.', start, end)
  return { to: 'multiple', step: value }
}
