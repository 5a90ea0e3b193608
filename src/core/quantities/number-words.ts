const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen'
).split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['quarter', 1 / 4]
])

/** What a word multiplies the number before it by. `m` is not here: it is a metre as often as a million. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['dozen', 12],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12]
])

const SPELT = [...SMALL, ...TENS].sort((a, b) => b.length - a.length).join('|')
const LARGE = 'dozen|thousand|million|billion|trillion'
const WORD_END = '(?![\\p{L}\\p{N}])'

/** Source of an expression (flags `iu`) for the first word of a number; `a` and `an` count only before a scale. */
export const WORD_NUMBER_START = `(?:${SPELT}|half[- ]an?|an?(?=[- ](?:hundred|${LARGE})${WORD_END}))${WORD_END}`

const sticky = (source: string): RegExp => new RegExp(`${source}${WORD_END}`, 'iuy')
const OPENING = sticky('(half[- ]an?|an?)')
const TEN = sticky(`[- ]?(${TENS.join('|')})`)
const SINGLE = sticky(`[- ]?(${SMALL.join('|')})`)
const HUNDRED = sticky('[- ](hundred)')
const SCALE = sticky(`[- ](${LARGE})`)
const AND = sticky('[- ](and)')
const AND_PART = sticky(`[- ]and[- ](?:an?|one)[- ](${[...PARTS.keys()].join('|')})`)

/** A number in words: its value, the factor of its last scale, and where it ends (UTF-16). */
export interface WordNumber {
  readonly value: number
  /** 1 when it has none: `two` against `two million`. */
  readonly scale: number
  readonly end: number
}

class Reader {
  constructor(
    readonly text: string,
    public at: number
  ) {}

  /** The word that an expression catches here, in lower case; moves behind it. */
  take(expression: RegExp): string | null {
    expression.lastIndex = this.at
    const word = expression.exec(this.text)?.[1]
    if (word === undefined) return null
    this.at = expression.lastIndex
    return word.toLowerCase()
  }

  /** Below a hundred: `seven`, `forty`, `forty-seven`. */
  small(): number | null {
    const ten = this.take(TEN)
    if (ten === null) return indexOrNull(SMALL, this.take(SINGLE))
    const before = this.at
    const single = indexOrNull(SMALL, this.take(SINGLE)) ?? 0
    const fits = single > 0 && single < 10
    if (!fits) this.at = before
    return (TENS.indexOf(ten) + 2) * 10 + (fits ? single : 0)
  }

  /** Below a thousand: `three hundred and five`, `two and a half`. */
  group(): number | null {
    let value = this.small()
    if (value === null) return null
    if (this.take(HUNDRED) !== null) value = value * 100 + (this.rest() ?? 0)
    return value + (PARTS.get(this.take(AND_PART) ?? '') ?? 0)
  }

  /** What goes on behind a hundred: `and five`, `twenty`. */
  rest(): number | null {
    const before = this.at
    this.take(AND)
    const value = this.small()
    if (value === null) this.at = before
    return value
  }

  /** What goes on behind a scale: of `two thousand three hundred` the latter, but not of `two million three-year-olds`. */
  next(): number | null {
    const before = this.at
    const linked = this.take(AND) !== null
    const value = this.group()
    if (value !== null && (value >= 100 || linked)) return value
    this.at = before
    return null
  }
}

const indexOrNull = (words: readonly string[], word: string | null): number | null =>
  word === null ? null : words.indexOf(word)

/**
 * Reads the English number whose first word starts at a UTF-16 offset: `twenty-five`, `two and a half`, `a hundred and
 * five thousand`, `half a million`. It goes as far as the words make one number: of `two three-year terms` it takes
 * `two`. Null when there is none.
 */
export function readWordNumber(text: string, start: number): WordNumber | null {
  const reader = new Reader(text, start)
  const opening = reader.take(OPENING)
  let value = opening === null ? reader.group() : opening.startsWith('half') ? 0.5 : 1
  if (value === null) return null
  if (opening !== null && reader.take(HUNDRED) !== null) value = value * 100 + (reader.rest() ?? 0)
  let total = 0
  let scale = 1
  let end = reader.at
  for (let group: number | null = value; group !== null; group = reader.next()) {
    const word = reader.take(SCALE)
    const factor = SCALES.get(word ?? '') ?? 1
    total += group * factor + (word === null ? 0 : (PARTS.get(reader.take(AND_PART) ?? '') ?? 0) * factor)
    if (word !== null) scale = factor
    end = reader.at
    if (word === null) break
  }
  return { value: total, scale, end }
}
