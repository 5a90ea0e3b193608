import { spanEnd, spanStart } from '../../model/annotation'
import type { NumberedPassage } from './numbered-passages'

/** How many lines can stand under a word; passages beyond share the last. */
export const LANES = 3

/**
 * The line (from 0) under which a passage is marked: the same all along it, and another one than those of the passages
 * that it shares words with, as far as there are lines. Passages come in text order.
 */
export function lanesOf(passages: readonly NumberedPassage[]): ReadonlyMap<number, number> {
  const lanes = new Map<number, number>()
  const ends = new Array<number>(LANES).fill(-1)
  for (const { number, span } of passages) {
    if (span.orphan !== null) continue
    const start = spanStart(span)
    const free = ends.findIndex((end) => end <= start)
    const lane = free === -1 ? LANES - 1 : free
    lanes.set(number, lane)
    ends[lane] = Math.max(ends[lane] ?? 0, spanEnd(span))
  }
  return lanes
}
