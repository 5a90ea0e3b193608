import type { Unit } from '../quantities/units'
import type { Rational } from './rational'

/** What an expression comes to. */
export type Value =
  /** A percentage is the number itself: 12.5% is 0.125. `change` shows its sign also when it is positive. */
  | { readonly kind: 'number'; readonly amount: Rational; readonly percent: boolean; readonly change?: true }
  /** `difference`: between two temperatures, which converts without the zero of the scale. */
  | {
      readonly kind: 'quantity'
      readonly amount: Rational
      readonly unit: Unit
      readonly difference: boolean
      /** Shown in two units: whole ones of `unit`, the rest in this. */
      readonly second?: Unit
    }
  /** A day, counted from 1 January 1970. */
  | { readonly kind: 'date'; readonly day: number }
  /** The time between two days, negative when `to` is the earlier one. */
  | { readonly kind: 'span'; readonly from: number; readonly to: number }
  | { readonly kind: 'weekday'; readonly day: number }

export type Quantity = Extract<Value, { kind: 'quantity' }>
export type NumberValue = Extract<Value, { kind: 'number' }>
