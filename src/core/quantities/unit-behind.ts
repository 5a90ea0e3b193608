import type { Unit } from './units'
import { findUnit } from './units'

/** A unit's words: letters with a raised or plain power, dots of abbreviations, up to four words with links. */
const WRITTEN =
  /^[°\p{L}][\p{L}\u00b2\u00b3°]*[23]?\.?(?:(?: ?\/ ?|[ \u00a0\u202f-])[\p{L}°][\p{L}\u00b2\u00b3°]*[23]?\.?){0,3}/u

/** No unit is written longer than this, in UTF-16 code units. */
const SIGHT = 48

/** Symbols that are ordinary words, a million or a name more often than a unit when a space stands before them. */
const ORDINARY = new Set([
  'in',
  'a',
  'at',
  'as',
  'to',
  'as',
  'c',
  'f',
  'k',
  's',
  'h',
  'd',
  'b',
  'y',
  'are',
  'no',
  'pt',
  'mil'
])

/** What must stand behind an ordinary word for it to be a unit after all: “3 in long”, “(3 in)”. */
const MEASURED = /^(?:\.|\)|,|;|$| (?:long|wide|high|tall|deep|thick|across|of rain|of snow|by)\b)/u

/** The longest unit that begins at a UTF-16 offset just behind a number, and where it ends; null when there is none. */
export function unitBehind(text: string, numberEnd: number): { readonly unit: Unit; readonly end: number } | null {
  const gap = /[ \u00a0\u202f-]/u.test(text.charAt(numberEnd)) ? 1 : 0
  const written = WRITTEN.exec(text.slice(numberEnd + gap, numberEnd + gap + SIGHT))?.[0]
  if (written === undefined) return null
  for (const length of wordEnds(written)) {
    const candidate = written.slice(0, length)
    const end = numberEnd + gap + length
    if (/[\p{L}\p{N}]/u.test(text.charAt(end))) continue
    const unit =
      findUnit(candidate) ?? findUnit(candidate.replaceAll('-', ' ').replaceAll('.', '').replace(/\s+/gu, ' '))
    if (!unit) continue
    const isOrdinary = gap > 0 && ORDINARY.has(candidate.toLowerCase())
    if (isOrdinary && !(text.charAt(numberEnd) !== '-' && MEASURED.test(text.slice(end, end + 10)))) continue
    return { unit, end }
  }
  return null
}

/** Lengths at which a word of the stretch ends, longest first; a full stop behind it may be the sentence's. */
function wordEnds(written: string): readonly number[] {
  const words = [...written.matchAll(/[^ \u00a0\u202f/-]+/gu)]
  return words.map((word) => word.index + word[0].replace(/\.$/u, '').length).reverse()
}
