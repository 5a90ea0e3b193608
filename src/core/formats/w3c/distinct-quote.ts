import type { Quote, TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'

const FIRST_CONTEXT = 32
const LONGEST_CONTEXT = 1024

/**
 * The quote of a range with enough context to be the only one of its kind in the text. A quote selector selects every
 * match (Web Annotation model, section 4.2.4), so that repeated passages must be told apart by what surrounds them.
 * 32 UTF-16 code units are usual and the least; they are doubled while the quote is ambiguous, up to 1024.
 */
export function distinctQuote(text: string, range: TextRange): Quote {
  for (let length = FIRST_CONTEXT; ; length *= 2) {
    const quote = quoteOf(text, range, length)
    const whole = quote.prefix + quote.exact + quote.suffix
    const first = text.indexOf(whole)
    if (length >= LONGEST_CONTEXT || text.indexOf(whole, first + 1) === -1) return quote
  }
}
