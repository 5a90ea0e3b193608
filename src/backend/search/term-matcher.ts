import type { SearchTerm } from '../../core/query/search-query'
import type { Vocabulary } from './vocabulary'
import type { WordRange } from './word-column'

/** A stretch of words where a term stands. */
export interface TermHit extends WordRange {
  /** Index of the term. */
  readonly term: number
}

/** A term in the numbers of a vocabulary. */
export interface MatchedTerm {
  /** All words but the last. */
  readonly before: readonly number[]
  /** The words that may be the last one. */
  readonly last: readonly number[]
  /** The same, by their numbers: 1 for those. */
  readonly isLast: Uint8Array
}

/** Finds terms in rows of word numbers. Good for as long as the vocabulary has no new words. */
export class TermMatcher {
  readonly terms: readonly MatchedTerm[]
  /** For every word, the bits of the terms that can begin with it. */
  readonly #starts: Int32Array

  private constructor(terms: readonly MatchedTerm[], size: number) {
    this.terms = terms
    this.#starts = new Int32Array(size)
    for (const [index, { before, last }] of terms.entries()) {
      const [first] = before
      for (const word of first === undefined ? last : [first]) {
        this.#starts[word] = (this.#starts[word] ?? 0) | (1 << index)
      }
    }
  }

  /** @returns null when a word of a term stands in no text, so that nothing can be found */
  static for(terms: readonly SearchTerm[], vocabulary: Vocabulary): TermMatcher | null {
    const matched: MatchedTerm[] = []
    for (const { words, prefix } of terms) {
      const before: number[] = []
      for (const word of words.slice(0, -1)) {
        const number = vocabulary.numberOf(word)
        if (number === undefined) return null
        before.push(number)
      }
      const last = words.at(-1) ?? ''
      const exact = vocabulary.numberOf(last)
      const numbers = prefix ? vocabulary.beginningWith(last) : exact === undefined ? [] : [exact]
      if (numbers.length === 0) return null
      const isLast = new Uint8Array(vocabulary.size)
      for (const number of numbers) isLast[number] = 1
      matched.push({ before, last: numbers, isLast })
    }
    return matched.length === 0 ? null : new TermMatcher(matched, vocabulary.size)
  }

  /** Whether every term stands in a row of words. */
  isWholeIn(words: Uint32Array): boolean {
    let seen = 0
    for (let at = 0; at < words.length; at += 1) {
      const bits = this.#starts[words[at] ?? 0] ?? 0
      if (bits === 0) continue
      for (const [index, term] of this.terms.entries()) {
        if ((bits & (1 << index)) !== 0 && lengthAt(words, at, term) > 0) seen |= 1 << index
      }
    }
    return seen === 2 ** this.terms.length - 1
  }

  /** Where terms stand, in order and without overlaps: of those that begin together the longest. */
  hitsIn(words: Uint32Array): TermHit[] {
    const found: TermHit[] = []
    for (let at = 0; at < words.length; at += 1) {
      const bits = this.#starts[words[at] ?? 0] ?? 0
      if (bits === 0) continue
      let longest = 0
      let which = 0
      for (const [index, term] of this.terms.entries()) {
        const length = (bits & (1 << index)) === 0 ? 0 : lengthAt(words, at, term)
        if (length <= longest) continue
        longest = length
        which = index
      }
      if (longest === 0) continue
      found.push({ from: at, to: at + longest, term: which })
      at += longest - 1
    }
    return found
  }
}

/** How many words a term has that stands here; 0 when it does not. */
function lengthAt(words: Uint32Array, at: number, { before, isLast }: MatchedTerm): number {
  const last = at + before.length
  if (last >= words.length || isLast[words[last] ?? 0] !== 1) return 0
  for (let index = 0; index < before.length; index += 1) if (words[at + index] !== before[index]) return 0
  return before.length + 1
}

/**
 * How often a term of several words stands in a row of words.
 *
 * @param rare the one of the words before the last that is looked for
 */
export function countPhrase(words: Uint32Array, term: MatchedTerm, rare: number): number {
  const offset = term.before.indexOf(rare)
  let count = 0
  for (let at = words.indexOf(rare, offset); at >= 0; at = words.indexOf(rare, at + 1)) {
    if (lengthAt(words, at - offset, term) > 0) count += 1
  }
  return count
}
