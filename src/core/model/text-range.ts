/** A half-open range over an article's frozen text, in UTF-16 code units, 0-based. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** The words of a range with up to 32 UTF-16 units of context on each side (W3C TextQuoteSelector). */
export interface Quote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** True when the two half-open ranges share at least one code unit. */
export function rangesOverlap(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end
}
