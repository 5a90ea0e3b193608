import type { TextRange } from '../model/text-range'
import type { SearchTerm } from './search-query'
import { searchWordsOf } from './search-words'
import type { SearchWord } from './search-words'

/** Whether a term's words stand at a place in a list of words. */
function standsAt(words: readonly SearchWord[], at: number, { words: wanted, prefix }: SearchTerm): boolean {
  return wanted.every((word, index) => {
    const there = words[at + index]?.word
    if (there === undefined) return false
    return prefix && index === wanted.length - 1 ? there.startsWith(word) : there === word
  })
}

/**
 * Where terms stand in a text: in order, without overlaps (of terms that begin together the longest), in UTF-16 code
 * units. This says what searching means; the index over a library finds the same.
 */
export function searchHits(text: string, terms: readonly SearchTerm[], limit = Infinity): TextRange[] {
  const words = searchWordsOf(text)
  const hits: TextRange[] = []
  for (let at = 0; at < words.length && hits.length < limit; at += 1) {
    const longest = Math.max(0, ...terms.map((term) => (standsAt(words, at, term) ? term.words.length : 0)))
    const first = words[at]
    const last = words[at + longest - 1]
    if (longest === 0 || !first || !last) continue
    hits.push({ start: first.start, end: last.end })
    at += longest - 1
  }
  return hits
}

/** Whether every term stands in some part of an article: its text, its title, another field. None: it does not. */
export function matchesSearch(parts: readonly string[], terms: readonly SearchTerm[]): boolean {
  const words = parts.map(searchWordsOf)
  return terms.length > 0 && terms.every((term) => words.some((part) => part.some((_, at) => standsAt(part, at, term))))
}
