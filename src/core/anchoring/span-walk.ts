import { compareSpans } from '../model/annotation'
import type { SpanGrid } from './span-grid'

const FIRST_WINDOW = 2048

type Place = Parameters<typeof compareSpans>[0]

/** Which spans a walk stops at, by their ids. */
export type StopsAt = (id: string) => boolean

const EVERYWHERE: StopsAt = () => true

/** A place in text order that comes before any span that starts at `offset`, for the walk from a caret. */
export function placeBefore(offset: number): Place {
  return { id: '', ranges: [{ start: offset, end: Number.MAX_SAFE_INTEGER }] }
}

/**
 * The span that follows `from` in text order (see `compareSpans`), or null after the last one. Looks outward in windows
 * that grow, so it costs what lies between and not what lies in the text. `length` is the text's, in UTF-16 code units.
 */
export function nextSpan(grid: SpanGrid, from: Place, length: number, stopsAt = EVERYWHERE): string | null {
  const start = Math.max(0, from.ranges[0]?.start ?? 0)
  for (let width = FIRST_WINDOW; ; width *= 4) {
    const end = Math.min(length, start + width)
    const best = pick(grid, start, end, (place) => compareSpans(place, from) > 0 && stopsAt(place.id), 1)
    // A span that starts beyond the window could not come before one that starts in it.
    if (best !== null) return best
    if (end >= length) return null
  }
}

/** The span that comes before `from` in text order, or null before the first one. */
export function previousSpan(grid: SpanGrid, from: Place, stopsAt = EVERYWHERE): string | null {
  const end = Math.max(0, from.ranges[0]?.start ?? 0) + 1
  for (let width = FIRST_WINDOW; ; width *= 4) {
    const start = Math.max(0, end - width)
    const best = pick(grid, start, end, (place) => compareSpans(place, from) < 0 && stopsAt(place.id), -1)
    if (best !== null) return best
    if (start === 0) return null
  }
}

/** The first (`sign` 1) or last (-1) span in text order that starts in `[start, end)` and passes the test. */
function pick(
  grid: SpanGrid,
  start: number,
  end: number,
  test: (place: Place) => boolean,
  sign: 1 | -1
): string | null {
  let best: Place | null = null
  for (const id of grid.touching(start, end)) {
    const place = { id, ranges: grid.rangesOf(id) }
    const first = place.ranges[0]?.start ?? 0
    if (first < start || first >= end || !test(place)) continue
    if (best === null || sign * compareSpans(place, best) < 0) best = place
  }
  return best?.id ?? null
}
