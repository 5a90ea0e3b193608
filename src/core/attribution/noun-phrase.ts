import type { FrameToken } from './frame-tokens'
import { isQuote, isWord, wordAt } from './frame-tokens'
import { DETERMINERS, PREPOSITIONS } from './small-words'
import type { TokenSpan } from './token-span'

type Tokens = readonly FrameToken[]

/** No source is longer, in tokens. */
export const LONGEST = 30
export const BOUNDARY = ',;:—–()[]?!…“”"«»„'
const HEADLESS = new Set("and or to of more less so it’s it's not there here how why what which".split(' '))

/** A quotation of few words inside a name or a noun: the “Iron Gate” group. */
export function isInnerQuote(tokens: Tokens, index: number): boolean {
  const token = tokens[index]
  if (!isQuote(token) || /[.,!?][”"’'»]$/.test(token.text)) return false
  return token.text.split(/\s+/).length <= 3 && isWord(tokens[index - 1]) && isWord(tokens[index + 1])
}

/** True if something can be meant by these tokens: they end with a noun, a name or a pronoun that can speak. */
export function hasHead(tokens: Tokens, { first, last }: TokenSpan): boolean {
  const lower = wordAt(tokens, last)
  if (lower === '' || first > last || PREPOSITIONS.has(lower) || HEADLESS.has(lower)) return false
  // What the writer says is said by nobody else.
  if (first === last && /^(?:i|you|we)(?:['’]\p{L}+)?$/u.test(lower)) return false
  if (first === last && DETERMINERS.has(lower)) {
    return /^(?:some|many|several|most|others|another|both|all|few|one|this|these)$/.test(lower)
  }
  return !/^(?:the|a|an|its|their|our|my|your|every|such|any|no)$/.test(lower)
}
