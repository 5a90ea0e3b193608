import type { Segment, SegmentRole } from '../model/article'
import type { TextRange } from '../model/text-range'
import { paragraphsOf } from '../text/paragraphs'
import { sentencesOf } from '../text/sentences'
import { isInsideSurrogatePair } from '../text/surrogates'
import { wordsOf } from '../text/words'

/** A sentence in scope, in UTF-16 code units; its role is that of the segment it begins in, `body` outside of all. */
export interface SentencePlace extends TextRange {
  readonly segmentRole: SegmentRole
}

/** What of a text is to be checked. All positions in UTF-16 code units. */
export interface Scope {
  readonly sentences: readonly SentencePlace[]
  /** How many words are in scope. */
  readonly words: number
  /** Where they begin and end, in text order: what the meter counts. */
  readonly wordStarts: Uint32Array
  readonly wordEnds: Uint32Array
  /** Segments that are left out of work, in text order. */
  readonly excluded: readonly Segment[]
}

/** Scripts that put no spaces between words: only a dictionary tells where one ends. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** As `countWords` has it: a hundred times quicker than a segmenter, and the same but for a word in some hundreds. */
const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’.,:·‧][\p{L}\p{N}\p{M}_]+)*/gu

/**
 * Sentences and words of a frozen text that lie in no excluded segment. A sentence or word never reaches into an
 * excluded one. Takes time linear in the text; keep the result while text, segments and language stay the same.
 */
export function scopeOf(text: string, segments: readonly Segment[], language: string): Scope {
  const sorted = [...segments].sort((a, b) => a.start - b.start || a.end - b.end)
  const excluded = sorted.filter((segment) => segment.excluded)
  const masked = maskRanges(text, excluded)
  const roles = sorted.filter((segment) => !segment.excluded)
  let next = 0
  let covering: Segment | undefined
  const sentences = sentencesOf(masked, language).map(({ start, end }): SentencePlace => {
    for (let segment = roles[next]; segment && segment.start <= start; segment = roles[++next]) covering = segment
    return { start, end, segmentRole: covering && start < covering.end ? covering.role : 'body' }
  })
  return { sentences, excluded, ...wordPlaces(masked, language) }
}

/**
 * A text of the same length with every code unit of the ranges as a line break, so that nothing is found in them or
 * across them. A surrogate pair that an edge cuts is masked whole. Ranges sorted by start, in UTF-16 code units.
 */
export function maskRanges(text: string, ranges: readonly TextRange[]): string {
  const parts: string[] = []
  let done = 0
  for (const range of ranges) {
    const start = Math.max(done, isInsideSurrogatePair(text, range.start) ? range.start - 1 : range.start)
    const end = Math.min(text.length, isInsideSurrogatePair(text, range.end) ? range.end + 1 : range.end)
    if (end <= start) continue
    parts.push(text.slice(done, start), '\n'.repeat(end - start))
    done = end
  }
  return parts.join('') + text.slice(done)
}

function wordPlaces(text: string, language: string): Pick<Scope, 'words' | 'wordStarts' | 'wordEnds'> {
  const starts: number[] = []
  const ends: number[] = []
  // No word goes over a line's end, so that one line in another script costs no more than itself.
  for (const line of WITHOUT_SPACES.test(text) ? paragraphsOf(text) : [{ start: 0, end: text.length }]) {
    const words = text.slice(line.start, line.end)
    for (const { start, end } of WITHOUT_SPACES.test(words) ? wordsOf(words, language) : quickWords(words)) {
      starts.push(line.start + start)
      ends.push(line.start + end)
    }
  }
  return { words: starts.length, wordStarts: Uint32Array.from(starts), wordEnds: Uint32Array.from(ends) }
}

function* quickWords(text: string): Generator<TextRange> {
  for (const { 0: word, index } of text.matchAll(WORD)) yield { start: index, end: index + word.length }
}
