import type { Span } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import type { ExportDocument, Token } from '../format'
import { tokensOf } from '../tokens'

/** Index of the last token that begins at or before a position, or -1. `tokens` are in text order. */
function tokenAt(tokens: readonly Token[], position: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens[middle]?.start ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The tokens that a range touches, from the first to behind the last, as indices of `tokens`. An empty range and one
 * over white space alone touch none: both numbers are then the index of the token that follows.
 */
export function tokensTouched(tokens: readonly Token[], { start, end }: TextRange): TextRange {
  const at = tokenAt(tokens, start)
  const first = (tokens[at]?.end ?? -1) > start ? at : at + 1
  let behind = tokenAt(tokens, end - 1) + 1
  if (behind < first || end <= start) behind = first
  return { start: first, end: behind }
}

/** The smallest range of whole tokens around a range, in UTF-16 code units; null when it touches no token. */
export function wholeTokens(tokens: readonly Token[], range: TextRange): TextRange | null {
  const touched = tokensTouched(tokens, range)
  const first = tokens[touched.start]
  const last = tokens[touched.end - 1]
  return touched.end > touched.start && first && last ? { start: first.start, end: last.end } : null
}

/** Spans of which an edge is no token's edge; of orphans and empty ranges nothing is said. */
export function spansOffTokens(document: ExportDocument): readonly Span[] {
  const tokens = tokensOf(document)
  return document.spans.filter(
    ({ ranges, orphan }) =>
      orphan === null &&
      ranges.some((range) => {
        if (range.start === range.end) return false
        const whole = wholeTokens(tokens, range)
        return whole?.start !== range.start || whole.end !== range.end
      })
  )
}
