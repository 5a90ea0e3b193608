import type { PartialDate } from './calendar'
import { MONTH_NAME, readIsoDate, tellDate, WEEKDAYS } from './calendar'
import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'
import type { RelativeDate } from './resolve-relative-date'
import { resolveRelativeDate } from './resolve-relative-date'

const DAY = `(?:${WEEKDAYS.join('|')})`
const PART_OF_DAY = '(?: (?:morning|afternoon|evening|night))?'
const WHEN = '(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) )?'
const NUMBER =
  '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several|a couple of|\\d{1,3})'
const FULL_DATE = `(?:${MONTH_NAME} \\d{1,2}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH_NAME})`

/** Each with the exactness of what it finds. A weekday before a date or in a name (“Good Friday”) says nothing new. */
const PHRASES: readonly (readonly [RelativeDate['precision'], RegExp])[] = [
  [
    'day',
    new RegExp(
      `(?<![\\p{L}-])${WHEN}(?:[Oo]n )?(?:(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]his coming) )?${DAY}${PART_OF_DAY}(?:,? (?:of )?(?:last|this|next) week)?(?!\\p{L}|[’'-]\\p{L}{2}|s\\b|,? (?:the )?${FULL_DATE}| \\p{Lu})`,
      'gu'
    )
  ],
  [
    'day',
    /(?<![\p{L}-])(?:the day before yesterday|the day after tomorrow|yesterday|tomorrow|tonight|last night)(?: (?:morning|afternoon|evening|night))?(?!\p{L})/giu
  ],
  ['day', /(?<![\p{L}-]|until |of )(?:earlier |later )?today(?![\p{L}’'-])/giu],
  ['day', /(?<![\p{L}-])this (?:morning|afternoon|evening)(?!\p{L})/giu],
  ['weekend', /(?<![\p{L}-])(?:this|last|next|this past|this coming) weekend(?!\p{L})/giu],
  ['week', /(?<![\p{L}-])(?<!day,? (?:of )?)(?:(?:early|late|earlier|later) )?(?:this|last|next) week(?!\p{L})/giu],
  ['month', /(?<![\p{L}-])(?:(?:early|late|earlier|later) )?(?:this|last|next) month(?!\p{L})/giu],
  ['month', new RegExp(`(?<![\\p{L}-])(?:this|last|next) ${MONTH_NAME}(?! \\d)`, 'gu')],
  ['year', /(?<![\p{L}-])(?:(?:early|late|earlier|later) )?(?:this|last|next) year(?!\p{L}|-old)/giu],
  ['vague', /(?<![\p{L}-])(?:this|last|next) (?:spring|summer|autumn|winter|fall|quarter|decade|century)(?!\p{L})/giu],
  ...(['day', 'week', 'month', 'year'] as const).map(
    (unit) =>
      [
        unit === 'week' ? 'day' : unit,
        new RegExp(`(?<![\\p{L}\\p{N}-])${NUMBER} ${unit}s? ago(?!\\p{L})`, 'giu')
      ] as const
  )
]

/** “Black Friday”, “the Sunday Times”, “every Monday”: no day of the week in question. */
const NAMED_DAY =
  /(?:Black|Good|Bloody|Super|Cyber|Ash|Palm|Easter|Whit|Holy|Maundy|Shrove|Giving|Every|every|each|any|most|one|a|on the Mail|Mail on|Casual|Girl) (?:on )?$/u
const COARSE = /^(?:a few|several|a couple)/iu
const AHEAD =
  /\b(?:will|shall|won[’']t|(?:is|are) (?:due|set|scheduled|expected|planned|to)|plans? to|planned for)\b[^;“”"]*$/iu
/** How far back a sentence is read for its tense, in UTF-16 code units. */
const SIGHT = 120

/** Dates that depend on the day of writing: told with what they come to, or with the question for the document's date. */
export const relativeDate: LintRule = {
  id: 'relative-date',
  name: 'Relative date',
  why: '“Last week” is true of another week to every reader; a claim can only be checked against a day.',
  find(document) {
    const written = readIsoDate(document.publishedAt)
    const lints: Lint[] = []
    for (const [precision, expression] of PHRASES) {
      for (const match of document.text.matchAll(expression)) {
        const before = document.text.slice(Math.max(0, match.index - SIGHT), match.index)
        if (NAMED_DAY.test(before) || isAnchored(before, document.text, match) || isNowadays(document.text, match))
          continue
        const isAhead = AHEAD.test(before.split(/[.!?]\s|\n/u).at(-1) ?? '')
        const words = match[0]
        const found: RelativeDate = { words, precision: COARSE.test(words) ? 'vague' : precision, isAhead }
        lints.push(tell(document, match.index, found, written))
      }
    }
    return lints.sort((a, b) => a.start - b.start || b.end - a.end).filter(isOutermost)
  }
}

const HAPPENED =
  '(?:\\p{L}+ed|said|told|met|won|lost|held|took|made|gave|began|came|went|died|left|sent|wrote|spoke|saw|set|put|had|ruled|fell|rose|hit|struck)'
const EVENT_BEFORE = new RegExp(`(?<!\\p{L})(?<!(?:being|be|is|are|still|get|gets) )${HAPPENED}(?: \\p{L}+)? $`, 'u')
const EVENT_BEHIND = new RegExp(`^,?(?: [\\p{L}’']+){0,4}? ${HAPPENED}(?!\\p{L})`, 'u')

/** “The Thursday after the vote” is dated by the vote, not by the day of writing. */
const isAnchored = (before: string, text: string, match: RegExpExecArray): boolean =>
  /(?<!\p{L})the $/u.test(before) &&
  /^ (?:after|before|of|following|when) /u.test(
    text.slice(match.index + match[0].length, match.index + match[0].length + 11)
  )

/** “Today” is a date only beside an event: “announced today”, “today ordered”. Otherwise it means nowadays, as noise. */
function isNowadays(text: string, match: RegExpExecArray): boolean {
  if (!/^today$/iu.test(match[0])) return false
  const before = text.slice(Math.max(0, match.index - 40), match.index)
  const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 24)
  return (
    !(EVENT_BEFORE.test(before) || EVENT_BEHIND.test(behind)) ||
    /\b(?:alive|world|live[sd]?|still|society) $/iu.test(before)
  )
}

/** Of findings in one another the longer one stays: `Monday last week`, not `last week` too. */
const isOutermost = (lint: Lint, index: number, all: readonly Lint[]): boolean => {
  const before = all[index - 1]
  return before === undefined || lint.start >= before.end
}

function tell(document: LintDocument, start: number, found: RelativeDate, written: PartialDate | null): Lint {
  const { words } = found
  const range = { start, end: start + words.length }
  if (written === null) {
    const message = `“${words}” depends on the day this was written, and the document has no date.`
    return makeLint(document, 'relative-date', range, message, 'Give the date of publication of the document.')
  }
  const resolved = resolveRelativeDate(found, written)
  if (resolved !== null) {
    const message = `“${words}” depends on the day this was written: for ${tellDate(written)} it is ${resolved.told}.`
    return makeLint(document, 'relative-date', range, message, resolved.told, {
      resolved: resolved.iso,
      publishedAt: document.publishedAt ?? ''
    })
  }
  const why = found.precision === 'vague' ? 'and names no exact one' : `and ${tellDate(written)} is not exact enough`
  const message = `“${words}” depends on the day this was written, ${why}.`
  return makeLint(document, 'relative-date', range, message, 'Say which date is meant.')
}
