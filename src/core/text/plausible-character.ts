/** Scripts that are told apart; the letters of Japanese stand beside one another. */
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々\p{Script=Bopomofo}]/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Bengali}/u,
  /\p{Script=Tamil}/u,
  /\p{Script=Telugu}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Ethiopic}/u,
  /\p{Script=Khmer}/u
] as const

const LETTER = /[\p{L}\p{M}]/u
/** Latin letters outside of these blocks are of phonetics or of few languages; chance makes them, too. */
const COMMON_LATIN =
  /[A-Za-z\u00aa\u00ba\u00c0-\u017f\u018f\u0259\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u1e00-\u1eff]/
/** Punctuation, spaces and signs that texts are full of. */
const COMMON_SIGN =
  /[\u00a0-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20bf\u2100-\u2122\u2190-\u2199\u3000-\u303f\uff00-\uffef]/
/** Signs that no word has in it. */
const NO_WORD_SIGN = /[\u00a1-\u00aa\u00ac\u00ae-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u201a\u201e\p{S}]/u
const WORD_SIGN = /[’‘'ʼ·\u200b-\u200d\u00ad-]/

const scriptOf = (character: string): number => SCRIPTS.findIndex((script) => script.test(character))

function firstLetter(characters: readonly string[]): string | null {
  const [character] = characters
  return character !== undefined && LETTER.test(character) ? character : null
}

/**
 * Whether a character is likely to stand where it does: a letter beside a letter of its own script and of no other.
 *
 * @param before a few UTF-16 code units of the text before it
 * @param behind a few UTF-16 code units of the text behind it
 * @returns null for what says nothing either way: a letter that stands alone, a sign that texts use
 */
export function isPlausibleThere(character: string, before: string, behind: string): boolean | null {
  const neighbours = [firstLetter([...before].reverse()), firstLetter([...behind])].filter((letter) => letter !== null)
  if (!LETTER.test(character)) {
    if (neighbours.length === 2 && NO_WORD_SIGN.test(character)) return false
    if (neighbours.length === 2 && WORD_SIGN.test(character)) return true
    const isCommon = COMMON_SIGN.test(character) || /\p{Emoji_Presentation}|\p{P}/u.test(character)
    return isCommon ? (neighbours.length > 0 ? true : null) : false
  }
  const script = scriptOf(character)
  if (script === 0 && !COMMON_LATIN.test(character)) return false
  if (/\p{M}/u.test(character) && script < 0) return neighbours.length > 0
  if (script < 0) return false
  if (neighbours.length === 0) return null
  return neighbours.every((letter) => /\p{M}/u.test(letter) || scriptOf(letter) === script)
}
