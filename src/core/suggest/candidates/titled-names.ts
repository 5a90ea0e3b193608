import type { Attribution } from '../../attribution/attribution'
import type { TextRange } from '../../model/text-range'

const ROLE =
  '(?:Prime Minister|President|Minister|Chancellor|Premier|Secretary|Senator|Governor|Mayor|Judge|Justice|General|Colonel|Admiral|Ambassador|Commissioner|Director|Chairman|Chairwoman|Chief|Speaker|Councillor|Professor|Dr\\.?|Sen\\.|Gov\\.|Gen\\.|Rep\\.|Col\\.|prime minister|president|minister|chancellor|secretary|spokes(?:man|woman|person)|director|chief|chair(?:man|woman)?|governor|mayor|ambassador|commissioner|adviser|advisor|professor|chief executive|leader|founder|captain|councillor|deputy|envoy|commander|head|analyst|economist|lawyer)'
const NAME =
  "(?:\\p{Lu}[\\p{L}’'-]+|\\p{Lu}\\.)(?: (?:\\p{Lu}[\\p{L}’'-]+|\\p{Lu}\\.|de|da|van|der|von|bin|al)){0,3} ?\\p{Lu}[\\p{L}’'-]+"

/** “Polish Prime Minister Ada Wolska”, “deputy press secretary Ada Wolska”. */
const TITLE_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:(?:\\p{Lu}\\.)+|\\p{Lu}[\\p{L}-]*(?:[’']s)?|deputy|former|acting|vice|senior|press|foreign|defen[cs]e|finance|interior|prime|chief|state|government|of|for|the) ){0,8}${ROLE}(?: (?:of|for) (?:the )?\\p{Lu}[\\p{L}]+(?: (?:and )?\\p{Lu}[\\p{L}]+(?= \\p{Lu})){0,2})? ${NAME}`,
  'gu'
)
/** “Ada Wolska, a senior adviser at the Institute of Tides”. */
const TITLE_BEHIND = new RegExp(
  `(?<![\\p{L}\\p{N}])${NAME}, (?:an?|the|its|their|who is|chief|deputy|former|head|director)(?: [\\p{L}-]+){0,3}? ?${ROLE}(?: (?:of|for|at|in|to|from|and|the|[\\p{L}-]+)){0,8}(?=[,.;)—–]|$)`,
  'gu'
)

/** Names with titles: what a person is called and is, either of which can be wrong. UTF-16 code units, text order. */
export function titledNamesIn(text: string, attributions: readonly Attribution[]): TextRange[] {
  const found: TextRange[] = []
  for (const expression of [TITLE_FIRST, TITLE_BEHIND]) {
    expression.lastIndex = 0
    for (const match of text.matchAll(expression)) {
      const lead = /^(?:the|of|for) /u.exec(match[0])?.[0].length ?? 0
      found.push({ start: match.index + lead, end: match.index + match[0].replace(/[’']s?$/u, '').length })
    }
  }
  for (const { source, name } of attributions) {
    if (
      source &&
      name !== null &&
      source.quote.endsWith(name) &&
      /\p{L} $/u.test(source.quote.slice(0, -name.length))
    ) {
      if (!/^(?:the|an?)$/iu.test(source.quote.slice(0, -name.length).trim())) found.push(source)
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: TextRange[] = []
  for (const { start, end } of found) if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end })
  return kept
}
