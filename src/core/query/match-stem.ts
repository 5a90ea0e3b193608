// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- who imports this file needs its types, too
/// <reference path="./snowball-stemmers.d.ts" />
import snowball from 'snowball-stemmers'
import { languageSubtag, stemmerNameFor } from './match-languages'

/**
 * What all forms of a word have in common: the same string for `taxes`, `Taxed` and `TAXING`. Not a word itself, and
 * nothing to show. Irregular forms (ran, mice) have a stem of their own, and words that only look alike may share one
 * (universe, university).
 */
export type Stem = (word: string) => string

/** Words whose stem is kept; a stem takes some microseconds, and most words of a text come again. */
const KEEP = 50_000
/** Longer runs of letters, in UTF-16 code units, are no words. */
const LONGEST = 100

const stems = new Map<string, Stem>()

/**
 * The stems of a language (BCP 47); null where no stemmer knows it. Importing this file brings all stemmers along
 * (870 kB): a window keeps it out of what it starts with.
 */
export function stemFor(language: string): Stem | null {
  const name = stemmerNameFor(language)
  if (name === null) return null
  const known = stems.get(name)
  if (known) return known
  const made = makeStem(name, languageSubtag(language))
  stems.set(name, made)
  return made
}

function makeStem(name: string, subtag: string): Stem {
  const stemmer = snowball.newStemmer(name)
  const kept = new Map<string, string>()
  return (word) => {
    const seen = kept.get(word)
    if (seen !== undefined) return seen
    // The dotless ı is Turkish's own lower case of I; elsewhere no letter depends on the language.
    const lower = subtag === 'tr' ? word.toLocaleLowerCase('tr') : word.toLowerCase()
    const plain = lower
      .normalize('NFC')
      .replaceAll('’', "'")
      .replace(/[\u00ad\u200c\u200d]/g, '')
    const stem = plain.length > LONGEST ? plain : stemmer.stem(plain)
    if (kept.size >= KEEP) kept.clear()
    kept.set(word, stem)
    return stem
  }
}
