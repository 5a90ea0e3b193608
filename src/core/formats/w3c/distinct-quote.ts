import type { Quote, TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'

const FIRST_CONTEXT = 32
const LONGEST_CONTEXT = 1024
/** Length of the pieces by which repeats are looked up: as good as unique in running text. */
const GRAM = 24
const BASE = 31

/**
 * Quotes of one text, each with enough context to be the only one of its kind in the text. A quote selector selects
 * every match (Web Annotation model, section 4.2.4), so that repeated passages must be told apart by what surrounds
 * them. 32 UTF-16 code units are usual and the least; they are doubled while the quote is ambiguous, up to 1024.
 */
export class DistinctQuotes {
  readonly #text: string
  /** Where each piece of text begins, by its hash: the last place, and for every place the one before it. */
  #last: Int32Array | null = null
  #before = new Int32Array(0)

  constructor(text: string) {
    this.#text = text
  }

  /** The quote of a range, which is in UTF-16 code units of the text. */
  of(range: TextRange): Quote {
    for (let length = FIRST_CONTEXT; ; length *= 2) {
      const quote = quoteOf(this.#text, range, length)
      const whole = quote.prefix + quote.exact + quote.suffix
      if (length >= LONGEST_CONTEXT || this.#isOnly(whole)) return quote
    }
  }

  #isOnly(whole: string): boolean {
    // A quote with its context can only be that short when the text is.
    if (whole.length < GRAM) return this.#text.indexOf(whole) === this.#text.lastIndexOf(whole)
    const last = (this.#last ??= this.#index())
    let found = 0
    for (let at = (last[hashOf(whole) & (last.length - 1)] ?? 0) - 1; at >= 0; at = (this.#before[at] ?? 0) - 1) {
      if (this.#text.startsWith(whole, at)) found += 1
      if (found > 1) return false
    }
    return true
  }

  /** Places are kept one higher, so that 0 means none. */
  #index(): Int32Array {
    const text = this.#text
    const last = new Int32Array(2 ** Math.ceil(Math.log2(text.length + 1)))
    this.#before = new Int32Array(text.length)
    let hash = hashOf(text)
    let power = 1
    for (let index = 1; index < GRAM; index += 1) power = Math.imul(power, BASE)
    for (let at = 0; at + GRAM <= text.length; at += 1) {
      const slot = hash & (last.length - 1)
      this.#before[at] = last[slot] ?? 0
      last[slot] = at + 1
      hash = Math.imul(hash - Math.imul(text.charCodeAt(at), power), BASE) + text.charCodeAt(at + GRAM)
    }
    return last
  }
}

/** The hash of the first `GRAM` code units. */
function hashOf(text: string): number {
  let hash = 0
  for (let index = 0; index < GRAM; index += 1) hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0
  return hash
}
