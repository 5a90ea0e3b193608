import { ALSO_NOUNS, CUE_WORDS } from './cue-words'
import { isAdverb, isAdverbWord, isLikelyFinite, isPlainlyFinite } from './finite-words'
import type { FrameToken } from './frame-tokens'
import { isCapital, isMark, isQuote, wordAt } from './frame-tokens'
import { BOUNDARY, hasHead, isInnerQuote, LONGEST } from './noun-phrase'
import {
  AUXILIARIES,
  CLAUSE_OPENERS,
  DAYS,
  DETERMINERS,
  LEADING_ADVERBS,
  PREPOSITIONS,
  SPEAKING_PRONOUNS
} from './small-words'
import type { TokenSpan } from './token-span'

type Tokens = readonly FrameToken[]

/** Index of the last token before `index` that is no auxiliary and no adverb. */
export function skipBackVerbs(tokens: Tokens, index: number): number {
  let at = index
  while (at >= 0 && (AUXILIARIES.has(wordAt(tokens, at)) || isAdverb(tokens[at]) || wordAt(tokens, at) === 'not'))
    at -= 1
  return at
}

/** Reporting verbs end what stands behind them, unless they are part of it: “a plan announced by the ministry”. */
function isReportingVerb(tokens: Tokens, index: number): boolean {
  const cue = CUE_WORDS.get(wordAt(tokens, index))
  if (!cue || cue.isWeak || (cue.form !== 'past' && cue.form !== 'third') || ALSO_NOUNS.has(wordAt(tokens, index)))
    return false
  if (cue.frame === 'object' || cue.type === 'report') return false
  return !PREPOSITIONS.has(wordAt(tokens, index + 1)) || wordAt(tokens, index + 1) === 'to'
}

function stopsBefore(tokens: Tokens, index: number): boolean {
  const token = tokens[index]
  if (!token || token.kind === 'mark') return !token || BOUNDARY.includes(token.text)
  if (token.kind === 'quote') return !isInnerQuote(tokens, index)
  if (token.lower === 'than') return !/^(?:more|less|fewer|rather)$/.test(wordAt(tokens, index - 1))
  return CLAUSE_OPENERS.has(token.lower) || isReportingVerb(tokens, index)
}

/** Where a new noun begins behind a phrase with a preposition: “On Monday | the mayor”; null when it does not. */
export function nounBehindPhrase(tokens: Tokens, first: number, last: number): number | null {
  for (let index = first + 2; index <= last; index++) {
    const before = wordAt(tokens, index - 1)
    if (before === '' || PREPOSITIONS.has(before) || DETERMINERS.has(before) || before === 'and') continue
    const lower = wordAt(tokens, index)
    const isFresh = DETERMINERS.has(lower) || SPEAKING_PRONOUNS.has(lower)
    const isName = isCapital(tokens[index]) && !DAYS.has(lower) && (!isCapital(tokens[index - 1]) || DAYS.has(before))
    if (isFresh || isName) return index
    const isPlainNoun = isCapital(tokens[index - 1]) && !isCapital(tokens[index]) && /s$/.test(lower)
    if (isPlainNoun && (index === last || DAYS.has(before))) return index
  }
  return null
}

function withoutLead(tokens: Tokens, span: TokenSpan): TokenSpan | null {
  let { first } = span
  while (first < span.last && (LEADING_ADVERBS.has(wordAt(tokens, first)) || isAdverbWord(wordAt(tokens, first))))
    first += 1
  if (PREPOSITIONS.has(wordAt(tokens, first)) || (DAYS.has(wordAt(tokens, first)) && first < span.last)) {
    const from = DAYS.has(wordAt(tokens, first)) ? first - 1 : first
    const noun = nounBehindPhrase(tokens, from, span.last)
    if (noun === null) return null
    first = noun
  }
  return { first, last: span.last }
}

function hasVerb(tokens: Tokens, first: number, last: number): boolean {
  for (let index = first; index <= last; index++)
    if (isLikelyFinite(tokens, index) || /[a-z]s$/.test(wordAt(tokens, first))) return true
  return false
}

/** The noun phrase that ends with a token, with what describes it behind a “who”, or null. */
export function nounEndingAt(tokens: Tokens, last: number): TokenSpan | null {
  let first = last + 1
  let end = last
  while (first > 0 && last - first < LONGEST) {
    const lower = wordAt(tokens, first - 1)
    if (lower === 'whose') return hasHead(tokens, { first, last }) ? { first: first - 1, last } : null
    if (lower === 'who' && first - 1 < last) {
      // “Who authorities say was …”: those who say it stand behind the “who”.
      if (!hasVerb(tokens, first, last)) break
      end = isMark(tokens[first - 2], ',') ? first - 3 : first - 2
      first = end + 1
      continue
    }
    if (stopsBefore(tokens, first - 1)) break
    first -= 1
  }
  if (last - first >= LONGEST) return null
  return tidied(tokens, { first, last: end })
}

/** What is left of a phrase when a clause that ran into it and what leads it in are taken off. */
function tidied(tokens: Tokens, { first, last }: TokenSpan): TokenSpan | null {
  let start = first
  for (let index = last; index > first; index--) {
    if (!isPlainlyFinite(tokens, index)) continue
    let next = index + 1
    while (next <= last && /^(?:and|but|or)$/.test(wordAt(tokens, next))) next += 1
    const isFresh = DETERMINERS.has(wordAt(tokens, next)) || isCapital(tokens[next]) || next > index + 1
    if (!isFresh && !SPEAKING_PRONOUNS.has(wordAt(tokens, next))) return null
    start = next
    break
  }
  const span = withoutLead(tokens, { first: start, last })
  return span && hasHead(tokens, span) ? span : null
}

/** Who a “who” goes on about: “Ada Wolska, an engineer who says …” is Ada Wolska. */
function describedBefore(tokens: Tokens, last: number): TokenSpan | null {
  const span = nounEndingAt(tokens, last)
  if (!span || !isMark(tokens[span.first - 1], ',') || !isCapital(tokens[span.first - 2])) return span
  if (!DETERMINERS.has(wordAt(tokens, span.first))) return span
  return nounEndingAt(tokens, span.first - 2) ?? span
}

/** Where the subject of a verb at `index` ends: right before it, or before what stands between commas or dashes. */
export function sourceBefore(tokens: Tokens, index: number): TokenSpan | null {
  const end = skipBackVerbs(tokens, index - 1)
  if (end < 0) return null
  if (wordAt(tokens, end) === 'who') return describedBefore(tokens, isMark(tokens[end - 1], ',—–') ? end - 2 : end - 1)
  if (!isMark(tokens[end], ',—–)')) return nounEndingAt(tokens, end)
  const opening = tokens[end]?.text === ')' ? '(' : (tokens[end]?.text ?? ',')
  for (let open = end - 2, tries = 0; open > 0 && end - open < LONGEST && tries < 3; open--) {
    if (isQuote(tokens[open]) && !isInnerQuote(tokens, open)) return null
    if (!isMark(tokens[open], opening)) continue
    const span = nounEndingAt(tokens, open - 1)
    if (span && !(span.first === span.last && LEADING_ADVERBS.has(wordAt(tokens, span.first)))) return span
    tries += 1
  }
  return null
}

/** The subject of a whole stretch: what stands before its first verb, behind what leads it in. */
export function leadingSubject(tokens: Tokens): TokenSpan | null {
  let first = 0
  while (LEADING_ADVERBS.has(wordAt(tokens, first)) || isMark(tokens[first], ',')) first += 1
  if (PREPOSITIONS.has(wordAt(tokens, first)) || /ing$/.test(wordAt(tokens, first))) {
    const comma = tokens.findIndex((token, index) => index > first && isMark(token, ','))
    if (comma < 0) return null
    first = comma + 1
  }
  for (let index = first + 1; index < tokens.length && index - first < LONGEST; index++) {
    if (isMark(tokens[index], ',—–(')) return leadBefore(tokens, first, index)
    if (isLikelyFinite(tokens, index)) return leadBefore(tokens, first, index)
  }
  return null
}

function leadBefore(tokens: Tokens, first: number, end: number): TokenSpan | null {
  const last = skipBackVerbs(tokens, end - 1)
  const span = { first, last }
  return last >= first && hasHead(tokens, span) ? span : null
}
