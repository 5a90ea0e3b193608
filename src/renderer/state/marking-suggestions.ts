import type { Layer } from '../../core/model/library'
import type { TextRange } from '../../core/model/text-range'
import { unionOf } from '../../core/session/ranges'
import type { Candidate } from '../../core/suggest/candidates/candidate'
import type { SuggestionLevel } from './marking-state'

/** From this score on a suggestion counts as likely. It orders and dims; nothing is decided by it. */
export const LIKELY = 0.5

/** By what a suggestion is known while its text stays: its place. */
export const suggestionKey = ({ start, end }: TextRange): string => `${start}-${end}`

type Marked = Pick<Layer, 'spans' | 'claims' | 'marks'>

/**
 * The suggestions that nobody has dealt with, in text order and without overlaps: none that a claim lies on, none that
 * was rejected for one of its reasons, none in a passage with nothing to check. Of two that overlap the one with the
 * higher score is shown; the other comes when that one is dealt with. Positions in UTF-16 code units.
 *
 * Takes time linear in suggestions and spans but for sorting.
 */
export function openSuggestions(
  candidates: readonly Candidate[],
  layer: Marked,
  level: SuggestionLevel
): readonly Candidate[] {
  if (level === 'none') return []
  const claimed = unionOf(claimedRanges(layer))
  const cleared = unionOf(clearedRanges(layer))
  const rejected = rejectedPlaces(layer)
  const isOpen = (candidate: Candidate): boolean =>
    !candidate.reasons.some(({ rule }) => rejected.has(placeKey(candidate, rule, candidate.quote)))
  const sorted = candidates
    .filter(({ score }) => level === 'all' || score >= LIKELY)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return withoutOverlaps(outside(outside(sorted, claimed, 'overlap'), cleared, 'inside').filter(isOpen))
}

function* claimedRanges({ claims, spans }: Marked): Iterable<TextRange> {
  for (const claim of claims.values()) {
    for (const id of claim.spans) {
      const span = spans.get(id)
      if (span && !span.orphan) yield* span.ranges
    }
  }
}

/** Places in which somebody saw nothing to check. */
export function* clearedRanges({ marks }: Pick<Layer, 'marks'>): Iterable<TextRange> {
  for (const mark of marks.values()) if (mark.kind === 'nothing-to-check' && !mark.orphan) yield mark.range
}

const placeKey = ({ start }: TextRange, rule: string, words: string): string => `${start}/${rule}/${words}`

function rejectedPlaces({ marks }: Marked): ReadonlySet<string> {
  const places = new Set<string>()
  for (const { kind, orphan, range, rule, quote } of marks.values()) {
    if (kind === 'suggestion-rejected' && !orphan) places.add(placeKey(range, rule, quote.exact))
  }
  return places
}

/** Those of sorted ranges that no range of a union overlaps, or that none holds wholly. */
function outside<Range extends TextRange>(
  sorted: readonly Range[],
  union: readonly TextRange[],
  how: 'overlap' | 'inside'
): readonly Range[] {
  let next = 0
  return sorted.filter(({ start, end }) => {
    while ((union[next]?.end ?? Infinity) <= start) next += 1
    const range = union[next]
    if (!range) return true
    return how === 'overlap' ? range.start >= end : range.start > start || range.end < end
  })
}

function withoutOverlaps(sorted: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = []
  for (const candidate of sorted) {
    const last = kept.at(-1)
    if (!last || last.end <= candidate.start) kept.push(candidate)
    else if (candidate.score > last.score) kept[kept.length - 1] = candidate
  }
  return kept
}

/**
 * Index of the suggestion to go to: from the one that one is at, else from an offset (UTF-16 code units); -1 when there
 * is none in that direction.
 */
export function suggestionFrom(
  suggestions: readonly TextRange[],
  at: { readonly key: string | null; readonly offset: number },
  direction: 1 | -1
): number {
  const current = at.key === null ? -1 : suggestions.findIndex((each) => suggestionKey(each) === at.key)
  if (current >= 0) {
    const next = current + direction
    return next < suggestions.length ? next : -1
  }
  return direction > 0
    ? suggestions.findIndex(({ end }) => end > at.offset)
    : suggestions.findLastIndex(({ start }) => start < at.offset)
}
