import type { TextRange } from '../../model/text-range'

/** Words without white space, and without the `\n` that older versions write as two characters. */
function bare(words: string): string {
  return words.replace(/\\n|\s+/g, '')
}

/** Whether the text has these words at its place, white space aside: what a browser selects differs in that. */
export function hasWords(text: string, { start, end }: TextRange, words: string): boolean {
  const there = text.slice(start, end)
  return there === words || bare(there) === bare(words)
}

const LONGEST = 2000

/** Where the words stand in the text, white space aside, nearest to an offset; null when they do not. UTF-16 code units. */
export function findWords(text: string, words: string, near: number): TextRange | null {
  const letters = words.length > LONGEST ? '' : bare(words)
  if (letters === '') return null
  const pattern = new RegExp(
    Array.from(letters, (letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s*'),
    'gu'
  )
  let best: TextRange | null = null
  for (const { index, 0: found } of text.matchAll(pattern)) {
    if (best !== null && Math.abs(index - near) >= Math.abs(best.start - near)) continue
    best = { start: index, end: index + found.length }
  }
  return best
}
