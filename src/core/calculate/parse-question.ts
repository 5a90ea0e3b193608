import { findUnit } from '../quantities/units'
import { CalculationError } from './calculation-error'
import type { Expression } from './expression'
import type { Parser } from './parse'
import { takeRounding } from './parse-rounding'

/** An expression that begins with words: `percent change from …`, `days from …`, `round …`; null when none does. */
export function parseQuestion(parser: Parser): Expression | null {
  const { cursor } = parser
  const start = cursor.at
  const isChange =
    cursor.takeWords('percent|percentage|%', 'change', 'from') || cursor.takeWords('change|increase|decrease', 'from')
  if (isChange) return { kind: 'change', ...fromTo(parser, ['to']), start, end: cursor.lastEnd }
  if (cursor.takeWords('what', 'percent|percentage|%|share', 'is')) {
    const share = parser.sum()
    if (share.kind === 'share') return { ...share, start }
    throw new CalculationError('Write a part and its whole: what percent is 30 of 240.', share.start, share.end)
  }
  if (cursor.takeWords('weekday|day', 'of|on') || cursor.takeWords('weekday')) {
    return { kind: 'weekday', of: parser.sum(), start, end: cursor.lastEnd }
  }
  if (cursor.takeWords('round')) {
    const of = parser.statement()
    parser.expectWord('to')
    return { kind: 'round', of, rounding: takeRounding(cursor), start, end: cursor.lastEnd }
  }
  return between(parser, start)
}

function between(parser: Parser, start: number): Expression | null {
  const { cursor } = parser
  const word = cursor.word
  if (!cursor.takeWords('days|weeks|months|years', 'from|between|since')) return null
  const unit = findUnit(word)
  return unit && { kind: 'between', unit, ...fromTo(parser, ['to', 'and', 'until']), start, end: cursor.lastEnd }
}

function fromTo(parser: Parser, words: readonly string[]): { readonly from: Expression; readonly to: Expression } {
  const from = parser.sum()
  if (!parser.cursor.takeWords(words.join('|'))) parser.expectWord(words[0] ?? '')
  return { from, to: parser.sum() }
}
