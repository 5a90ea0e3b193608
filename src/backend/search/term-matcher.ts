import type { SearchTerm } from '../../core/query/search-query'
import type { Vocabulary } from './vocabulary'
import type { WordRange } from './word-column'

/** A stretch of words where a term stands. */
export interface TermHit extends WordRange {
  /** Index of the term. */
  readonly term: number
}

interface Prepared {
  /** Numbers of all words but the last. */
  readonly before: readonly number[]
  /** Which words may be the last one, by their numbers. */
  readonly isLast: Uint8Array
}

/** Finds terms in rows of word numbers. Good for as long as the vocabulary has no new words. */
export class TermMatcher {
  readonly count: number
  /** All bits of the terms. */
  readonly all: number
  readonly #terms: readonly Prepared[]
  /** For every word, the bits of the terms that can begin with it. */
  readonly #starts: Int32Array

  private constructor(terms: readonly Prepared[], size: number) {
    this.#terms = terms
    this.count = terms.length
    this.all = 2 ** terms.length - 1
    this.#starts = new Int32Array(size)
    for (const [index, { before, isLast }] of terms.entries()) {
      const bit = 1 << index
      const [first] = before
      if (first !== undefined) this.#starts[first] = (this.#starts[first] ?? 0) | bit
      else isLast.forEach((is, number) => is && (this.#starts[number] = (this.#starts[number] ?? 0) | bit))
    }
  }

  /** @returns null when a word of a term stands in no text, so that nothing can be found */
  static for(terms: readonly SearchTerm[], vocabulary: Vocabulary): TermMatcher | null {
    const prepared: Prepared[] = []
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
      prepared.push({ before, isLast })
    }
    return prepared.length === 0 ? null : new TermMatcher(prepared, vocabulary.size)
  }

  /**
   * Which terms stand in a row of words, as bits, and how often each of them.
   *
   * @param counts is added to, one number a term
   * @returns `hits` counts as `hitsIn` does
   */
  countIn(words: Uint32Array, counts: Uint32Array): { readonly seen: number; readonly hits: number } {
    const starts = this.#starts
    let seen = 0
    let hits = 0
    let free = 0
    for (let at = 0; at < words.length; at += 1) {
      const bits = starts[words[at] ?? 0] ?? 0
      if (bits === 0) continue
      let longest = 0
      for (let term = 0; term < this.count; term += 1) {
        if ((bits & (1 << term)) === 0) continue
        const length = this.#lengthAt(words, at, term)
        if (length === 0) continue
        seen |= 1 << term
        counts[term] = (counts[term] ?? 0) + 1
        if (length > longest) longest = length
      }
      if (longest > 0 && at >= free) {
        hits += 1
        free = at + longest
      }
    }
    return { seen, hits }
  }

  /** Where terms stand, in order and without overlaps: of those that begin together the longest. */
  hitsIn(words: Uint32Array): TermHit[] {
    const found: TermHit[] = []
    for (let at = 0; at < words.length; at += 1) {
      const bits = this.#starts[words[at] ?? 0] ?? 0
      if (bits === 0) continue
      let longest = 0
      let which = 0
      for (let term = 0; term < this.count; term += 1) {
        const length = (bits & (1 << term)) === 0 ? 0 : this.#lengthAt(words, at, term)
        if (length <= longest) continue
        longest = length
        which = term
      }
      if (longest === 0) continue
      found.push({ from: at, to: at + longest, term: which })
      at += longest - 1
    }
    return found
  }

  /** How many words a term has that stands here; 0 when it does not. */
  #lengthAt(words: Uint32Array, at: number, term: number): number {
    const prepared = this.#terms[term]
    if (!prepared) return 0
    const { before, isLast } = prepared
    const last = at + before.length
    if (last >= words.length || isLast[words[last] ?? 0] !== 1) return 0
    for (let index = 0; index < before.length; index += 1) if (words[at + index] !== before[index]) return 0
    return before.length + 1
  }
}
