import type { TextRange } from '../model/text-range'
import type { Quantity } from '../quantities/find-quantities'
import type { PartialDate } from './calendar'
import { daySpan, readIsoDate, tellDate } from './calendar'
import type { WrittenDate } from './dates-in-text'
import { datesIn } from './dates-in-text'
import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'
import { tellNumber } from './tell-values'

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.436875, year: 365.2425, decade: 3652.425 }

/** What lasts: its duration may be stated in one sentence and its beginning in another. */
const LASTING =
  'war|conflict|siege|occupation|blockade|embargo|ban|strike|drought|lockdown|pandemic|reign|rule|presidency|premiership|tenure|term|career|marriage|campaign|offensive|insurgency|truce|ceasefire|sentence|investigation|trial|project|crisis|recession|boycott|protest|dispute|feud|partnership|dictatorship|mandate'
const NOUN_BEHIND = new RegExp(`^(?:[- ](?:long|old))? (?:(?:\\p{L}+ ){0,2})?(${LASTING})(?!\\p{L})`, 'iu')
const BEGAN = '(?:began|begun|started|broke out|erupted|opened|was launched|launched|was imposed|came into force)'

/** A length of time that a text states, with the noun that lasts so long when there is one. */
interface Duration extends TextRange {
  readonly days: number
  readonly unit: string
  readonly approx: Quantity['approx']
  readonly noun: string | null
}

/** The days between two dates, at least and at most. */
interface Span {
  readonly least: number
  readonly most: number
  readonly told: string
  readonly from: PartialDate
}

/**
 * Durations that do not fit the dates beside them: “a five-year war” that “began in 2019” in a text of 2022, “for ten
 * years, from 2001 to 2008”. Only a contradiction is told, with room for rounding: a year for years, half a year for
 * half years, a month for months.
 */
export const durationArithmetic: LintRule = {
  id: 'duration-arithmetic',
  name: 'Duration that does not add up',
  why: 'A length of time and its dates are often changed apart from one another.',
  find(document) {
    const durations = document.quantities.flatMap((quantity) => asDuration(document, quantity))
    if (durations.length === 0) return []
    const until = readIsoDate(document.publishedAt) ?? readIsoDate(document.asOf)
    const beginnings = durations.some(({ noun }) => noun !== null)
      ? beginningsIn(document)
      : new Map<string, WrittenDate>()
    return durations.flatMap((duration): Lint[] => {
      const span = spanBeside(document, duration, until) ?? spanOfNoun(duration, beginnings, until)
      return span === null || fits(duration, span) ? [] : [tell(document, duration, span)]
    })
  }
}

function asDuration({ text }: LintDocument, quantity: Quantity): readonly Duration[] {
  const unit = quantity.unit?.id ?? ''
  const days = DAYS[unit]
  if (days === undefined || quantity.value <= 0) return []
  const noun = NOUN_BEHIND.exec(text.slice(quantity.end, quantity.end + 60))?.[1]?.toLowerCase() ?? null
  const { start, end, value, approx } = quantity
  return [{ start, end, days: value * days, unit, approx, noun }]
}

/** Where a text says that something began, by its noun; a noun with two beginnings is left out. */
function beginningsIn({ text }: LintDocument): ReadonlyMap<string, WrittenDate> {
  const found = new Map<string, WrittenDate | null>()
  const expression = new RegExp(
    `(?<!\\p{L})(${LASTING}) (?:which |that )?(?:first )?${BEGAN}(?: back)? (?:in|on) `,
    'giu'
  )
  for (const match of text.matchAll(expression)) {
    const end = match.index + match[0].length
    const [date] = datesIn(text, { start: end, end: end + 20 })
    const noun = (match[1] ?? '').toLowerCase()
    if (date?.start !== end) continue
    const known = found.get(noun)
    const isSame = known === undefined || known?.date.year === date.date.year
    found.set(noun, isSame ? date : null)
  }
  return new Map([...found].flatMap(([noun, date]) => (date === null ? [] : [[noun, date] as const])))
}

function spanOfNoun(
  duration: Duration,
  beginnings: ReadonlyMap<string, WrittenDate>,
  until: PartialDate | null
): Span | null {
  const beginning = duration.noun === null ? undefined : beginnings.get(duration.noun)
  return beginning && until ? spanBetween(beginning.date, until) : null
}

const FROM_TO = /^(?:[^.;:!?\n]{0,40}?)[,(]? ?(?:between|from )?$/iu
const TO = /^ ?(?:to|until|till|and|[-–—]) ?$/iu
const SINCE_BEHIND = /^(?:[- ]long)?(?: \p{L}+){0,3},? (?:\()?(?:ever )?since (?:about |around |early |late |mid-)?$/iu
const SINCE_BEFORE = /^,? (?:\p{L}+[ ,]+){0,6}(?:for|about|around|some|nearly|almost|more than|over)? ?$/iu
const AGO_BEHIND = /^ ago,? (?:\()?in $/iu

/** The dates that the sentence itself gives for a duration: “from A to B”, “since A”, “ago, in A”. */
function spanBeside({ text }: LintDocument, duration: Duration, until: PartialDate | null): Span | null {
  const sight = { start: duration.end, end: Math.min(text.length, duration.end + 80) }
  const behind = datesIn(text, sight)
  const [first, second] = behind
  if (first) {
    const lead = text.slice(duration.end, first.start)
    const isRange = second && TO.test(text.slice(first.end, second.start))
    if (isRange && /(?:,? (?:\p{L}+ ){0,3}(?:from|between) | \()$/iu.test(lead) && FROM_TO.test(lead)) {
      return spanBetween(first.date, second.date)
    }
    if (until && !isRange && (SINCE_BEHIND.test(lead) || AGO_BEHIND.test(lead))) return spanBetween(first.date, until)
  }
  const before = datesIn(text, { start: Math.max(0, duration.start - 60), end: duration.start }).at(-1)
  if (
    !before ||
    !until ||
    !/(?<!\p{L})since (?:\p{L}+ )?$/iu.test(text.slice(Math.max(0, before.start - 16), before.start))
  )
    return null
  const between = text.slice(before.end, duration.start)
  return /(?:for|ago) ?(?:about |around |nearly |almost |more than |over )?$/iu.test(between) &&
    SINCE_BEFORE.test(between)
    ? spanBetween(before.date, until)
    : null
}

function spanBetween(from: PartialDate, to: PartialDate): Span | null {
  const [fromFirst, fromLast] = daySpan(from)
  const [toFirst, toLast] = daySpan(to)
  if (toLast < fromFirst) return null
  return {
    least: Math.max(0, toFirst - fromLast),
    most: toLast - fromFirst,
    told: `from ${tellDate(from)} to ${tellDate(to)}`,
    from
  }
}

function fits({ days, unit, approx }: Duration, { least, most }: Span): boolean {
  const size = DAYS[unit] ?? 1
  const isHalf = (days / size) % 1 !== 0
  const room = isHalf ? size * 0.5 : unit === 'decade' ? size * 0.6 : size
  const lower = days - (approx === 'less-than' ? Infinity : approx === 'about' ? Math.max(room, days * 0.2) : room)
  const upper =
    days +
    (approx === 'more-than' ? Math.max(room * 2, days * 0.5) : approx === 'about' ? Math.max(room, days * 0.2) : room)
  return most >= lower && least <= upper
}

function tell(document: LintDocument, duration: Duration, span: Span): Lint {
  const size = DAYS[duration.unit] ?? 1
  const between = (span.least + span.most) / 2 / size
  const stated = duration.days / size
  const counted = `${tellNumber(Number(between.toFixed(1)))} ${duration.unit}s`
  const message = `The text says ${tellNumber(stated)} ${duration.unit}${stated === 1 ? '' : 's'}, but ${span.told} it is about ${counted}.`
  return makeLint(document, 'duration-arithmetic', duration, message, `about ${counted}`, {
    stated,
    counted: Number(between.toFixed(2)),
    unit: duration.unit,
    from: tellDate(span.from)
  })
}
