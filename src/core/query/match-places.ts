import type { Span } from '../model/annotation'
import type { TextRange } from '../model/text-range'
import { snapToGraphemes } from '../text/graphemes'
import { trimRange } from '../text/trim-range'

/**
 * Where matches would be highlighted, in order: whole graphemes without white space at their edges, as for every
 * highlight a person makes. A match of nothing but white space has no place, and two in one grapheme have one.
 */
export function placesOf(text: string, matches: readonly TextRange[]): TextRange[] {
  const places: TextRange[] = []
  for (const match of matches) {
    const place = trimRange(text, snapToGraphemes(text, match))
    const last = places.at(-1)
    if (place && (!last || place.start > last.start || place.end > last.end)) places.push(place)
  }
  return places
}

/** A place as a key: the highlights exactly there have the same one. */
export const placeKey = ({ start, end }: TextRange): string => `${start}-${end}`

/** For each place where a highlight of one piece lies, the labels there, by `placeKey`. Orphans lie nowhere. */
export function labelsByPlace(
  spans: Iterable<Pick<Span, 'label' | 'ranges' | 'orphan'>>
): ReadonlyMap<string, ReadonlySet<string>> {
  const labels = new Map<string, Set<string>>()
  for (const { label, ranges, orphan } of spans) {
    const [range] = ranges
    if (!range || ranges.length > 1 || orphan !== null) continue
    const key = placeKey(range)
    const there = labels.get(key)
    if (there) there.add(label)
    else labels.set(key, new Set([label]))
  }
  return labels
}
