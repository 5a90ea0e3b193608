import type { TextRange } from '../model/text-range'

/** Joins what it stands in and is not seen: soft hyphen, zero-width characters, word joiner. */
const UNSEEN = String.raw`\u00ad\u200b-\u200d\u2060\ufeff`
/** What follows a letter and belongs to it. */
const TAIL = String.raw`[\p{M}${UNSEEN}]*`
/** Scripts that are written without spaces: each of their characters is a word, so that any part of a text is found. */
const SPACELESS = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\uff70]`
/** A syllable, also one in parts. Korean has spaces, but its particles are written together with what they belong to. */
const SYLLABLE = String.raw`(?:[\uac00-\ud7a3]|[\u1100-\u115f]+[\u1160-\u11a7]*)[\u11a8-\u11ff]*`
const SYMBOL = String.raw`[\p{S}%‰§#@&]`

/** The word that begins at a place, if one does. */
const WORD = new RegExp(
  `(?:${SYLLABLE}|${SPACELESS})${TAIL}` +
    String.raw`|(?:(?!${SPACELESS}|[\uac00-\ud7a3\u1100-\u115f])[\p{L}\p{N}]${TAIL})+` +
    `|${SYMBOL}\\p{M}*`,
  'uy'
)

const NOTHING = 0
const LETTER = 1
const SIGN = 2
/** What an ASCII character is. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[a-z0-9]/i.test(character)) return LETTER
  return new RegExp(SYMBOL, 'u').test(character) ? SIGN : NOTHING
})

/**
 * Goes through the words of a text as searching knows them, from a UTF-16 offset at which a word may begin: runs of
 * letters and digits, single characters of scripts without spaces and of Korean, single symbols. Punctuation and white
 * space part words and are none.
 *
 * @param visit gets UTF-16 offsets; false ends it
 */
export function eachSearchWord(text: string, from: number, visit: (start: number, end: number) => boolean): void {
  let at = from
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === NOTHING) {
      at += 1
      continue
    }
    const end = kind === LETTER ? endOfLetters(text, at) : endOfOther(text, at)
    if (end === at) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      continue
    }
    if (!visit(at, end)) return
    at = end
  }
}

/** Anything but ASCII has to be looked at more closely, which is what a sign is too. */
const kindOf = (code: number): number => (code < 128 ? (ASCII[code] ?? NOTHING) : SIGN)

function endOfLetters(text: string, start: number): number {
  let end = start + 1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code >= 128) return endOfOther(text, start)
    if (ASCII[code] !== LETTER) return end
    end += 1
  }
  return end
}

function endOfOther(text: string, start: number): number {
  WORD.lastIndex = start
  return WORD.test(text) ? WORD.lastIndex : start
}

/** A stroke that only stretches an Arabic word. */
const TATWEEL = String.raw`\u0640`
/** Marks that make a letter another one only to those who know the language; vowel signs of Indic scripts are not. */
const MARK_RANGES = [
  String.raw`\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0487`,
  // Hebrew points and Arabic harakat.
  String.raw`\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7`,
  String.raw`\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed`,
  // Variation selectors.
  String.raw`\ufe00-\ufe0f\u{e0100}-\u{e01ef}`,
  UNSEEN,
  TATWEEL
]
// eslint-disable-next-line no-misleading-character-class -- single marks are what is meant
const MARKS = new RegExp(`[${MARK_RANGES.join('')}]`, 'gu')
/** Letters that Unicode does not take apart, as they are typed where a keyboard lacks them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ'
}
const KNOWN_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')
const NOT_ASCII = /[^\0-\x7f]/

/** A word as words are compared: without case, accents, width and what is not seen. */
export function foldSearchWord(word: string): string {
  if (!NOT_ASCII.test(word)) return word.toLowerCase()
  const folded = word
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(KNOWN_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
  return folded === '' ? word : folded
}

/** A folded word and where it stands, in UTF-16 code units. */
export interface SearchWord extends TextRange {
  readonly word: string
}

/** All words of a text, folded. For short texts: an index has its own way. */
export function searchWordsOf(text: string): SearchWord[] {
  const words: SearchWord[] = []
  eachSearchWord(text, 0, (start, end) => {
    words.push({ start, end, word: foldSearchWord(text.slice(start, end)) })
    return true
  })
  return words
}
