import type { TextRange } from '../model/text-range'
import { abbreviationKind, continuesAfter } from './abbreviations'
import { requireOffset } from './offset-error'
import { lineAt, paragraphsOf } from './paragraphs'
import { isEnglish, segmenterFor } from './segmenters'
import { segmentsIn } from './segments'
import { isInsideSurrogatePair } from './surrogates'

/** How far a full stop's right neighbourhood is looked at, in UTF-16 code units. */
const SIGHT = 24

/** `wordAt` looks this far to either side, and on to the next place no word goes over, but only to `FURTHEST`. */
const NEAR = 128
const FURTHEST = 512

/** Spaces and the marks that end clauses in Chinese and Japanese: words on either side do not depend on each other. */
const PARTING = /[ 。，、！？；：]/

/** Single letters with full stops between them, in any language: "U.S", "z.B". */
const DOTTED = /^\p{L}(?:\.\p{L})+$/u

/**
 * Words of a frozen text as UTF-16 ranges, in order: what `Intl.Segmenter` calls word-like, so no white space, no
 * punctuation and no emoji. A full stop that belongs to an abbreviation or an initial is part of the word: "U.S.",
 * "Aug.", "J." (English has a list; in other languages only "z.B." and its like are known). Chinese, Japanese and Thai
 * words come from the host's dictionaries: derive words, never store them.
 */
export function wordsOf(text: string, language: string): TextRange[] {
  return paragraphsOf(text).flatMap((paragraph) => [...wordsIn(text, paragraph, language)])
}

/**
 * The word that a UTF-16 offset touches: the one that it lies in or before, else the one that ends there, else null.
 *
 * Only the offset's neighbourhood within its line is read, up to a space or an East Asian mark at least 128 code
 * units away, so that it takes no longer in a text of megabytes. Where there is none the neighbourhood ends after 512
 * code units: a longer word is cut there, and a dictionary's word near it can differ from that of `wordsOf`.
 *
 * @throws {OffsetError} if the offset lies outside the text.
 */
export function wordAt(text: string, offset: number, language: string): TextRange | null {
  requireOffset(offset, text.length)
  let touching: TextRange | null = null
  for (const word of wordsIn(text, neighbourhood(text, offset), language)) {
    if (word.start > offset) break
    if (word.end >= offset) touching = word
  }
  return touching
}

function* wordsIn(text: string, range: TextRange, language: string): Generator<TextRange> {
  const english = isEnglish(language)
  for (const { start, end, wordLike } of segmentsIn(text, range, segmenterFor(language, 'word'), isSettled)) {
    if (wordLike) yield { start, end: hasOwnFullStop(text, start, end, english) ? end + 1 : end }
  }
}

/** No word goes on over white space or punctuation that has something behind it. */
function isSettled(segment: Intl.SegmentData, rest: string): boolean {
  return segment.isWordLike !== true && rest.length > segment.segment.length
}

/** True if the full stop behind a word is a part of it. */
function hasOwnFullStop(text: string, start: number, end: number, english: boolean): boolean {
  if (text[end] !== '.' || text[end + 1] === '.' || end - start > SIGHT) return false
  const word = text.slice(start, end)
  if (DOTTED.test(word)) return true
  const kind = english ? abbreviationKind(word) : null
  if (kind === null) return false
  const next = text.slice(end + 1, end + 1 + SIGHT).trimStart()
  if (kind === 'initials') return word.includes('.') || (/^\p{Lu}/u.test(next) && continuesAfter(kind, next))
  return !NEEDS_NUMBER.has(word) || continuesAfter('number', next)
}

/** Abbreviations that are also words of their own, or letters: they are abbreviations only before a number. */
const NEEDS_NUMBER: ReadonlySet<string> = new Set(['No', 'Art', 'Fig', 'Figs', 'Ch', 'p', 'c', 'para', 'Mar'])

/** The part of the offset's line within which its word is looked for; it begins and ends where words part if it can. */
function neighbourhood(text: string, offset: number): TextRange {
  const line = boundedLine(text, offset)
  let start = Math.max(line.start, offset - NEAR)
  while (start > line.start && !PARTING.test(text.charAt(start))) start--
  let end = Math.min(line.end, offset + NEAR)
  while (end < line.end && !PARTING.test(text.charAt(end))) end++
  return { start, end }
}

/** The offset's line, cut off at `FURTHEST` code units on either side. */
function boundedLine(text: string, offset: number): TextRange {
  const furthest = Math.min(text.length, offset + FURTHEST)
  const nearest = Math.max(0, offset - FURTHEST)
  const from = isInsideSurrogatePair(text, nearest) ? nearest - 1 : nearest
  const to = isInsideSurrogatePair(text, furthest) ? furthest + 1 : furthest
  const line = lineAt(text.slice(from, to), offset - from)
  return { start: from + line.start, end: from + line.end }
}
