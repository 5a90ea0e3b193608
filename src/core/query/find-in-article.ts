import type { TextRange } from '../model/text-range'

/** What is looked for, and how. */
export interface FindQuery {
  /** Words as they were typed, or the source of a regular expression. */
  readonly words: string
  readonly matchCase: boolean
  /** A match may not end inside a word: a run of letters, marks, digits and low lines. */
  readonly wholeWord: boolean
  readonly regex: boolean
  /** The words in any of their forms; see `findForms`, which `findMatches` knows nothing of. */
  readonly inflected: boolean
}

export interface FindResult {
  /** In order, without overlaps, none of them empty. UTF-16 code units. */
  readonly matches: readonly TextRange[]
  /** There are more matches than were asked for. */
  readonly truncated: boolean
  /** Why it could not be searched, for the person; null when it could. */
  readonly problem: string | null
}

/** Matches that are looked for; more than that are too many to go through. */
export const MOST_MATCHES = 10_000

/** What a search for nothing finds. */
export const NOTHING_FOUND: FindResult = { matches: [], truncated: false, problem: null }

const WORD = String.raw`[\p{L}\p{M}\p{N}_]`
/** Any place that does not have a word on both its sides. */
const NOT_INSIDE_WORD = `(?:(?<!${WORD})|(?!${WORD}))`
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g

/**
 * Finds words, or a regular expression, in a text. Offsets are UTF-16 code units of the text as it is.
 *
 * Words: white space stands for white space of any length and kind, so that a line end is no obstacle. Without
 * `matchCase` letters are compared by Unicode's simple case folding, one character with one character, so ß is not ss
 * and İ is not i. It takes time in proportion to the text.
 *
 * A regular expression has the meaning of JavaScript's flags `u` and `m` (`^` and `$` are ends of lines); it can take
 * any time at all, so it should not be run where somebody waits. A syntax error, or want of memory, is a `problem`.
 *
 * In both the text is read by code points: no match cuts a surrogate pair.
 *
 * @param limit how many matches there may be in the result
 */
export function findMatches(text: string, query: FindQuery, limit: number): FindResult {
  if (query.words === '') return NOTHING_FOUND
  const pattern = findPattern(query)
  if (!(pattern instanceof RegExp)) return { ...NOTHING_FOUND, problem: pattern.problem }
  try {
    return matchesOf(text, pattern, limit)
  } catch (error) {
    // Engines keep the ways still to be tried in a limited memory.
    if (!(error instanceof RangeError)) throw error
    return { ...NOTHING_FOUND, problem: TOO_MUCH_MEMORY }
  }
}

/** What is said when an engine runs out of memory over an expression. */
export const TOO_MUCH_MEMORY = 'This expression needs too much memory. Make it simpler.'

/**
 * What a query looks for as a pattern with the flags `g`, `m`, `u` and perhaps `i`, or why there is none, in words.
 * Making the pattern takes no time; letting a person's own expression loose on a text can take any time at all.
 */
export function findPattern(query: FindQuery): RegExp | { readonly problem: string } {
  const flags = query.matchCase ? 'gmu' : 'gimu'
  try {
    // Alone first: brackets that are wrong in it could be right with those that are put around it.
    const own = new RegExp(query.regex ? query.words : wordsPattern(query.words), flags)
    return query.wholeWord ? new RegExp(`${NOT_INSIDE_WORD}(?:${own.source})${NOT_INSIDE_WORD}`, flags) : own
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { problem: `This is no regular expression: ${reasonOf(error)}.` }
  }
}

function matchesOf(text: string, pattern: RegExp, limit: number): FindResult {
  const matches: TextRange[] = []
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (found === '') continue
    if (matches.length === limit) return { matches, truncated: true, problem: null }
    matches.push({ start: index, end: index + found.length })
  }
  return { matches, truncated: false, problem: null }
}

/** The words as the source of a regular expression. */
function wordsPattern(words: string): string {
  const parts = words.split(/\s+/u).map((part) => part.replace(SYNTAX, String.raw`\$&`))
  // White space in front is looked for from its beginning only: from every place in it would take the square of it.
  if (parts.length > 1 && parts[0] === '') return String.raw`(?<!\s)\s+` + parts.slice(1).join(String.raw`\s+`)
  return parts.join(String.raw`\s+`)
}

/** What engines put behind the expression in their message, in the middle of a sentence. */
function reasonOf(error: SyntaxError): string {
  const reason = error.message.slice(error.message.lastIndexOf(': ') + 1).trim()
  return reason.charAt(0).toLowerCase() + reason.slice(1)
}
