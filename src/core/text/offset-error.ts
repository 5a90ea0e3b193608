/** What an offset counts. Inside the application it is always `utf16`; the others exist at a format's border. */
export type OffsetUnit = 'utf16' | 'codepoint' | 'byte'

/** Why an offset does not name a place between two characters of the text. */
export type OffsetErrorReason = 'not-an-integer' | 'outside' | 'inside-surrogate-pair' | 'inside-utf8-sequence'

const UNIT_NAMES: Record<OffsetUnit, string> = {
  utf16: 'UTF-16 code units',
  codepoint: 'code points',
  byte: 'UTF-8 bytes'
}

const REASONS: Record<OffsetErrorReason, string> = {
  'not-an-integer': 'is not a whole number',
  outside: 'lies outside the text',
  'inside-surrogate-pair': 'lies inside a character that takes two UTF-16 code units',
  'inside-utf8-sequence': 'lies inside a character that takes several UTF-8 bytes'
}

/** An offset that cannot be used with the text it was given for. */
export class OffsetError extends RangeError {
  override readonly name = 'OffsetError'

  constructor(
    readonly offset: number,
    readonly unit: OffsetUnit,
    readonly reason: OffsetErrorReason
  ) {
    super(`Offset ${offset} (counted in ${UNIT_NAMES[unit]}) ${REASONS[reason]}.`)
  }
}

/**
 * Checks that an offset is a whole number from 0 to `length`, both included.
 *
 * @throws {OffsetError} `not-an-integer` or `outside`.
 */
export function requireOffset(offset: number, length: number, unit: OffsetUnit = 'utf16'): void {
  if (!Number.isInteger(offset)) throw new OffsetError(offset, unit, 'not-an-integer')
  if (offset < 0 || offset > length) throw new OffsetError(offset, unit, 'outside')
}
