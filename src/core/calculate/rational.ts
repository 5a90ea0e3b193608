/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * Beyond this many digits nothing is calculated: no fact needs them, they would take time without end, and a floating
 * point number ends soon after.
 */
const MOST_DIGITS = 300
const LIMIT = 10n ** BigInt(MOST_DIGITS)

/** A number with too many digits to go on with. */
export class TooManyDigitsError extends RangeError {
  override readonly name = 'TooManyDigitsError'
}

function greatestCommonDivisor(first: bigint, second: bigint): bigint {
  let [a, b] = [first < 0n ? -first : first, second]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** The fraction in lowest terms. The denominator must not be zero. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  const divisor = greatestCommonDivisor(numerator, denominator < 0n ? -denominator : denominator)
  const sign = denominator < 0n ? -1n : 1n
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

/** Whether a number has more digits than are calculated with (300 above or below the line). */
export function isTooLong({ numerator, denominator }: Rational): boolean {
  return numerator > LIMIT || numerator < -LIMIT || denominator > LIMIT
}

export const ZERO = rational(0n)
export const ONE = rational(1n)
export const HUNDRED = rational(100n)

/**
 * The number that a plain decimal text stands for: `12`, `0.5`, `1.5e-7`, or a ratio of two such (`1000/3600`). Throws a
 * TooManyDigitsError for an exponent beyond 300, a SyntaxError for anything else.
 */
export function rationalOf(text: string): Rational {
  const [above = '', below] = text.split('/')
  return below === undefined ? decimal(above) : divide(decimal(above), decimal(below))
}

function decimal(text: string): Rational {
  const match = /^(-?\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/u.exec(text)
  const [, whole = '', fraction = '', exponent = '0'] = match ?? []
  if (!match || !/\d/u.test(whole + fraction)) throw new SyntaxError(`not a decimal number: ${text}`)
  const shift = Number(exponent) - fraction.length
  if (Math.abs(shift) > MOST_DIGITS) throw new TooManyDigitsError('too many digits')
  const digits = BigInt(whole + fraction)
  return shift < 0 ? rational(digits, 10n ** BigInt(-shift)) : rational(digits * 10n ** BigInt(shift))
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b))
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** `b` must not be zero: the caller knows the place to name. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator)
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator }
}

export function isZero(a: Rational): boolean {
  return a.numerator === 0n
}

export function isWhole(a: Rational): boolean {
  return a.denominator === 1n
}

/** To a whole power; a negative one needs a base other than zero. Throws a TooManyDigitsError. */
export function power(base: Rational, exponent: number): Rational {
  const digits = Math.max(digitsOf(base.numerator), digitsOf(base.denominator)) - 1
  if (digits * Math.abs(exponent) > MOST_DIGITS || Math.abs(exponent) > MOST_DIGITS * 4) {
    throw new TooManyDigitsError('too many digits')
  }
  const times = BigInt(Math.abs(exponent))
  const [above, below] = [base.numerator ** times, base.denominator ** times]
  return exponent < 0 ? rational(below, above) : rational(above, below)
}

/** Digits of the whole number, without its sign. */
export function digitsOf(whole: bigint): number {
  return String(whole < 0n ? -whole : whole).length
}

/** The nearest multiple of `step` (which is positive); a value half-way goes away from zero. */
export function roundTo(value: Rational, step: Rational): Rational {
  const steps = divide(value, step)
  const doubled = 2n * (steps.numerator < 0n ? -steps.numerator : steps.numerator) + steps.denominator
  const whole = doubled / (2n * steps.denominator)
  return multiply(rational(steps.numerator < 0n ? -whole : whole), step)
}

/** Ten to a power, negative ones too. */
export function tenTo(exponent: number): Rational {
  const ten = 10n ** BigInt(Math.abs(exponent))
  return exponent < 0 ? { numerator: 1n, denominator: ten } : { numerator: ten, denominator: 1n }
}

/** The power of ten of the first digit: 2 for 386, -3 for 0.0025; 0 for zero. */
export function magnitude(value: Rational): number {
  if (isZero(value)) return 0
  const absolute = value.numerator < 0n ? -value.numerator : value.numerator
  const guess = digitsOf(absolute) - digitsOf(value.denominator)
  const scaled = guess < 0 ? absolute * 10n ** BigInt(-guess) : absolute
  const against = guess > 0 ? value.denominator * 10n ** BigInt(guess) : value.denominator
  return scaled < against ? guess - 1 : guess
}

/** The nearest floating point number. */
export function toNumber(value: Rational): number {
  const scale = 20 - magnitude(value)
  const digits = roundTo(multiply(value, tenTo(scale)), ONE).numerator
  return Number(`${digits}e${-scale}`)
}
