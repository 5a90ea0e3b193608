import type { TextRange } from '../model/text-range'
import { isEnglish } from '../text/segmenters'
import { findMatches, NOTHING_FOUND } from './find-in-article'
import type { FindQuery, FindResult } from './find-in-article'
import type { Stem } from './match-stem'

const LETTERS = String.raw`[\p{L}\p{M}\p{N}]+`
/** Soft hyphens and joiners stand inside words and cannot be seen. */
const WORD = `${LETTERS}(?:[\\u00ad\\u200c\\u200d]+${LETTERS})*`
/** Scripts that put no space between words, so that no word ends can be asked for. */
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
/** What may stand between two words that are looked for in a row: white space, hyphens, an apostrophe. */
const BETWEEN = /^[\s\p{Pd}'’]+$/u

interface Word extends TextRange {
  readonly stem: string
}

/**
 * A word, as forms are looked for: letters, marks and digits. In English an apostrophe belongs to the word (the tax’s,
 * don’t); elsewhere it parts two (l’impôt).
 */
function* wordsWithStems(text: string, language: string, stem: Stem): Generator<Word> {
  const source = isEnglish(language) ? `${WORD}(?:['’]${WORD})*` : WORD
  for (const { 0: word, index } of text.matchAll(new RegExp(source, 'gu'))) {
    yield { start: index, end: index + word.length, stem: stem(word) }
  }
}

/**
 * Finds words in all their forms: `taxes` finds tax, taxed and taxing, whatever their case. Several words are found in
 * their order, next to one another. Offsets are UTF-16 code units. Linear in the text.
 *
 * Where no stemmer knows the language (`stem` null), or nothing in `words` is a word, the words themselves are looked
 * for: whole ones, in scripts that put spaces between words.
 *
 * @param language of the text, BCP 47
 * @param limit how many matches there may be in the result
 */
export function findForms(text: string, words: string, language: string, stem: Stem | null, limit: number): FindResult {
  const wanted = stem ? [...wordsWithStems(words, language, stem)].map((word) => word.stem) : []
  if (!stem || wanted.length === 0) return findMatches(text, themselves(words), limit)
  const last: Word[] = []
  const matches: TextRange[] = []
  for (const word of wordsWithStems(text, language, stem)) {
    last.push(word)
    if (last.length > wanted.length) last.shift()
    const first = last[0]
    if (!first || !isRow(text, last, wanted)) continue
    if (matches.length === limit) return { matches, truncated: true, problem: null }
    matches.push({ start: first.start, end: word.end })
    // Matches share no word.
    last.length = 0
  }
  return matches.length === 0 ? NOTHING_FOUND : { matches, truncated: false, problem: null }
}

function isRow(text: string, words: readonly Word[], wanted: readonly string[]): boolean {
  return (
    words.length === wanted.length &&
    words.every((word, index) => {
      const before = words[index - 1]
      return word.stem === wanted[index] && (!before || BETWEEN.test(text.slice(before.end, word.start)))
    })
  )
}

function themselves(words: string): FindQuery {
  const wholeWord = !WITHOUT_SPACES.test(words)
  return { words: words.trim(), matchCase: false, wholeWord, regex: false, inflected: false }
}
