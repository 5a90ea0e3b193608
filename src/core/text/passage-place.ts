import type { Passage } from '../model/claim-check'
import type { TextRange } from '../model/text-range'

/**
 * Where a stored passage stands in a text, in UTF-16 code units: where it says, if its words are there; else where its
 * words with their context, or its words alone, stand once; null when that is nowhere or in several places.
 */
export function placeOfPassage(text: string, { range, quote }: Passage): TextRange | null {
  const { exact, prefix, suffix } = quote
  if (exact === '') return null
  if (text.slice(range.start, range.end) === exact) return range
  const whole = onlyPlace(text, prefix + exact + suffix)
  if (whole !== null) return { start: whole + prefix.length, end: whole + prefix.length + exact.length }
  const start = onlyPlace(text, exact)
  return start === null ? null : { start, end: start + exact.length }
}

function onlyPlace(text: string, words: string): number | null {
  const first = text.indexOf(words)
  return first < 0 || text.indexOf(words, first + 1) >= 0 ? null : first
}
