import type { Unit } from '../quantities/units'
import type { Rational } from './rational'

/** UTF-16 offsets in the expression, the end exclusive. */
export interface Place {
  readonly start: number
  readonly end: number
}

export type Operator = '+' | '-' | '*' | '/' | '^'

/** To what is rounded: decimal places, significant digits, or a multiple of something. */
export type Rounding =
  | { readonly to: 'decimals'; readonly count: number }
  | { readonly to: 'digits'; readonly count: number }
  | { readonly to: 'multiple'; readonly step: Rational }

/** A parsed expression. */
export type Expression = Place &
  (
    | { readonly kind: 'number'; readonly value: Rational }
    | { readonly kind: 'percent'; readonly of: Expression }
    | { readonly kind: 'quantity'; readonly of: Expression; readonly unit: Unit }
    | { readonly kind: 'date'; readonly day: number }
    | { readonly kind: 'negative'; readonly of: Expression }
    /** `joined`: parts of one amount written side by side, as in 5 ft 11 in. */
    | {
        readonly kind: 'operation'
        readonly operator: Operator
        readonly left: Expression
        readonly right: Expression
        readonly joined?: true
      }
    /** `15% of 240`, `1/3 of 240`: so much of it. */
    | { readonly kind: 'part'; readonly share: Expression; readonly whole: Expression }
    /** `30 of 240`: how much of it that is, as a percentage. */
    | { readonly kind: 'share'; readonly part: Expression; readonly whole: Expression }
    | { readonly kind: 'change'; readonly from: Expression; readonly to: Expression }
    /** Into one unit, or into two of one dimension (`ft and in`). */
    | { readonly kind: 'convert'; readonly of: Expression; readonly unit: Unit; readonly second: Unit | null }
    | { readonly kind: 'as-percent'; readonly of: Expression }
    | { readonly kind: 'between'; readonly unit: Unit; readonly from: Expression; readonly to: Expression }
    | { readonly kind: 'weekday'; readonly of: Expression }
    | { readonly kind: 'round'; readonly of: Expression; readonly rounding: Rounding }
  )
