/** An expression that cannot be calculated: which part of it, and what to write instead. */
export class CalculationError extends Error {
  override readonly name = 'CalculationError'

  /** `start` and `end` are UTF-16 offsets in the expression, `end` exclusive; both may be its length (nothing there). */
  constructor(
    message: string,
    readonly start: number,
    readonly end: number
  ) {
    super(message)
  }
}
