import type { TextRange } from '../model/text-range'
import { SpanGrid } from './span-grid'

/** How many lanes there are. Spans that find none free share the last one. */
export const LANES = 4
/** A span with more code units than this lies in the last lane: it is a stretch of the text rather than a passage. */
export const LONG_SPAN = 20_000

/** What lanes need to know of a span; ranges sorted and disjoint, in UTF-16 code units. */
export interface LaneSpan {
  readonly id: string
  readonly ranges: readonly TextRange[]
}

/**
 * Where a span is painted. Lane 0 is the front: its background lies on top of all others and its line is closest to
 * the words. Higher lanes are further back, with a line further down.
 */
export interface LanePlace {
  readonly layer: 'front' | 'under'
  readonly lane: number
}

/** The code units a span covers. */
export function coveredLength(ranges: readonly TextRange[]): number {
  return ranges.reduce((sum, range) => sum + (range.end - range.start), 0)
}

/**
 * The order from the innermost span outwards: fewer code units first, then the later start, then the later id (so that
 * of two equal spans the newer one is in front). It is total.
 */
export function compareInnermost(a: LaneSpan, b: LaneSpan): number {
  return (
    coveredLength(a.ranges) - coveredLength(b.ranges) ||
    (b.ranges[0]?.start ?? 0) - (a.ranges[0]?.start ?? 0) ||
    (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
  )
}

export function lanePlace(lane: number): LanePlace {
  return { layer: lane === 0 ? 'front' : 'under', lane }
}

/** The first lane that none of `taken` uses, or the last one. */
export function firstFreeLane(taken: Iterable<number>): number {
  let used = 0
  for (const lane of taken) used |= 1 << lane
  for (let lane = 0; lane < LANES - 1; lane += 1) if ((used & (1 << lane)) === 0) return lane
  return LANES - 1
}

/**
 * Gives every span its lane: from the innermost outwards, each takes the first lane that no span it overlaps has taken
 * before it. So the lane of a span depends only on spans further in, and not on the order in which they were made.
 */
export function assignLanes(spans: Iterable<LaneSpan>): Map<string, LanePlace> {
  const places = new Map<string, LanePlace>()
  const grid = new SpanGrid()
  for (const span of [...spans].sort(compareInnermost)) {
    if (coveredLength(span.ranges) > LONG_SPAN) {
      places.set(span.id, lanePlace(LANES - 1))
      continue
    }
    const taken: number[] = []
    for (const range of span.ranges) {
      for (const id of grid.touching(range.start, range.end)) taken.push(places.get(id)?.lane ?? 0)
    }
    places.set(span.id, lanePlace(firstFreeLane(taken)))
    grid.add(span.id, span.ranges)
  }
  return places
}
