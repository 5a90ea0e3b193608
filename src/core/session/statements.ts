import { areVariants } from '../lint/spelling-variants'
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

const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]+(?: (?:(?:de|van|von|der|al|la|le) )?\p{Lu}[\p{L}’'-]+)*/gu
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

/** True for two spellings of what is probably one name: all that the linters of names take for one. */
export function isSpellingVariant(a: Statement, b: Statement): boolean {
  if (a.kind !== 'name' || b.kind !== 'name' || a.agrees(b)) return false
  return areVariants((a.value as readonly string[]).at(-1) ?? '', (b.value as readonly string[]).at(-1) ?? '')
}
