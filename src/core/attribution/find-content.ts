import { ALSO_NOUNS, CUE_WORDS } from './cue-words'
import type { CueFrame } from './cue-words'
import { isAdverb, isLikelyFinite } from './finite-words'
import { nounBehindPhrase } from './find-source'
import type { FrameToken } from './frame-tokens'
import { isCapital, isMark, isQuote, isWord, wordAt } from './frame-tokens'
import { AUXILIARIES, DAYS, DETERMINERS, PREPOSITIONS, SPEAKING_PRONOUNS } from './small-words'
import type { TokenSpan } from './token-span'

type Tokens = readonly FrameToken[]

/** How far the words that say when and where something was said may reach, in tokens. */
const CIRCUMSTANCE = 18
const QUESTIONS = /^(?:whether|if|how|why|what)$/

/** True if a clause with a verb stands between two tokens. */
export function hasClause(tokens: Tokens, first: number, last: number): boolean {
  for (let index = first + 1; index <= last; index++) if (isLikelyFinite(tokens, index)) return true
  return false
}

/** Where what a verb governs ends: the sentence, or where a further reporting participle goes on. */
export function clauseEnd(tokens: Tokens, first: number): number {
  for (let index = first; index < tokens.length; index++) {
    if (isMark(tokens[index], ';')) return index - 1
    if (!isMark(tokens[index], ',')) continue
    const next = CUE_WORDS.get(wordAt(tokens, index + 1))
    if (next?.form === 'participle' && index > first) return index - 1
    if (wordAt(tokens, index + 1) === 'according') return index - 1
  }
  return tokens.length - 1
}

/** From a token to the end of what is governed; a whole quotation (“…,”) is all of it. */
function to(tokens: Tokens, first: number): TokenSpan | null {
  if (first >= tokens.length) return null
  const token = tokens[first]
  const isWhole =
    wordAt(tokens, first - 1) !== 'that' &&
    isQuote(token) &&
    /[,.!?…][”"’'»]+$/.test(token.text) &&
    !isQuote(tokens[first + 1])
  return { first, last: isWhole ? first : clauseEnd(tokens, first) }
}

/** Index behind the person who was told: “told | reporters”, “told | the BBC”. */
function behindAddressee(tokens: Tokens, first: number): number {
  if (SPEAKING_PRONOUNS.has(wordAt(tokens, first)) || /^(?:him|her|them|me|us)$/.test(wordAt(tokens, first)))
    return first + 1
  let index = DETERMINERS.has(wordAt(tokens, first)) || /[’']s$/.test(wordAt(tokens, first)) ? first + 1 : first
  const begin = index
  while (isWord(tokens[index])) {
    const lower = wordAt(tokens, index)
    const isOver = lower === 'that' || DETERMINERS.has(lower) || SPEAKING_PRONOUNS.has(lower) || PREPOSITIONS.has(lower)
    if (
      index > begin &&
      (isOver || isAdverb(tokens[index]) || (isCapital(tokens[index]) && !isCapital(tokens[index - 1])))
    )
      break
    if (AUXILIARIES.has(lower)) return begin + 1
    index += 1
  }
  return index
}

const isTime = (tokens: Tokens, index: number): boolean =>
  DAYS.has(wordAt(tokens, index)) ||
  /^(?:earlier|later|yesterday|today|tonight|late|early|last|this|next|again)$/.test(wordAt(tokens, index)) ||
  isAdverb(tokens[index])

/**
 * Where the content begins behind when, where and how it was said; the index itself when nothing of the kind stands
 * there, null when nothing but that follows.
 */
function behindCircumstances(tokens: Tokens, first: number): number | null {
  const opening = wordAt(tokens, first)
  const isTimeFirst = isTime(tokens, first) && !(opening === 'this' && AUXILIARIES.has(wordAt(tokens, first + 1)))
  if (!isTimeFirst && !/^(?:in|on|at|during|via|to|by|after|before|from|through|of|about)$/.test(opening)) return first
  const end = Math.min(tokens.length, first + CIRCUMSTANCE)
  for (let index = first; index < end; index++) {
    const token = tokens[index]
    if (wordAt(tokens, index) === 'that' && !isMark(tokens[index + 1], ',')) return index
    if (isQuote(token) || isMark(token, ':')) return index
    if (isMark(token, ',')) return isQuote(tokens[index + 1]) ? index + 1 : null
    if (isMark(token, ';—–')) return null
    if (index > first && isLikelyFinite(tokens, index)) {
      if (/^(?:to|by|from|about|of|through)$/.test(opening)) return null
      return nounBehindPhrase(tokens, isTimeFirst && !PREPOSITIONS.has(opening) ? first - 1 : first, index)
    }
  }
  return null
}

function bareClause(tokens: Tokens, first: number, frame: CueFrame): TokenSpan | null {
  const lower = wordAt(tokens, first)
  if (lower === '' || PREPOSITIONS.has(lower) || /^(?:who|which|and|but|as|so|to)$/.test(lower)) return null
  // “She said nothing about it”: then nothing is said.
  if (/^(?:nothing|little|much|so|anything)$/.test(lower) && PREPOSITIONS.has(wordAt(tokens, first + 1))) return null
  const last = clauseEnd(tokens, first)
  const opensClause = SPEAKING_PRONOUNS.has(lower)
  if (frame === 'that')
    return opensClause && hasClause(tokens, first, Math.min(last, first + 3)) ? { first, last } : null
  const hasVerb = AUXILIARIES.has(lower) || hasClause(tokens, first, last)
  return last > first && hasVerb ? { first, last } : null
}

/**
 * What a reporting verb governs that stands behind it, or null when nothing does. `first` is the index behind the
 * verb. A “that” before it is no part of it.
 */
export function contentBehind(tokens: Tokens, first: number, frame: CueFrame): TokenSpan | null {
  let index = first
  if (frame === 'tell') index = behindAddressee(tokens, index)
  const behind = behindCircumstances(tokens, index)
  if (behind === null) return null
  index = behind
  if (isMark(tokens[index], ',:') && isQuote(tokens[index + 1])) return to(tokens, index + 1)
  if (isMark(tokens[index], ':')) return to(tokens, index + 1)
  if (isQuote(tokens[index])) return to(tokens, index)
  if (wordAt(tokens, index) === 'that') {
    const next = isMark(tokens[index + 1], ',') ? index + 2 : index + 1
    return isWord(tokens[next]) || isQuote(tokens[next]) ? to(tokens, next) : null
  }
  if (QUESTIONS.test(wordAt(tokens, index))) return to(tokens, index)
  return bareClause(tokens, index, frame)
}

const A_OR_QUOTE = /^(?:an?|too)$/
/** How far behind “called” its label may begin, in tokens. */
const LABEL_REACH = 10

/** What is judged ends where the sentence goes on with another subject: “…, they have not explained it”. */
function judgedEnd(tokens: Tokens, { first, last }: TokenSpan): number {
  for (let index = first + 1; index < last; index++) {
    if (isMark(tokens[index], ',') && SPEAKING_PRONOUNS.has(wordAt(tokens, index + 1))) return index - 1
  }
  return last
}

/** What somebody is called, or what is judged: behind a verb that takes an object, or null when it does not. */
export function objectBehind(tokens: Tokens, first: number, verb: string, isRelative: boolean): TokenSpan | null {
  const whole = to(tokens, first)
  const span = whole && { first, last: judgedEnd(tokens, whole) }
  if (!span || !(isWord(tokens[first]) || isQuote(tokens[first]))) return null
  const opening = wordAt(tokens, first)
  const rest = tokens.slice(first, span.last + 1)
  const hasQuote = rest.some(isQuote)
  if (verb === 'describe') return rest.some(({ lower }) => lower === 'as') || hasQuote ? span : null
  if (verb !== 'call') {
    return PREPOSITIONS.has(opening) || opening === 'that' || rest.length < 2 ? null : span
  }
  if (opening === 'for') return rest.length > 2 ? { first: first + 1, last: span.last } : null
  if (opening === 'on') return rest.some(({ lower }) => lower === 'to') ? { first: first + 1, last: span.last } : null
  if (PREPOSITIONS.has(opening) || /^(?:off|up|out|back|it quits)$/.test(opening)) return null
  const label = rest.slice(0, LABEL_REACH)
  const end = label.findIndex(
    (token) =>
      (CUE_WORDS.has(token.lower) && !ALSO_NOUNS.has(token.lower)) || /^(?:after|when|before|to)$/.test(token.lower)
  )
  const hasLabel = (end < 0 ? label : label.slice(0, end)).some(isQuote)
  if (hasLabel || (isRelative && /^an?$/.test(opening))) return span
  return !/^an?$/.test(opening) && label.slice(1, end < 0 ? undefined : end).some(({ lower }) => A_OR_QUOTE.test(lower))
    ? span
    : null
}
