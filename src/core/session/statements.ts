import { findQuantities } from '../quantities/find-quantities'
import type { Approximation } from '../quantities/find-quantities'
import { convert, unitsOf } from '../quantities/units'
import type { Unit } from '../quantities/units'

/** A quantity, date or name that a passage states; two of one `pool` can be held against each other. */
export interface Statement {
  readonly kind: 'quantity' | 'date' | 'name'
  readonly pool: string
  readonly words: string
  /** True when both can be meant by one fact. */
  readonly agrees: (other: Statement) => boolean
  readonly value: QuantityValue | DateValue | readonly string[]
}

interface QuantityValue {
  /** In the first unit of its dimension, as written where there is none. */
  readonly base: number
  readonly unit: string | null
  readonly approx: Approximation | null
}
interface DateValue {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

/** A figure that was converted is rounded; one that was hedged may be that far off. */
const CONVERTED = 0.02
const HEDGED = 0.05

/** What a passage states, in text order within each kind. Written for English; takes any text. */
export function statementsIn(words: string): readonly Statement[] {
  return [...quantitiesOf(words), ...datesOf(words), ...namesOf(words)]
}

function quantitiesOf(words: string): readonly Statement[] {
  return findQuantities(words).map((quantity): Statement => {
    const { start, end, unit, currency, isPercent, approx } = quantity
    const value: QuantityValue = { base: baseOf(quantity.value, unit), unit: unit?.id ?? null, approx }
    return {
      kind: 'quantity',
      pool: isPercent ? 'percent' : (currency ?? unit?.dimension ?? 'number'),
      words: words.slice(start, end),
      value,
      agrees: (other) => agreeingQuantities(value, other.value as QuantityValue)
    }
  })
}

function baseOf(value: number, unit: Unit | null): number {
  const first = unit ? unitsOf(unit.dimension)[0] : undefined
  return unit && first ? convert(value, unit, first) : value
}

function agreeingQuantities(a: QuantityValue, b: QuantityValue): boolean {
  if (a.base === b.base) return true
  if (a.approx === 'more-than' && b.base >= a.base) return true
  if (b.approx === 'more-than' && a.base >= b.base) return true
  if (a.approx === 'less-than' && b.base <= a.base) return true
  if (b.approx === 'less-than' && a.base <= b.base) return true
  const allowed = a.approx === 'about' || b.approx === 'about' ? HEDGED : a.unit === b.unit ? 1e-9 : CONVERTED
  return Math.abs(a.base - b.base) <= allowed * Math.max(Math.abs(a.base), Math.abs(b.base))
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'
const ORDINAL = '(?:st|nd|rd|th)?'
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\d{4})-(\\d{2})-(\\d{2})|(?:(\\d{1,2})${ORDINAL} (?:of )?)?${MONTH}(?: (\\d{1,2})${ORDINAL}(?!\\d))?(?:,? (\\d{4}))?|((?:1[5-9]|20)\\d{2}))(?![\\p{L}\\p{N}])`,
  'gu'
)

function datesOf(words: string): readonly Statement[] {
  return [...words.matchAll(DATE)].flatMap((match): Statement[] => {
    const [written, isoYear, isoMonth, isoDay, dayBefore, month, dayBehind, year, lone] = match
    const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
    const named = month === undefined ? -1 : MONTHS.findIndex((name) => month.toLowerCase().startsWith(name))
    const day = number(isoDay ?? dayBefore ?? dayBehind)
    // “May” alone is a verb or a name as often as a month.
    if (month !== undefined && day === null && year === undefined && /^(?:May|March)$/u.test(month)) return []
    const value: DateValue = {
      year: number(isoYear ?? year ?? lone),
      month: isoMonth !== undefined ? Number(isoMonth) : named >= 0 ? named + 1 : null,
      day
    }
    // A year and a day of a month say nothing of each other.
    const pool = value.month === null ? 'year' : 'date'
    return [
      { kind: 'date', pool, words: written, value, agrees: (other) => agreeingDates(value, other.value as DateValue) }
    ]
  })
}

function agreeingDates(a: DateValue, b: DateValue): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => a[part] === null || b[part] === null || a[part] === b[part]
  )
}

const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]+(?: (?:(?:of|de|van|von|der|al|la|le) )?\p{Lu}[\p{L}’'-]+)*/gu
const OPENERS = new Set(
  'The A An In On At By For From With After Before When While If As But And Or So It He She They This That These Those There His Her Their Our My We You Although Because Since Under Over During Until Not No Yet Some Many Most All More Last Next Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Mr Mrs Ms Dr'.split(
    ' '
  )
)

/** Names by their capitals. The first word of the passage is one only when another capital follows it. */
function namesOf(words: string): readonly Statement[] {
  return [...words.matchAll(NAME)].flatMap((match): Statement[] => {
    const tokens = match[0].split(' ').map((token) => token.replace(/[’']s$/u, ''))
    const value = tokens.filter((token) => !OPENERS.has(token))
    if (value.length === 0 || (match.index === 0 && tokens.length === 1)) return []
    const statement = { kind: 'name', pool: 'name', words: value.join(' '), value } as const
    return [{ ...statement, agrees: (other) => agreeingNames(value, other.value as readonly string[]) }]
  })
}

/** Names agree when they share a word (“Orla Finch”, “Finch”). Words that differ by a letter or two do not. */
function agreeingNames(a: readonly string[], b: readonly string[]): boolean {
  return a.some((token) => b.includes(token))
}

/** True for two spellings of what is probably one name: one or two letters apart in a word of five letters or more. */
export function isSpellingVariant(a: Statement, b: Statement): boolean {
  if (a.kind !== 'name' || b.kind !== 'name' || a.agrees(b)) return false
  const left = (a.value as readonly string[]).at(-1) ?? ''
  const right = (b.value as readonly string[]).at(-1) ?? ''
  if (Math.min(left.length, right.length) < 5 || left[0] !== right[0] || left.length > 40) return false
  return Math.abs(left.length - right.length) <= 2 && editDistance(left, right) <= 2
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
