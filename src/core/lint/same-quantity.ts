import type { Quantity } from '../quantities/find-quantities'
import { halfOfLastDigit, mayBeSame } from '../quantities/unit-pairs'
import { convert } from '../quantities/units'
import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'
import { statedConversions } from './stated-conversions'
import { tellNumber, tellValue } from './tell-values'

/** What happened to those counted, by one word for all its forms. */
const EVENTS: readonly (readonly [string, string])[] = [
  ['killed', 'killed|dead|died|slain|kills|killing|perished'],
  ['injured', 'injured|wounded|hurt|injuring|wounding'],
  ['arrested', 'arrested|detained|arresting|detaining'],
  ['missing', 'missing|unaccounted for'],
  ['evacuated', 'evacuated|displaced|evacuating|displacing'],
  ['dismissed', 'laid off|sacked|dismissed|made redundant|fired'],
  ['attended', 'attended|gathered|marched|protested|turned out'],
  ['voted', 'voted|voting'],
  ['signed', 'signed|signing'],
  ['sold', 'sold|selling'],
  ['built', 'built|building'],
  ['infected', 'infected|fell ill|sickened|tested positive'],
  ['rescued', 'rescued|saved|freed'],
  ['hired', 'hired|employed|hiring|employing']
]
const EVENT_WORDS = EVENTS.map(([, words]) => words).join('|')
const NOUNS =
  '(?:people|persons|men|women|civilians|soldiers|troops|officers|children|students|workers|passengers|employees|residents|protesters|demonstrators|others|jobs|homes|houses|cars|copies|tickets|votes|patients|migrants|refugees|fighters|militants|police officers|journalists|prisoners|hostages|[\\p{Ll}]{4,}s)'
const BEHIND = new RegExp(
  `^(?: \\p{Ll}+)?(?: (${NOUNS}))?(?: (?:were|was|have been|had been|has been|are|have|had|who were))? (${EVENT_WORDS})(?!\\p{L})`,
  'u'
)
const BEFORE = new RegExp(
  `(?<!\\p{L})(${EVENT_WORDS})(?: (?:at least|about|around|some|nearly|more than|over|almost|up to|an estimated))? $`,
  'iu'
)
const NOUN_BEHIND = new RegExp(`^(?: \\p{Ll}+)? (${NOUNS})(?!\\p{L})`, 'u')
/** Words that make it another count: more, others, the time before. */
const OTHER =
  /\b(?:another|other|others|more|additional|further|extra|previous|previously|earlier|initial|initially|first|last year|every|each|per|including|among them|of them|of whom|since|so far|would|could|may|might|if)\b/iu

const DEFINITE = /(?<!\p{L})(?:the|its|their|his|her|this) $/iu
const MEASURED =
  /^(?:-| )?(?:long |wide |high |deep |old |strong )?(?!(?:before|after|since|when|that|which|from|with|into|over|under|until|between|more|less|later|earlier|than|were|have|will|period)(?!\p{L}))(\p{Ll}{4,})(?= |[.,;:!?)]|$)/u

/** A quantity with what it counts: two of the same key are the same quantity. */
interface Counted {
  readonly quantity: Quantity
  readonly key: string
  readonly told: string
  readonly names: ReadonlySet<string>
}

/**
 * The same quantity with two values: as many people killed here as there, “the 12-mile tunnel” that has 15 miles
 * further down, and a conversion in brackets that does not come to the figure before it.
 */
export const sameQuantity: LintRule = {
  id: 'same-quantity',
  name: 'One quantity, two values',
  why: 'A figure that was corrected in one place is often left in another.',
  find(document) {
    const lints = [...wrongConversions(document), ...contradictions(countedIn(document), document)]
    return lints.sort((a, b) => a.start - b.start)
  }
}

function wrongConversions(document: LintDocument): readonly Lint[] {
  return statedConversions(document).flatMap(({ first, second }): Lint[] => {
    if (mayBeSame(first.value, first.unit, second.value, second.unit)) return []
    const counted = convert(first.value, first.unit, second.unit)
    const message = `${tellValue(first.value, first.unit)} is ${tellValue(counted, second.unit)}, not ${tellNumber(second.value)}.`
    return [
      makeLint(
        document,
        'same-quantity',
        { start: first.start, end: second.end },
        message,
        tellValue(counted, second.unit),
        {
          first: first.value,
          firstUnit: first.unit.id,
          second: second.value,
          secondUnit: second.unit.id,
          converted: Number(counted.toPrecision(6))
        }
      )
    ]
  })
}

function countedIn(document: LintDocument): readonly Counted[] {
  const { text, sentences } = document
  let index = 0
  return document.quantities.flatMap((quantity): Counted[] => {
    while ((sentences[index]?.end ?? Infinity) <= quantity.start) index += 1
    const sentence = sentences[index]
    if (!sentence || quantity.isPercent) return []
    const words = text.slice(sentence.start, sentence.end)
    const found = measuredThing(text, quantity) ?? (OTHER.test(words) ? null : countedThing(text, quantity))
    return found === null ? [] : [{ quantity, ...found, names: namesIn(words) }]
  })
}

function countedThing(text: string, { start, end, unit, currency }: Quantity): Pick<Counted, 'key' | 'told'> | null {
  if (unit !== null || currency !== null) return null
  const behind = text.slice(end, end + 70)
  const passive = BEHIND.exec(behind)
  const active = passive ? null : BEFORE.exec(text.slice(Math.max(0, start - 40), start))
  const noun = (passive ? passive[1] : NOUN_BEHIND.exec(behind)?.[1]) ?? 'people'
  const word = passive?.[2] ?? active?.[1]
  if (word === undefined || (active && !NOUN_BEHIND.test(behind))) return null
  const event = EVENTS.find(([, words]) => words.split('|').includes(word.toLowerCase()))?.[0] ?? word
  return { key: `${noun} ${event}`, told: `${noun} ${event}` }
}

function measuredThing(text: string, { start, end, unit, currency }: Quantity): Pick<Counted, 'key' | 'told'> | null {
  if (unit === null && currency === null) return null
  const noun = MEASURED.exec(text.slice(end, end + 50))?.[1]
  if (noun === undefined || !DEFINITE.test(text.slice(Math.max(0, start - 8), start))) return null
  return { key: `the ${unit?.dimension ?? currency ?? ''} ${noun}`, told: noun }
}

/** Words with a capital inside a sentence: places and people that tell one event from another. */
const namesIn = (sentence: string): ReadonlySet<string> =>
  new Set([...sentence.matchAll(/(?<=[\p{L},’'] )\p{Lu}\p{Ll}{2,}/gu)].map(([name]) => name))

function contradictions(counted: readonly Counted[], document: LintDocument): readonly Lint[] {
  const byKey = new Map<string, Counted[]>()
  for (const each of counted) byKey.set(each.key, [...(byKey.get(each.key) ?? []), each])
  return [...byKey.values()].flatMap((group) => {
    const told = new Set<number>()
    return group.flatMap((later, index): Lint[] => {
      const earlier = group.slice(0, index).find((each) => differs(each, later))
      if (!earlier || told.has(later.quantity.value)) return []
      told.add(later.quantity.value)
      return [tell(document, earlier, later)]
    })
  })
}

function differs(a: Counted, b: Counted): boolean {
  const shared = [...a.names].some((name) => b.names.has(name))
  if (a.names.size > 0 && b.names.size > 0 && !shared) return false
  return !isCompatible(a.quantity, b.quantity) && !isCompatible(b.quantity, a.quantity)
}

/** True when one may be the other, rounded or hedged. */
function isCompatible(a: Quantity, b: Quantity): boolean {
  const value = a.unit && b.unit ? convert(b.value, b.unit, a.unit) : b.value
  if (a.approx === 'more-than') return value >= a.value && value <= a.value * 1.5
  if (a.approx === 'less-than') return value <= a.value && value >= a.value / 1.5
  const room = Math.max(a.value >= 20 ? halfOfLastDigit(a.value) : 0, a.approx === 'about' ? a.value * 0.2 : 0)
  return Math.abs(value - a.value) <= room
}

function tell(document: LintDocument, earlier: Counted, later: Counted): Lint {
  const { text } = document
  const before = text.slice(earlier.quantity.start, earlier.quantity.end)
  const now = text.slice(later.quantity.start, later.quantity.end)
  const message = `Here it is ${now} (${later.told}), further up ${before}: one of them may be wrong, or they are two things.`
  return makeLint(document, 'same-quantity', later.quantity, message, `Compare with “${before}”.`, {
    value: later.quantity.value,
    other: earlier.quantity.value,
    otherStart: earlier.quantity.start,
    otherEnd: earlier.quantity.end
  })
}
