import type { TextRange } from '../model/text-range'
import { isInsideSurrogatePair } from './surrogates'

/** A segment in UTF-16 offsets of the whole text. */
export interface Segment extends TextRange {
  /** As `Intl.Segmenter` says it of words: not only white space or punctuation. */
  readonly wordLike: boolean
}

/**
 * True if segmentation may start afresh at this segment, its start being a boundary however the text goes on. `rest`
 * is the part of the chunk from the segment on.
 */
export type IsSettled = (segment: Intl.SegmentData, rest: string) => boolean

const CHUNK = 1024
const LARGEST_CHUNK = 8 * CHUNK

/**
 * Segments of a range, as `Intl.Segmenter` gives them for the whole range at once, but in linear time. V8 touches its
 * whole input again for every segment, so that one line of a megabyte takes minutes. Here the range goes through in
 * chunks, and the next chunk begins at the last segment whose start is settled: segmentation carries nothing over a
 * boundary.
 *
 * A chunk without a settled start grows. At `LARGEST_CHUNK` code units any boundary but the last will do, so only a
 * text with that much between two settled places (ideographs without punctuation, digits without an end) can have a
 * boundary there that differs from the whole range's. A single segment may be of any length.
 */
export function* segmentsIn(
  text: string,
  range: TextRange,
  segmenter: Intl.Segmenter,
  isSettled: IsSettled
): Generator<Segment> {
  let start = range.start
  while (start < range.end) {
    for (const data of nextSegments(text, { start, end: range.end }, segmenter, isSettled)) {
      const end = start + data.segment.length
      yield { start, end, wordLike: data.isWordLike === true }
      start = end
    }
  }
}

/** The first segments of a range that is not empty: at least one. */
function nextSegments(
  text: string,
  range: TextRange,
  segmenter: Intl.Segmenter,
  isSettled: IsSettled
): readonly Intl.SegmentData[] {
  for (let size = CHUNK; ; size *= 2) {
    const cut = Math.min(range.end, range.start + size)
    const end = isInsideSurrogatePair(text, cut) ? cut + 1 : cut
    const chunk = text.slice(range.start, end)
    const segments = segmenter.segment(chunk)
    if (size > LARGEST_CHUNK) {
      const first = segments.containing(0)
      if (first && (end >= range.end || first.segment.length < chunk.length)) return [first]
      continue
    }
    const all = [...segments]
    if (end >= range.end) return all
    const count = size === LARGEST_CHUNK ? all.length - 1 : settledCount(all, chunk, isSettled)
    if (count > 0) return all.slice(0, count)
  }
}

/** How many segments stand before the last one that is settled. */
function settledCount(all: readonly Intl.SegmentData[], chunk: string, isSettled: IsSettled): number {
  return Math.max(
    0,
    all.findLastIndex((data, index) => index > 0 && isSettled(data, chunk.slice(data.index)))
  )
}
