import type { ClaimType } from '../../model/claim-check'
import type { TextRange } from '../../model/text-range'
import { findQuantities } from '../../quantities/find-quantities'
import type { CandidateRule } from './candidate'

/** A place at which a rule fires, in UTF-16 code units. */
export interface Signal extends TextRange {
  readonly rule: CandidateRule
  readonly types: readonly ClaimType[]
  /** How much it alone says for a check, 0 to 1. */
  readonly weight: number
  /** What to show for it, when it is not the words at the place. */
  readonly words?: string
}

/** A rule over the text alone. */
interface SignalRule {
  readonly rule: CandidateRule
  readonly types: readonly ClaimType[]
  readonly weight: number
  readonly expression: RegExp
}

const START = "(?<![\\p{L}\\p{N}’'-])"
const END = '(?![\\p{L}])'
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)'
const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const PERIOD =
  '(?:day|week|weekend|month|year|quarter|decade|century|spring|summer|autumn|fall|winter|night|morning|evening)'

/** Words in -est that compare nothing. */
const NO_SUPERLATIVE =
  '(?:(?:re|re-)?forest|(?:self-|dis)?interest|protest|harvest|contest|modest|honest|dishonest|arrest|request|suggest|invest|conquest|digest|manifest|congest|detest|bequest|tempest|everest|budapest|bucharest|(?:north|south|mid)west|earnest|unrest|attest|divest|ingest|infest|latest|armrest|priest)'

const of = (
  rule: CandidateRule,
  types: readonly ClaimType[],
  weight: number,
  source: string,
  flags = 'giu'
): SignalRule => ({ rule, types, weight, expression: new RegExp(`${START}(?:${source})${END}`, flags) })

const RULES: readonly SignalRule[] = [
  of(
    'date',
    ['date'],
    0.35,
    `(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? \\d{4})?|${MONTH},? \\d{4}|\\d{4}-\\d\\d-\\d\\d)`,
    'gu'
  ),
  of(
    'date',
    ['date'],
    0.3,
    `(?:in|since|by|until|before|after|from|of|during|to) (?:early |late |mid-)?(?:1[0-9]|20)\\d\\d(?:s)?(?![\\d,.]\\d)`
  ),
  of(
    'date',
    ['date'],
    0.2,
    `(?:(?:on|since|until|by|last|next|late|early) ${DAY}(?: (?:last|next|this) week)?|${DAY}|(?:last|this|next|earlier this|later this) ${PERIOD}|yesterday|\\p{L}+ ${PERIOD}s ago|in ${MONTH})`,
    'gu'
  ),
  of(
    'superlative',
    ['superlative'],
    0.5,
    `(?:(?:the |its |his |her |their |\\p{L}+[’']s? )(?:single )?)?(?!${NO_SUPERLATIVE}${END})\\p{L}{3,}est(?:-\\p{L}+)?`
  ),
  of(
    'superlative',
    ['superlative'],
    0.5,
    `(?:for the (?:very )?first time|the (?:very )?first(?! (?:half|place|step|thing|two|three|few|name|lady|amendment))|first-ever|the (?:only|sole|last remaining)|(?:the|its|his|her|their) (?:most|least) \\p{L}{4,}|the (?:best|worst|latest) [\\p{L} ]{0,30}?(?:ever|since|in (?:history|decades|years))|never before|unprecedented|no other|record(?:-\\p{L}+)? (?:high|low|number|level|profit|turnout|\\d)|on record|in living memory)`
  ),
  of(
    'comparison',
    ['comparison'],
    0.45,
    `(?:(?:rose|rise|risen|rises|fell|fall|fallen|falls|grew|grown|increased?|increases|decreased?|declined?|dropped|jumped|surged|soared|plunged|shrank|climbed|slipped) (?:by|to|from|more|nearly|almost|about|some|\\d)|doubled?|tripled?|quadrupled|halved|twice|(?:two|three|four|five|six|ten|\\d+) times|(?:more|less|fewer|higher|lower|bigger|smaller|larger|better|worse|older|younger|faster|slower|cheaper|longer|shorter|stronger|weaker|greater|\\p{L}{3,}er) than|as (?:many|much|high|low|large|big) as|compared (?:with|to)|in contrast to|outnumber(?:s|ed)?|up from|down from|half (?:of|the)|a (?:third|quarter|fifth|tenth) of|(?:most|majority|one in \\p{L}+) of)`
  ),
  of(
    'position',
    ['position'],
    0.2,
    `(?:back(?:s|ed|ing)|support(?:s|ed)|oppos(?:es|ed)|resist(?:s|ed)|reject(?:s|ed)|refus(?:es|ed)|vot(?:es|ed|ing) (?:for|against|to|in)|veto(?:es|ed)|endors(?:es|ed)|block(?:s|ed)|approv(?:es|ed)|withdr[ae]w(?:s|n)?|resign(?:s|ed)|appointed|elected|sign(?:s|ed) (?:the|an?|into)|promis(?:es|ed)|pledg(?:es|ed)|in favou?r of)`
  ),
  of(
    'cause',
    ['causal'],
    0.2,
    `(?:because(?: of)?|caus(?:es|ed|ing)|led to|leads to|leading to|due to|owing to|as a result|result(?:s|ed|ing) in|thanks to|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)|responsible for|in order to prevent|linked to)`
  ),
  of(
    'law',
    ['law'],
    0.2,
    `(?:law|laws|bill|legislation|regulation|regulations|amendment|treaty|ruling|verdict|ruled that|court (?:ruled|found|ordered)|illegal|unlawful|unconstitutional|banned|outlawed|legali[sz]ed|convicted|sentenced|indicted|sanctions)`
  )
]

/** “Two-year-old” and “40-mile”: the number only describes the noun behind it. */
const MODIFIER = /^(?:[-\u2011][\p{L}-]+)* [\p{L}-]+/u

/** Places of a text at which rules fire, in text order; those over words that others found first stay too. */
export function signalsIn(text: string): Signal[] {
  const signals: Signal[] = []
  for (const { rule, types, weight, expression } of RULES) {
    expression.lastIndex = 0
    for (const match of text.matchAll(expression)) {
      signals.push({ start: match.index, end: match.index + match[0].length, rule, types, weight })
    }
  }
  signals.push(...quantitySignals(text))
  return signals.sort((a, b) => a.start - b.start || b.end - a.end)
}

function quantitySignals(text: string): Signal[] {
  return findQuantities(text).map(({ start, end, unit, isPercent, currency, approx }) => {
    const isMeasured = unit !== null
    const isStrong = isMeasured || isPercent || currency !== null
    const types: ClaimType[] = isMeasured ? ['quantity', 'measurement'] : ['quantity']
    const lead = approx === null ? null : /(?:[\p{L}]+ ){1,3}$/u.exec(text.slice(Math.max(0, start - 24), start))
    const hedge =
      /(?:more than|less than|fewer than|at least|up to|nearly|almost|about|around|some|over|roughly) (?:an? )?$/iu
    const words = lead ? hedge.exec(text.slice(Math.max(0, start - 24), start)) : null
    return {
      start: words ? start - words[0].length : start,
      end,
      rule: 'quantity',
      types,
      weight: isStrong ? 0.6 : 0.4
    }
  })
}

/** Where the noun ends that a number with a hyphen only describes: “two-year | ban”; null for another number. */
export function describedNoun(text: string, { start, end }: TextRange): number | null {
  const isHyphened = /[-\u2011]/.test(text.slice(start, end)) || text.charAt(end) === '-'
  if (!isHyphened) return null
  const behind = MODIFIER.exec(text.slice(end, end + 60))
  return behind ? end + behind[0].length : null
}
