import { isCapital, isMark, isQuote, isWord, wordAt } from '../../attribution/frame-tokens'
import type { FrameToken } from '../../attribution/frame-tokens'
import { isLikelyFinite } from '../../attribution/finite-words'
import type { Stretch } from '../../attribution/stretches'
import type { TextRange } from '../../model/text-range'

/** A part of a sentence between two places where it may be cut. */
interface Part {
  readonly first: number
  readonly last: number
  /** Whether what stands before it is a mark that parts for good (a dash, a bracket), or only a comma or an “and”. */
  readonly isHard: boolean
}

const HARD = ';:—–()[]“”"«»'
const OPENERS = /^(?:and|but|or|so|yet|that|which|who|while|although|though|whereas)$/

/** Fewer words are no clause. */
const LEAST_WORDS = 3

function isCut(tokens: readonly FrameToken[], index: number, edges: ReadonlySet<number>): 'hard' | 'soft' | null {
  const token = tokens[index]
  if (!token) return null
  const before = tokens[index - 1]
  if (edges.has(token.start) || isMark(before, HARD) || isMark(token, HARD)) return 'hard'
  if (isMark(before, ',')) return 'soft'
  if (/^(?:while|although|though|whereas)$/.test(token.lower)) return 'soft'
  // “… was seized and accepted …”: a second verb. “The mayor and the board have …”: no.
  if (/^(?:and|but)$/.test(token.lower)) {
    if (isLikelyFinite(tokens, index + 1)) return 'soft'
    const isNextVerb = isLikelyFinite(tokens, index + 2) || isLikelyFinite(tokens, index + 3)
    return isNextVerb && !isCapital(before) ? 'soft' : null
  }
  return null
}

const hasVerb = (tokens: readonly FrameToken[], { first, last }: Part): boolean => {
  for (let index = first; index <= last; index++) if (isLikelyFinite(tokens, index)) return true
  return false
}

const wordCount = (tokens: readonly FrameToken[], { first, last }: Part): number =>
  tokens.slice(first, last + 1).reduce((sum, token) => sum + (isQuote(token) ? 3 : isWord(token) ? 1 : 0), 0)

/**
 * The clauses of a stretch in UTF-16 code units, in order: the smallest parts that may say something alone. `edges`
 * are offsets at which a part begins in any case (where what somebody says begins and ends). A part without a verb
 * goes with its neighbour, unless dashes or brackets hold it.
 */
export function clausesOf({ tokens }: Pick<Stretch, 'tokens'>, edges: ReadonlySet<number>): TextRange[] {
  const parts: Part[] = []
  let first = 0
  let isHard = true
  for (let index = 1; index <= tokens.length; index++) {
    const cut = index === tokens.length ? 'hard' : isCut(tokens, index, edges)
    if (cut === null) continue
    parts.push({ first, last: index - 1, isHard })
    first = index
    isHard = cut === 'hard'
  }
  return merged(tokens, parts).flatMap((part) => trimmed(tokens, part) ?? [])
}

function merged(tokens: readonly FrameToken[], parts: readonly Part[]): Part[] {
  const done: Part[] = []
  for (const part of parts) {
    const previous = done.at(-1)
    const isOpen = previous !== undefined && !part.isHard
    const isAlone = hasVerb(tokens, part) && wordCount(tokens, part) >= LEAST_WORDS
    const isPreviousAlone =
      previous !== undefined && hasVerb(tokens, previous) && wordCount(tokens, previous) >= LEAST_WORDS
    if (isOpen && (!isAlone || !isPreviousAlone)) done[done.length - 1] = { ...previous, last: part.last }
    else done.push(part)
  }
  return done
}

/** A part without the words and marks that tie it to the sentence, or null when nothing is left. */
function trimmed(tokens: readonly FrameToken[], part: Part): TextRange | null {
  let { first, last } = part
  const isLoose = (index: number): boolean =>
    tokens[index]?.kind === 'mark' && !'$€£%#@'.includes(tokens[index]?.text ?? '')
  while (first <= last && (isLoose(first) || OPENERS.test(wordAt(tokens, first)))) first += 1
  while (last >= first && isLoose(last)) last -= 1
  const [from, to] = [tokens[first], tokens[last]]
  if (!from || !to || first > last) return null
  return { start: from.start, end: Math.max(from.end, to.end) }
}
