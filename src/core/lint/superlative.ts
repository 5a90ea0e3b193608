import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'

type Kind = 'superlative' | 'first' | 'only' | 'record' | 'never'

/** What can be counted or measured. */
const MEASURED =
  '(?:larg|high|low|bigg|small|long|short|old|young|tall|deep|fast|slow|rich|poor|deadli|hott|cold|warm|dri|wett|cheap|wid|earli|heavi|light|busi|wealthi|costli|few|steep|furth|farth)est'
/** What is somebody’s judgement, unless it is said among what: “the worst storm since 1987”. */
const JUDGED =
  '(?:strong|weak|great|sharp|grav|harsh|strict|fierc|bloodi|mighti|saf)est|worst|best|(?:most|least) (?!of|likely|part|recent)\\p{L}{4,}'
const MOST_MEASURED =
  '(?:most|least) (?:populous|expensive|common|deadly|lethal|popular|visited|widely|senior|successful|decorated|valuable|densely|watched|wanted|frequent|polluted|heavily|highly|advanced|northern|southern|eastern|western)'
const OWNER =
  "(?:the|its|his|her|their|our|my|your|[\\p{L}’']+[’'](?:s)?)(?: (?:single|very|own|second|third|fourth|fifth|five|ten|top|two|three|four))?"
const STOP =
  'of|in|on|at|to|for|from|by|with|and|or|but|that|who|which|since|is|are|was|were|be|has|have|had|can|could|will|would|ever|as|than|it|he|she|they|we|I|you|the|a|an|this|came|made|so|not|if|when'
/** Words that the superlative belongs to, up to the next preposition, verb or mark: “largest single group”. */
const NOUN = `(?: (?!(?:${STOP})(?!\\p{L}))[\\p{L}][\\p{L}\\p{M}’'-]*){0,3}`
const SCOPE_WORDS =
  'ever|since(?: [\\p{L}\\p{N}]+){1,3}|in (?:\\p{L}+ ){0,2}(?:history|living memory|decades|years|centuries|memory|times)|in the (?:world|country|nation|state|region|EU|US|UK)|on record|of all time|of (?:its|their) kind|anywhere|in more than \\p{L}+ years'
const SCOPE = `(?:(?: (?:of|in|to|on|at|for|by) (?:\\p{L}+ ){1,3}?| )(?:${SCOPE_WORDS}))`

const START = "(?<![\\p{L}\\p{N}’'-])"
const END = '(?![\\p{L}])'
const NO_FIRST =
  'of all|place|lady|amendment|name|names|half|quarter|step|steps|thing|things|time|two|three|four|few|several|and|or|family|world|class|degree|round|day|days|week|weeks|month|months|year|years|century|part|person|hand|aid|paragraph|sentence|page|line|floor|glance|instance|option|draft|read|to go|husband|wife|marriage|love|impression|impressions|reaction|thought|priority|duty|chapter|date'

const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  ['superlative', new RegExp(`${START}(?:(?:${OWNER}) )?(?:${MEASURED})(?:-\\p{L}+)?${END}${NOUN}${SCOPE}?`, 'giu')],
  ['superlative', new RegExp(`${START}(?:${OWNER}) ${MOST_MEASURED}${END}${NOUN}${SCOPE}?`, 'giu')],
  ['superlative', new RegExp(`${START}(?:(?:${OWNER}) )?(?:${JUDGED})${END}${NOUN}${SCOPE}${END}`, 'giu')],
  [
    'first',
    new RegExp(`${START}for the (?:very )?first time${END}(?: ever|(?: \\p{L}+){0,3}? (?:${SCOPE_WORDS}))?`, 'giu')
  ],
  [
    'first',
    new RegExp(
      `${START}(?:the |its |[\\p{L}]+[’']s )(?:very )?first(?:-ever)?(?! (?:${NO_FIRST})${END})(?= \\p{L})${NOUN}(?:${SCOPE}${END}| to \\p{L}+)?`,
      'gu'
    )
  ],
  ['first', new RegExp(`${START}first-ever${NOUN}`, 'giu')],
  [
    'only',
    new RegExp(
      `${START}(?:(?:the|its|his|her|their) (?:only|sole)(?! (?:way|thing|one|ones|reason|question|problem|difference|time|hope|option|choice|solution|answer|real|possible|true|viable|good|compelling|reasonable|logical|remedy|remedies)${END})(?= \\p{L})|the last remaining)${NOUN}`,
      'giu'
    )
  ],
  [
    'record',
    new RegExp(
      `${START}(?:(?:an? )?(?:all-time )?record(?:-(?:breaking|setting|high|low))(?: \\p{L}+)?|(?:an? )?record (?:high|low|number|numbers|levels?|profits?|sums?|crowd|turnout|temperatures?|rainfall|heat|fines?|deficits?|\\d[\\d,.]*)|(?:an?|at an) all-time (?:high|low))${END}`,
      'giu'
    )
  ],
  [
    'never',
    new RegExp(
      `${START}(?:never before|never in (?:the )?(?:\\p{L}+ )?history|unprecedented(?: \\p{L}+)?|without precedent|unparalleled|more than any other(?: \\p{L}+)?|like no other)${END}`,
      'giu'
    )
  ]
]

const MESSAGES: Readonly<Record<Kind, readonly [message: string, suggestion: string]>> = {
  superlative: [
    'A superlative is wrong if there is one other case.',
    'Ask: among what, since when, and by whose count?'
  ],
  first: ['A first is wrong if there was one before.', 'Look for an earlier case.'],
  only: ['“Only” is wrong if there is one other.', 'Look for another case.'],
  record: ['A record needs a list of what came before.', 'Find the list, and since when it is kept.'],
  never: ['“Never before” is wrong if it happened once.', 'Look for an earlier case.']
}

/** Superlatives of phrases that claim no comparison. */
const IDIOM =
  /^(?:the |his |her |their |its |my |our |your )?(?:best (?:friends?|known|wishes|interests?|practices?|man|seller|selling|of|efforts?)|highest (?:court|bidder|utility|regard|form|order|quality|standards?|degree)|longest time|(?:old|young)est (?:child|daughter|son|brother|sister)|fewest|earliest(?: days|$)|deepest (?:recesses|significance|sense|regrets?|sympath|condolences|fears|concerns?|secrets?)|(?:low|high)est (?:levels?|points?)|furthest extremes?)(?!\p{L})/iu

/** Orders: what must be the first is not said to be it. “Not the first” needs one case before, which the writer mostly has. */
const NEGATED =
  /(?:(?<!\p{L})(?:not|hardly|neither|never|nor|far from)|n[’']t)(?: \p{L}+)? $|(?<!\p{L})(?:must|should|ought to|wants? to|hopes? to) be $/iu

/** Firsts, onlys, superlatives and records: claims about every other case at once. */
export const superlative: LintRule = {
  id: 'superlative',
  name: 'Superlative, first, only, record',
  why: 'One counter-example makes it false, so it needs a list or an authority, not an impression.',
  find(document) {
    const found = PATTERNS.flatMap(([kind, expression]) => matches(document, kind, expression))
    found.sort((a, b) => a.start - b.start || b.end - a.end)
    const kept: Lint[] = []
    for (const lint of found) if (lint.start >= (kept.at(-1)?.end ?? 0)) kept.push(lint)
    return kept
  }
}

function matches(document: LintDocument, kind: Kind, expression: RegExp): readonly Lint[] {
  const [message, suggestion] = MESSAGES[kind]
  const counted = kind === 'first' ? countedNouns(document.text) : new Set<string>()
  return [...document.text.matchAll(expression)].flatMap((match) => {
    const noun = /first (\p{L}+)/iu.exec(match[0])?.[1]?.toLowerCase()
    if (IDIOM.test(match[0]) || NEGATED.test(document.text.slice(Math.max(0, match.index - 24), match.index))) return []
    if (noun !== undefined && counted.has(noun)) return []
    const range = { start: match.index, end: match.index + match[0].length }
    return [makeLint(document, 'superlative', range, message, suggestion, { kind })]
  })
}

/** What a text counts on with a second or a third: its first is a number in a row, not a record. */
const countedNouns = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/(?<!\p{L})(?:second|third) (\p{L}+)/giu)].map((match) => (match[1] ?? '').toLowerCase()))
