import type { Excerpt } from '../../api/views'
import type { TextRange } from '../../core/model/text-range'
import { isInsideSurrogatePair } from '../../core/text/surrogates'
import type { TermHit } from './term-matcher'
import type { Vocabulary } from './vocabulary'
import { placesOf } from './word-column'
import type { WordColumn } from './word-column'

const BEFORE = 50
const AFTER = 110
/** How far a cut may move to stand between words. */
const GIVE = 16

/** Hits that are tried for an excerpt: those in the same piece of text need no second one. */
const MOST_TRIED = 40
/** So many words fit behind a hit in its piece of text, usually. */
const CLOSE = 16
/** How many words a piece of text has at most, on either side of its hit. */
const WORDS_NEAR = AFTER + GIVE

/**
 * Excerpts: first where the most terms stand close together, then further ones in the order of the text, of which each
 * has a term that was not there yet or is as good as the first.
 *
 * @param hits in order
 * @returns null when the text is not the one that was indexed
 */
export function excerptsOf(
  text: string,
  column: WordColumn,
  hits: readonly TermHit[],
  vocabulary: Vocabulary,
  count: number
): Excerpt[] | null {
  const excerpts: Excerpt[] = []
  for (const index of byPreference(hits).slice(0, MOST_TRIED)) {
    if (excerpts.length === count) break
    const hit = hits[index]
    const place = hit && placesOf(text, column, [hit], vocabulary)?.[0]
    if (!hit || !place) return null
    if (excerpts.some(({ start, text: piece }) => place.start >= start && place.end <= start + piece.length)) continue
    const near: TermHit[] = [hit]
    for (let at = index - 1; isNear(hits[at], hit); at -= 1) near.unshift(hits[at] ?? hit)
    for (let at = index + 1; isNear(hits[at], hit); at += 1) near.push(hits[at] ?? hit)
    const places = placesOf(text, column, near, vocabulary)
    if (!places) return null
    excerpts.push(excerptAround(text, place, places))
  }
  const [first, ...rest] = excerpts
  return first ? [first, ...rest.sort((a, b) => a.start - b.start)] : []
}

const isNear = (other: TermHit | undefined, hit: TermHit): boolean =>
  other !== undefined && Math.abs(other.from - hit.from) <= WORDS_NEAR

/**
 * Indexes of hits: where the most different terms stand close together, then what has a term that is not there, then
 * further places as good as the first.
 */
function byPreference(hits: readonly TermHit[]): number[] {
  const different = differentFrom(hits)
  const most = different.reduce((a, b) => Math.max(a, b), 0)
  const best = different.indexOf(most)
  const seen = new Set<number>()
  for (let at = best; isClose(hits[at], hits[best]); at += 1) seen.add(hits[at]?.term ?? -1)
  const missing: number[] = []
  const others: number[] = []
  for (const [index, { term }] of hits.entries()) {
    if (!seen.has(term)) {
      seen.add(term)
      missing.push(index)
    } else if (index > best && different[index] === most && others.length < MOST_TRIED) others.push(index)
  }
  return hits.length === 0 ? [] : [best, ...missing, ...others]
}

const isClose = (other: TermHit | undefined, hit: TermHit | undefined): boolean =>
  other !== undefined && hit !== undefined && other.from - hit.from < CLOSE

/** For every hit how many different terms begin close behind it, its own among them. */
function differentFrom(hits: readonly TermHit[]): number[] {
  const counts = new Map<number, number>()
  let ahead = 0
  return hits.map((hit) => {
    for (let next = hits[ahead]; next && isClose(next, hit); ahead += 1, next = hits[ahead]) {
      counts.set(next.term, (counts.get(next.term) ?? 0) + 1)
    }
    const different = counts.size
    const left = (counts.get(hit.term) ?? 1) - 1
    if (left === 0) counts.delete(hit.term)
    else counts.set(hit.term, left)
    return different
  })
}

/**
 * The piece of a line around a hit. A hit that goes over lines takes those lines in.
 *
 * @param near all hits that may stand near it, in order
 */
function excerptAround(text: string, hit: TextRange, near: readonly TextRange[]): Excerpt {
  const lineStart = text.lastIndexOf('\n', hit.start - 1) + 1
  const nextLine = text.indexOf('\n', hit.end)
  const lineEnd = nextLine < 0 ? text.length : nextLine
  const start = hit.start - lineStart <= BEFORE + GIVE ? lineStart : cutNear(text, hit.start - BEFORE, 1)
  const end = lineEnd - hit.end <= AFTER + GIVE ? lineEnd : cutNear(text, hit.end + AFTER, -1)
  return {
    start,
    text: text.slice(start, end),
    hits: near.filter((each) => each.start >= start && each.end <= end),
    cutBefore: start > lineStart,
    cutAfter: end < lineEnd
  }
}

/** A place between words, or at least between characters, from an offset on in one direction. */
function cutNear(text: string, offset: number, direction: 1 | -1): number {
  for (let step = 0; step < GIVE; step += 1) {
    const at = offset + step * direction
    if (/\s/.test(text.charAt(direction === 1 ? at - 1 : at))) return at
  }
  return isInsideSurrogatePair(text, offset) ? offset + direction : offset
}
