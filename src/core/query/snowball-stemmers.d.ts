/** The parts of snowball-stemmers that are used; the package brings no types. It is CommonJS: one object. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    /** The stem of a word in lower case, composed (NFC). Keeps nothing between two words. */
    stem(word: string): string
  }
  const snowball: {
    /** @param algorithm one of `algorithms()`; throws TypeError for any other */
    newStemmer(algorithm: string): Stemmer
    algorithms(): string[]
  }
  export = snowball
}
