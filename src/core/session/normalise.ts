import type { TextRange } from '../model/text-range'
import { graphemeCount } from '../text/graphemes'
import { countWords } from '../text/count-words'
import { findPronouns } from './unresolved-pronouns'
import { findBareNumbers, findVagueQuantities } from './unresolved-quantities'
import { findRelativeDates } from './unresolved-dates'
import { findMissingSpeakers } from './unresolved-speakers'

export const UNRESOLVED_KINDS = [
  'pronoun',
  'relative-date',
  'missing-unit',
  'missing-speaker',
  'too-long',
  'vague-quantity'
] as const
export type UnresolvedKind = (typeof UNRESOLVED_KINDS)[number]

/** Something that a claim does not say by itself. `start` and `end` in UTF-16 code units of the words of its `field`. */
export interface Unresolved extends TextRange {
  readonly kind: UnresolvedKind
  /** Which words: the normalised claim, the claim's own while there is none, or the headline. */
  readonly field: 'normalized' | 'claim' | 'headline'
  readonly words: string
  /** What to do, in a sentence. */
  readonly help: string
  /** What would stand there instead, where it can be told: the date. */
  readonly instead: string | null
}

/** What is known beside the words. */
export interface NormaliseContext {
  /** Day of writing or saying, ISO 8601, may be partial; null when nobody knows. */
  readonly referenceDate: string | null
  readonly speaker: string
  /** Whether the claim is attributed to somebody; false for the author's own voice. */
  readonly isAttributed: boolean
  readonly headline: string
}

/** Longest normalised claim in words (CheckThat 2025 task 2 has a median of 12) and headline in characters (ClaimReview). */
export const MOST_WORDS = 25
export const MOST_HEADLINE_CHARACTERS = 75

/** A part as the finders give it; the field is added here. */
export type Finding = Omit<Unresolved, 'field'>

/**
 * What is left to resolve before a claim stands by itself, in text order: pronouns without an antecedent, relative
 * dates, numbers without a unit, attributions without a speaker, vague amounts, too many words. It looks at the
 * normalised claim, and while there is none at the claim's own words. The rules are written for English; in another
 * language only the lengths are of use. It takes any text and never throws.
 */
export function unresolvedIn(words: string, normalized: string, context: NormaliseContext): readonly Unresolved[] {
  const isWritten = normalized.trim() !== ''
  const text = isWritten ? normalized : words
  const field = isWritten ? 'normalized' : 'claim'
  const findings: readonly Finding[] = [
    ...findPronouns(text),
    ...findRelativeDates(text, context.referenceDate),
    ...findBareNumbers(text),
    ...findVagueQuantities(text),
    ...findMissingSpeakers(text, context),
    // The claim's own words are as long as they are: only what somebody writes can be too long.
    ...(isWritten ? tooManyWords(text) : [])
  ]
  const inText = findings
    .map((finding): Unresolved => ({ ...finding, field }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return [...inText, ...tooLongHeadline(context.headline)]
}

function tooManyWords(text: string): readonly Finding[] {
  const count = countWords(text, 'en')
  if (count <= MOST_WORDS) return []
  const help = `It has ${count} words; ${MOST_WORDS} are enough for one fact. Leave out what is not checked, or split it.`
  return [{ kind: 'too-long', start: 0, end: text.length, words: text, help, instead: null }]
}

function tooLongHeadline(headline: string): readonly Unresolved[] {
  const characters = graphemeCount(headline)
  if (characters <= MOST_HEADLINE_CHARACTERS) return []
  const help = `The headline has ${characters} characters; readers show ${MOST_HEADLINE_CHARACTERS} of them.`
  return [{ kind: 'too-long', field: 'headline', start: 0, end: headline.length, words: headline, help, instead: null }]
}
