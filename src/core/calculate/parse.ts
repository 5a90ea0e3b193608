import { CalculationError } from './calculation-error'
import { Cursor } from './cursor'
import type { Expression, Operator } from './expression'
import { takeDate, takeNumber } from './parse-literal'
import { parseQuestion } from './parse-question'
import { takeRounding } from './parse-rounding'

/** A minus, but not the arrow of a change (`80 -> 92`). */
const SUM = /\+|[-−–](?!>)/uy
const ARROW = /->|→|⟶/uy
const PRODUCT = /[*×·/÷∕]|[x](?![\p{L}])/iuy
const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  x: '*',
  X: '*',
  '/': '/',
  '÷': '/',
  '∕': '/'
}
/** The `to` of `round … to 2 decimals`, which is none of a conversion. */
const ROUND_TO = /^to\s+(?:the\s+)?(?:nearest|\d|\.\d)/iu
const CURRENCY = /\p{Sc}/uy
/** Brackets and signs within one another; people stay below ten. */
const DEEPEST = 60
export const LONGEST_EXPRESSION = 500

function operation(operator: Operator, left: Expression, right: Expression): Expression {
  return { kind: 'operation', operator, left, right, start: left.start, end: right.end }
}

/** A percentage or a fraction of something is so much of it; a number of something is a share of it. */
function ofWhole(left: Expression, whole: Expression): Expression {
  const place = { start: left.start, end: whole.end }
  const isFraction =
    left.kind === 'percent' ||
    (left.kind === 'operation' && left.operator === '/') ||
    (left.kind === 'number' && left.value.denominator !== 1n && left.value.numerator < left.value.denominator)
  return isFraction ? { kind: 'part', share: left, whole, ...place } : { kind: 'share', part: left, whole, ...place }
}

/** Parses a whole expression; throws a CalculationError that names the place of what cannot be read. */
export function parseExpression(text: string): Expression {
  if (text.length > LONGEST_EXPRESSION) {
    const message = `A calculation has at most ${LONGEST_EXPRESSION} characters; split it in two.`
    throw new CalculationError(message, LONGEST_EXPRESSION, text.length)
  }
  const parser = new Parser(new Cursor(text))
  const expression = parser.statement()
  if (!parser.cursor.atEnd) throw parser.unexpected()
  return expression
}

/** Reads the parts of an expression, the loosest binding first. */
export class Parser {
  private depth = 0

  constructor(readonly cursor: Cursor) {}

  /** All that may stand in brackets: a question, a change, a conversion, a rounding. */
  statement(): Expression {
    return this.deeper(() => parseQuestion(this) ?? this.conversions(this.change()))
  }

  /** A sum, and what it is converted to or measured against. */
  private conversions(first: Expression): Expression {
    const { cursor } = this
    let of = first
    for (;;) {
      if (cursor.takeWords('is', 'what', 'percent|percentage|%|share')) {
        this.expectWord('of')
        of = this.share(of)
      } else if (cursor.takeWords('rounded', 'to')) {
        of = { kind: 'round', of, rounding: takeRounding(cursor), start: of.start, end: cursor.lastEnd }
      } else if (ROUND_TO.test(cursor.text.slice(cursor.at)) || !cursor.takeWords('in|to|as|into')) {
        return of
      } else of = this.target(of)
    }
  }

  /** What comes after `in`: a unit, two units, or a percentage. */
  private target(of: Expression): Expression {
    const { cursor } = this
    cursor.takeWords('a|the')
    if (cursor.takeWords('percent|percentage|%')) {
      if (cursor.takeWords('of')) return this.share(of)
      return { kind: 'as-percent', of, start: of.start, end: cursor.lastEnd }
    }
    const unit = cursor.takeUnit()
    if (!unit) {
      if (cursor.word === '') throw cursor.fail('A unit is missing here, such as km, square miles or °C.')
      throw cursor.fail(`“${cursor.word}” is not a unit that is known here.`)
    }
    const { at, lastEnd } = cursor
    const second = cursor.takeWords('and|+') ? cursor.takeUnit() : null
    if (!second) {
      cursor.at = at
      cursor.lastEnd = lastEnd
    }
    return { kind: 'convert', of, unit, second, start: of.start, end: cursor.lastEnd }
  }

  private share(part: Expression): Expression {
    const whole = this.sum()
    return { kind: 'share', part, whole, start: part.start, end: whole.end }
  }

  private change(): Expression {
    const from = this.sum()
    if (!this.cursor.take(ARROW)) return from
    const to = this.sum()
    return { kind: 'change', from, to, start: from.start, end: to.end }
  }

  sum(): Expression {
    let left = this.product()
    for (;;) {
      const sign = this.cursor.take(SUM)?.[0]
      if (sign !== undefined) left = operation(OPERATORS[sign] ?? '+', left, this.product())
      else if (this.cursor.takeWords('plus')) left = operation('+', left, this.product())
      else if (this.cursor.takeWords('minus')) left = operation('-', left, this.product())
      else return left
    }
  }

  private product(): Expression {
    const { cursor } = this
    let left = this.signed()
    for (;;) {
      const sign = cursor.take(PRODUCT)?.[0]
      if (sign !== undefined) left = operation(OPERATORS[sign] ?? '*', left, this.signed())
      else if (cursor.takeWords('times')) left = operation('*', left, this.signed())
      else if (cursor.takeWords('per') || cursor.takeWords('divided', 'by')) left = operation('/', left, this.signed())
      else if (cursor.takeWords('of') || cursor.takeWords('out', 'of')) left = ofWhole(left, this.signed())
      else return left
    }
  }

  private signed(): Expression {
    const start = this.cursor.at
    const sign = this.cursor.take(SUM)?.[0]
    if (sign === undefined) return this.measured()
    const of = this.deeper(() => this.signed())
    return sign === '+' ? of : { kind: 'negative', of, start, end: of.end }
  }

  /** A number, date or bracket with the percent sign or unit behind it; several make one amount (5 ft 11 in). */
  private measured(): Expression {
    let amount = this.withUnit(this.power())
    while (amount.kind === 'quantity' || (amount.kind === 'operation' && amount.joined)) {
      const number = takeNumber(this.cursor)
      if (!number) break
      const next = this.withUnit(number)
      if (next.kind !== 'quantity') {
        const { start, end } = number
        throw new CalculationError('A unit is missing behind this number, or a sign in front of it.', start, end)
      }
      amount = { ...operation('+', amount, next), joined: true } as Expression
    }
    return amount
  }

  private withUnit(of: Expression): Expression {
    const { cursor } = this
    if (of.kind === 'date') return of
    const start = of.start
    if (cursor.takeWords('%|percent|pct') || cursor.takeWords('per', 'cent')) {
      return { kind: 'percent', of, start, end: cursor.lastEnd }
    }
    if (this.inIsAWord()) return of
    const unit = cursor.takeUnit()
    return unit ? { kind: 'quantity', of, unit, start, end: cursor.lastEnd } : of
  }

  /** Whether the `in` here is the word before a unit (`5 in m`), not the inch (`5 in in m`). */
  private inIsAWord(): boolean {
    const { cursor } = this
    if (cursor.word !== 'in') return false
    const { at, lastEnd } = cursor
    cursor.takeWords('in')
    const unitFollows = !['in', 'to', 'as', 'x'].includes(cursor.word) && cursor.unitHere() !== null
    cursor.at = at
    cursor.lastEnd = lastEnd
    return unitFollows
  }

  /** The unit stands behind the power: 10^6 km are a million kilometres. */
  private power(): Expression {
    const base = this.primary()
    return this.cursor.takeWords('^') ? operation('^', base, this.exponent()) : base
  }

  private exponent(): Expression {
    const start = this.cursor.at
    const sign = this.cursor.take(SUM)?.[0]
    const of = this.deeper(() => (sign === undefined ? this.power() : this.exponent()))
    return sign === undefined || sign === '+' ? of : { kind: 'negative', of, start, end: of.end }
  }

  private primary(): Expression {
    const { cursor } = this
    const literal = takeDate(cursor) ?? takeNumber(cursor)
    if (literal) return literal
    const start = cursor.at
    if (cursor.takeWords('(')) {
      const inner = this.statement()
      if (!cursor.takeWords(')')) throw cursor.fail('A closing bracket is missing here.')
      return { ...inner, start, end: cursor.lastEnd }
    }
    throw this.unexpected()
  }

  unexpected(): CalculationError {
    const { cursor } = this
    if (cursor.atEnd) return cursor.fail('Something is missing here: a number, a quantity or a date.')
    if (cursor.take(CURRENCY)) {
      const message = 'Leave out signs of currency: write 3.4 billion.'
      return new CalculationError(message, cursor.lastEnd - 1, cursor.lastEnd)
    }
    const what = cursor.word === '' ? String.fromCodePoint(cursor.text.codePointAt(cursor.at) ?? 0) : cursor.word
    return cursor.fail(`“${what}” cannot be calculated with here.`)
  }

  expectWord(word: string): void {
    if (!this.cursor.takeWords(word)) throw this.cursor.fail(`The word “${word}” is missing here.`)
  }

  private deeper(read: () => Expression): Expression {
    this.depth += 1
    if (this.depth > DEEPEST) throw this.cursor.fail('Too many brackets and signs lie within one another.')
    const expression = read()
    this.depth -= 1
    return expression
  }
}
