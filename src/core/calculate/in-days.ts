import { unitById } from '../quantities/units'
import { rational } from './rational'
import type { Value } from './value'

/** A time between two dates is so many days for everything but showing it; other values stay as they are. */
export function inDays(value: Value): Value {
  const unit = unitById('day')
  if (value.kind !== 'span' || !unit) return value
  return { kind: 'quantity', amount: rational(BigInt(value.to - value.from)), unit, difference: false }
}
