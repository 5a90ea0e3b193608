import { CUE_WORDS } from './cue-words'
import type { FrameToken } from './frame-tokens'
import { isCapital, isWord } from './frame-tokens'
import { ADVERBS, AUXILIARIES, DETERMINERS, PLAIN_PASTS, PREPOSITIONS, PRONOUNS } from './small-words'

const MORE_PASTS = new Set(
  'left led lost won set put cut hit held built bought thought felt found said told sold brought fought taught caught heard laid dealt meant spent'.split(
    ' '
  )
)

const NO_ADVERBS = new Set(
  'family ally assembly supply italy july reply monopoly bully elderly early only daily weekly monthly yearly friendly likely unlikely hourly quarterly fly rally'.split(
    ' '
  )
)

/** True for a word in small letters that ends as adverbs do: “quickly”. */
export const isAdverbWord = (lower: string): boolean => /^[a-z]{3,}ly$/.test(lower) && !NO_ADVERBS.has(lower)

/** “Quickly”, “also”: words between a source and its verb. */
export const isAdverb = (token: FrameToken | undefined): boolean =>
  isWord(token) && !isCapital(token) && (ADVERBS.has(token.lower) || isAdverbWord(token.lower))

/** A word that can only be the verb of a clause: nothing that belongs to a source goes over it. */
export function isPlainlyFinite(tokens: readonly FrameToken[], index: number): boolean {
  const token = tokens[index]
  if (!isWord(token) || isCapital(token)) return false
  if (AUXILIARIES.has(token.lower) || PLAIN_PASTS.has(token.lower)) return true
  if (!/[a-z]{2}ed$/.test(token.lower)) return false
  const before = tokens[index - 1]
  const next = tokens[index + 1]
  if (!isWord(before) || DETERMINERS.has(before.lower) || PREPOSITIONS.has(before.lower) || isAdverb(before))
    return false
  if (before.lower === 'and' || before.lower === 'or') return false
  return isWord(next) && (/^(?:and|but)$/.test(next.lower) || DETERMINERS.has(next.lower) || PRONOUNS.has(next.lower))
}

/** A word that is probably the first verb of a clause, its subject standing before it. */
export function isLikelyFinite(tokens: readonly FrameToken[], index: number): boolean {
  const token = tokens[index]
  if (!isWord(token) || isCapital(token)) return false
  if (AUXILIARIES.has(token.lower) || PLAIN_PASTS.has(token.lower) || MORE_PASTS.has(token.lower)) return true
  const cue = CUE_WORDS.get(token.lower)
  if (cue && (cue.form === 'past' || cue.form === 'third')) return true
  const before = isAdverb(tokens[index - 1]) ? tokens[index - 2] : tokens[index - 1]
  if (!isWord(before) || DETERMINERS.has(before.lower)) return false
  return /[a-z]{2}ed$/.test(token.lower) || (PRONOUNS.has(before.lower) && before === tokens[index - 1])
}
