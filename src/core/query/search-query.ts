import { searchWordsOf } from './search-words'

/** One thing that is looked for: words that follow one another, with nothing but punctuation and space between. */
export interface SearchTerm {
  /** Folded; at least one. */
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly prefix: boolean
}

/** Terms that are looked at; what is written behind them is left out. */
export const MOST_TERMS = 31

const QUOTES = '"“”„«»'
const PARTS = new RegExp(`[${QUOTES}]([^${QUOTES}]*)([${QUOTES}]|$)|[^\\s${QUOTES}]+`, 'gu')

/**
 * What a person looks for. Words are looked for each by itself, words in quotation marks as they follow one another;
 * so are the parts of what is written without a space ("e-mail", Chinese). The last word may be the beginning of a
 * longer one as long as nothing stands behind it, because it is still being typed.
 */
export function parseSearch(query: string): readonly SearchTerm[] {
  const terms = new Map<string, SearchTerm>()
  for (const match of query.matchAll(PARTS)) {
    const [whole, quoted, closing] = match
    const words = searchWordsOf(quoted ?? whole).map(({ word }) => word)
    if (words.length === 0) continue
    const prefix = match.index + whole.length === query.length && (closing === undefined || closing === '')
    if (terms.size < MOST_TERMS) terms.set(`${prefix} ${words.join(' ')}`, { words, prefix })
  }
  return [...terms.values()]
}
