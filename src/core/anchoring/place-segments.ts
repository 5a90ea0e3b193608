import type { Segment } from '../model/article'
import { snapToGraphemes } from '../text/graphemes'
import { trimRange } from '../text/trim-range'
import type { Fate } from './place-layer'
import type { ReAnchoring } from './re-anchor'

/** A part that somebody decided about, and what becomes of it in another version. */
export interface PlacedSegment {
  readonly before: Segment
  /** Null when its words are gone, and the part with them. */
  readonly after: Segment | null
  readonly fate: Fate
}

export interface PlacedSegments {
  /** The parts of the other version, in text order. */
  readonly segments: readonly Segment[]
  /** Those that somebody decided about. */
  readonly decided: readonly PlacedSegment[]
}

const isDecided = ({ confirmedBy, excluded }: Segment): boolean => confirmedBy !== null || excluded

function place(segment: Segment, text: string, anchoring: ReAnchoring): PlacedSegment {
  // Nobody has checked that a part begins and ends between characters.
  const range = trimRange(text, snapToGraphemes(text, segment))
  const placement = range ? anchoring.place(range) : null
  if (!placement || placement.kind === 'orphan') return { before: segment, after: null, fate: 'orphan' }
  return { before: segment, after: { ...segment, ...placement.range }, fate: placement.kind }
}

/**
 * The parts of another version of a text: those that came with it, and those that somebody decided about in the version
 * before, wherever they are now. When none came with it, the ones of before stay as far as they are found.
 *
 * @param before the text that `segments` are of
 * @param arrived the parts that the other version's document says it has
 */
export function placeSegments(
  before: string,
  segments: readonly Segment[],
  arrived: readonly Segment[],
  anchoring: ReAnchoring
): PlacedSegments {
  const decided = segments.filter(isDecided).map((segment) => place(segment, before, anchoring))
  const others =
    arrived.length > 0
      ? arrived
      : segments.flatMap((segment) => (isDecided(segment) ? [] : (place(segment, before, anchoring).after ?? [])))
  const kept = decided.flatMap(({ after }) => (after ? [after] : []))
  const rest = others.filter(({ start, end }) => !kept.some((part) => part.start === start && part.end === end))
  return { segments: [...rest, ...kept].sort((a, b) => a.start - b.start || a.end - b.end), decided }
}
