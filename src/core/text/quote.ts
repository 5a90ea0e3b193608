import type { Quote, TextRange } from '../model/text-range'
import { OffsetError, requireOffset } from './offset-error'
import { isInsideSurrogatePair } from './surrogates'

/** As long as Hypothesis and Apache Annotator make it: enough to tell repeated passages of an article apart. */
const CONTEXT_LENGTH = 32

/**
 * The passage of a range and what stands around it, by which the passage is found again when offsets no longer fit
 * (the W3C TextQuoteSelector). Prefix and suffix have at most `contextLength` UTF-16 code units, fewer at the ends of
 * the text or where one more would be half a surrogate pair.
 *
 * @throws {OffsetError} if an end of the range lies outside the text or inside a surrogate pair: such a quote could
 * never be found again.
 */
export function quoteOf(text: string, range: TextRange, contextLength: number = CONTEXT_LENGTH): Quote {
  const { start, end } = range
  requireEdge(text, start)
  requireEdge(text, end)
  const before = Math.max(0, start - contextLength)
  const after = Math.min(text.length, end + contextLength)
  return {
    exact: text.slice(start, end),
    prefix: text.slice(isInsideSurrogatePair(text, before) ? before + 1 : before, start),
    suffix: text.slice(end, isInsideSurrogatePair(text, after) ? after - 1 : after)
  }
}

function requireEdge(text: string, offset: number): void {
  requireOffset(offset, text.length)
  if (isInsideSurrogatePair(text, offset)) throw new OffsetError(offset, 'utf16', 'inside-surrogate-pair')
}
