import type { Quote, TextRange } from '../../model/text-range'

interface Candidate {
  readonly start: number
  readonly context: number
}

/**
 * Finds quotes whatever white space they are written with. Programs that annotate web pages quote line breaks as spaces
 * and indentation as it stands in the markup; an article taken from the same page has neither.
 */
export class LooseLocator {
  /** The text without white space, and for each of its code units the place in the text. */
  readonly #bare: string
  readonly #places: Uint32Array

  constructor(text: string) {
    this.#bare = bareOf(text)
    this.#places = new Uint32Array(this.#bare.length)
    let count = 0
    for (let at = 0; at < text.length; at += 1) {
      if (!isWhiteSpace(text, at)) this.#places[count++] = at
    }
  }

  /**
   * @param near where the quote should be, in UTF-16 code units of the text; null when nothing is known
   * @returns its range in UTF-16 code units, without white space at its ends; null when it is not there, or when it is
   * there several times and neither context nor place decides
   */
  locate(quote: Quote, near: TextRange | null): TextRange | null {
    const exact = bareOf(quote.exact)
    if (exact === '') return null
    const prefix = bareOf(quote.prefix)
    const suffix = bareOf(quote.suffix)
    const found: Candidate[] = []
    for (let start = this.#bare.indexOf(exact); start !== -1; start = this.#bare.indexOf(exact, start + 1)) {
      found.push({ start, context: this.#contextOf(start, start + exact.length, prefix, suffix) })
    }
    const most = found.reduce((max, { context }) => Math.max(max, context), 0)
    const best = found.filter(({ context }) => context === most)
    const [only, second] = best
    if (!only) return null
    if (!second) return this.#rangeOf(only.start, exact.length)
    if (!near) return null
    const distance = ({ start }: Candidate): number => Math.abs((this.#places[start] ?? 0) - near.start)
    return this.#rangeOf(best.reduce((a, b) => (distance(b) < distance(a) ? b : a)).start, exact.length)
  }

  #rangeOf(start: number, length: number): TextRange {
    return { start: this.#places[start] ?? 0, end: (this.#places[start + length - 1] ?? 0) + 1 }
  }

  #contextOf(start: number, end: number, prefix: string, suffix: string): number {
    let before = 0
    while (before < prefix.length && before < start && this.#bare[start - 1 - before] === prefix.at(-1 - before))
      before += 1
    let after = 0
    while (after < suffix.length && this.#bare[end + after] === suffix[after] && end + after < this.#bare.length)
      after += 1
    return before + after
  }
}

const bareOf = (text: string): string => text.replace(/\s+/g, '')

const isWhiteSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at))
