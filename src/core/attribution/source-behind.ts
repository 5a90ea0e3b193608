import { isPlainlyFinite } from './finite-words'
import type { FrameToken } from './frame-tokens'
import { isCapital, isMark, isQuote, wordAt } from './frame-tokens'
import { BOUNDARY, hasHead, isInnerQuote, LONGEST } from './noun-phrase'
import { DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS } from './small-words'
import type { TokenSpan } from './token-span'

type Tokens = readonly FrameToken[]

const AFTER_STOPS = new Set(
  'who which that because while when if but after before since amid despite following during until as where whom'.split(
    ' '
  )
)
const LATER = new Set('yesterday today earlier later last this next late early in on at via over'.split(' '))
const INNER_IN = new Set('briefed based expert experts specialising experience involved working'.split(' '))

/** When, where and how it was said is no part of the source that stands behind the verb. */
function isCircumstance(tokens: Tokens, index: number): boolean {
  const lower = wordAt(tokens, index)
  if (DAYS.has(lower) && lower !== 'may') return true
  if (!LATER.has(lower)) return false
  const next = wordAt(tokens, index + 1)
  if (lower === 'on') return !INNER_IN.has(wordAt(tokens, index - 1))
  if (lower === 'in') return /^(?:an?|his|her|their|its|our|response|remarks|comments|\d+)$/.test(next)
  if (lower === 'at') return /^(?:an?|his|her|their)$/.test(next)
  if (lower === 'over') return next !== 'the'
  return true
}

/** The noun phrase that begins with a token, up to what describes it behind a comma; null if a clause begins there. */
export function nounStartingAt(tokens: Tokens, first: number): TokenSpan | null {
  let last = first - 1
  for (let index = first; index < tokens.length && index - first < LONGEST; index++) {
    const token = tokens[index]
    if (!token || isMark(token, BOUNDARY)) break
    if (isMark(token, '.') && !(isCapital(tokens[index - 1]) && isCapital(tokens[index + 1]))) break
    if (isQuote(token) && !isInnerQuote(tokens, index)) break
    if (AFTER_STOPS.has(wordAt(tokens, index)) || (index > first && isCircumstance(tokens, index))) break
    if (isPlainlyFinite(tokens, index)) return null
    const isJoin = /^(?:and|or)$/.test(wordAt(tokens, index))
    if (isJoin && !isCapital(tokens[index + 1]) && !DETERMINERS.has(wordAt(tokens, index + 1))) break
    if (index > first && PRONOUNS.has(wordAt(tokens, index)) && !PREPOSITIONS.has(wordAt(tokens, index - 1)))
      return null
    last = index
  }
  const span = { first, last }
  return last >= first && hasHead(tokens, span) && !PREPOSITIONS.has(wordAt(tokens, first)) ? span : null
}
