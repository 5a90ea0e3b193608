import type { Span } from '../../model/annotation'
import type { Quote, TextRange } from '../../model/text-range'
import { parseJson } from '../json-value'

/**
 * Where the words of an orphan stood, for us alone, as JSON; empty for a span that has its place. The numbers are UTF-16
 * code units as they are stored: the text that most of them belong to is gone, so that they cannot be counted anew.
 */
export function orphanPlace({ ranges, quotes, orphan }: Pick<Span, 'ranges' | 'quotes' | 'orphan'>): string {
  if (orphan === null) return ''
  const pairs = (list: readonly TextRange[]): number[][] => list.map(({ start, end }) => [start, end])
  const words = quotes.map(({ exact, prefix, suffix }) => [exact, prefix, suffix])
  return JSON.stringify([pairs(ranges), words, pairs(orphan.lastKnown)])
}

/** What `orphanPlace` wrote; of anything else an orphan with the words given, or null when there are none. */
export function readOrphanPlace(
  place: string,
  words: string
): {
  readonly ranges: readonly TextRange[]
  readonly quotes: readonly Quote[]
  lastKnown: readonly TextRange[]
} | null {
  const parsed = place === '' ? null : parseJson(place)
  const [ranges, quotes, lastKnown] = parsed?.ok && Array.isArray(parsed.value) ? (parsed.value as unknown[]) : []
  const places = rangesOf(ranges)
  const found = quotesOf(quotes)
  if (places !== null && places.length > 0 && found?.length === places.length) {
    return { ranges: places, quotes: found, lastKnown: rangesOf(lastKnown) ?? [] }
  }
  if (words === '') return null
  const quote = { exact: words, prefix: '', suffix: '' }
  return { ranges: [{ start: 0, end: words.length }], quotes: [quote], lastKnown: [] }
}

function rangesOf(value: unknown): TextRange[] | null {
  if (!Array.isArray(value)) return null
  const ranges: TextRange[] = []
  let previous = 0
  for (const pair of value as unknown[]) {
    if (!Array.isArray(pair)) return null
    const [start, end] = pair as unknown[]
    if (!isOffset(start) || !isOffset(end) || start > end || start < previous) return null
    previous = end
    ranges.push({ start, end })
  }
  return ranges
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

function quotesOf(value: unknown): Quote[] | null {
  if (!Array.isArray(value)) return null
  const quotes = (value as unknown[]).map((parts): Quote | null => {
    if (!Array.isArray(parts) || parts.length !== 3) return null
    const [exact, prefix, suffix] = parts as unknown[]
    return typeof exact === 'string' && typeof prefix === 'string' && typeof suffix === 'string'
      ? { exact, prefix, suffix }
      : null
  })
  return quotes.every((quote) => quote !== null) ? quotes : null
}
