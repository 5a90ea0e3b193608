import type { TextRange } from '../model/text-range'
import { requireOffset } from './offset-error'
import { isPlainCharacter } from './plain-characters'
import { segmenterFor } from './segmenters'
import { segmentsIn } from './segments'
import { isHighSurrogate, isInsideSurrogatePair, isLowSurrogate } from './surrogates'

/**
 * Grapheme clusters (what a reader takes for one character; UAX #29) around an offset, without reading the text.
 *
 * Whether there is a boundary depends on the character after it and on those before it as far back as a conjunct, a
 * joined emoji or a row of flags reaches. So a window is opened at the nearest character before the offset that no such
 * sequence can cross (see `isPlainCharacter`; ordinary text has one within a word or two), and only the window is given
 * to `Intl.Segmenter`. Between two plain characters not even that is needed.
 *
 * Cost is bounded: a window never reaches further than `WINDOW` code units to either side. The answer is exact unless
 * one unbroken run of marks, joined emoji, flags or letters of a conjunct script is longer than that (Unicode's
 * Stream-Safe format, UAX #15, allows 30 marks); such a run is treated as if the text began, or ended, at the window.
 *
 * All offsets are UTF-16 code units. Functions throw an `OffsetError` for an offset outside the text.
 */
const WINDOW = 4096
const FIRST_REACH = 32

/** True if no grapheme cluster is cut at the offset. Both ends of the text are boundaries. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  requireOffset(offset, text.length)
  return offset === 0 || offset === text.length || clusterStart(text, offset) === offset
}

/** The nearest boundary strictly before the offset, as for Shift+Left; 0 at the start of the text. */
export function graphemeBoundaryBefore(text: string, offset: number): number {
  requireOffset(offset, text.length)
  return offset === 0 ? 0 : clusterStart(text, offset - 1)
}

/** The nearest boundary strictly after the offset, as for Shift+Right; the text's length at its end. */
export function graphemeBoundaryAfter(text: string, offset: number): number {
  requireOffset(offset, text.length)
  if (offset === text.length) return offset
  return isPlainPair(text, offset + 1) ? offset + 1 : clusterEnd(text, offset)
}

/** Widens a range to whole grapheme clusters. An empty range inside a cluster becomes that cluster. */
export function snapToGraphemes(text: string, range: TextRange): TextRange {
  const start = isGraphemeBoundary(text, range.start) ? range.start : graphemeBoundaryBefore(text, range.start)
  const end = isGraphemeBoundary(text, range.end) ? range.end : graphemeBoundaryAfter(text, range.end)
  return { start, end }
}

/** How many grapheme clusters a text has: exact, in time linear in its length. */
export function graphemeCount(text: string): number {
  let count = 0
  let start = 0
  while (start < text.length) {
    let end = start + 1
    while (end < text.length && !isPlainPair(text, end)) end++
    count += end === start + 1 ? 1 : clustersIn(text, { start, end })
    start = end
  }
  return count
}

function clustersIn(text: string, range: TextRange): number {
  let count = 0
  for (const cluster of segmentsIn(text, range, graphemes(), () => true)) count += cluster.end > cluster.start ? 1 : 0
  return count
}

/** Start of the cluster that the code unit at `index` belongs to. */
function clusterStart(text: string, index: number): number {
  if (isPlainPair(text, index)) return index
  const start = windowStart(text, index)
  const end = isInsideSurrogatePair(text, index + 1) ? index + 2 : index + 1
  const cluster = graphemes()
    .segment(text.slice(start, end))
    .containing(index - start)
  return start + (cluster?.index ?? 0)
}

/** End of the cluster that the code unit at `index` belongs to. */
function clusterEnd(text: string, index: number): number {
  const start = windowStart(text, index)
  for (let reach = FIRST_REACH; ; reach *= 4) {
    const end = windowEnd(text, Math.min(text.length, index + Math.min(reach, WINDOW)))
    const cluster = graphemes()
      .segment(text.slice(start, end))
      .containing(index - start)
    const found = cluster ? start + cluster.index + cluster.segment.length : end
    // A cluster that fills the window may go on behind it.
    if (found < end || end === text.length || reach >= WINDOW) return found
  }
}

/** The nearest boundary at or before `index` that can be told from its two neighbours and hides nothing before it. */
function windowStart(text: string, index: number): number {
  const limit = Math.max(0, index - WINDOW)
  for (let offset = index; offset > limit; offset--) {
    if (isPlainPair(text, offset)) return offset
    if (isPlainCharacter(text.charCodeAt(offset)) && isBreakBefore(text, offset)) return offset
  }
  return isInsideSurrogatePair(text, limit) ? limit - 1 : limit
}

function windowEnd(text: string, offset: number): number {
  return isInsideSurrogatePair(text, offset) ? offset + 1 : offset
}

/** Before a plain character only the character next to it matters (CR, or a prepended sign as in Arabic numbers). */
function isBreakBefore(text: string, offset: number): boolean {
  const previous = isLowSurrogate(text.charCodeAt(offset - 1)) && isHighSurrogate(text.charCodeAt(offset - 2)) ? 2 : 1
  return (
    graphemes()
      .segment(text.slice(offset - previous, offset + 1))
      .containing(previous)?.index === previous
  )
}

function isPlainPair(text: string, offset: number): boolean {
  return isPlainCharacter(text.charCodeAt(offset - 1)) && isPlainCharacter(text.charCodeAt(offset))
}

/** Grapheme rules do not depend on the language in Unicode's data, so one segmenter serves all texts. */
function graphemes(): Intl.Segmenter {
  return segmenterFor('und', 'grapheme')
}
