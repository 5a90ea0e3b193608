import type { TextRange } from '../../../../core/model/text-range'

/** Numbers that look random and are the same every time (mulberry32); `below` is exclusive. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** Every run of characters that are no white space, as UTF-16 ranges. */
export function wordRanges(text: string): TextRange[] {
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }))
}

/** A passage of up to `longest` words within one line; null where the line that was hit has none. */
export function samplePassage(
  text: string,
  words: readonly TextRange[],
  next: (below: number) => number,
  longest: number
): TextRange | null {
  const first = next(words.length)
  const start = words[first]?.start
  if (start === undefined) return null
  const wanted = words[Math.min(words.length - 1, first + next(longest))]?.end ?? start
  const lineEnd = text.indexOf('\n', start)
  const end = lineEnd < 0 ? wanted : Math.min(wanted, lineEnd)
  return end > start ? { start, end } : null
}

interface Edit extends TextRange {
  readonly insert: string
}

/** A text after some edits, and where each of its old places went. */
export interface EditedText {
  readonly text: string
  /** The new offset of an old one (UTF-16 both); null where the text around it went. */
  readonly placeOf: (offset: number) => number | null
}

const FRESH = [
  'An official said later that this was untrue.',
  'It rained.',
  'The office is closed until spring, we hear.'
]

/** Puts sentences in, takes words out and replaces them, at places that the numbers choose. */
export function editRandomly(text: string, words: readonly TextRange[], next: (below: number) => number): EditedText {
  const wanted = Array.from({ length: 1 + next(Math.min(60, words.length)) }, (): Edit => {
    const first = next(words.length)
    const start = words[first]?.start ?? 0
    const end = words[Math.min(words.length - 1, first + next(12))]?.end ?? start
    const kind = next(3)
    if (kind === 0) return { start, end: start, insert: `${FRESH[next(FRESH.length)] ?? ''} ` }
    return { start, end, insert: kind === 1 ? '' : 'something else' }
  })
  const edits: Edit[] = []
  for (const edit of wanted.toSorted((a, b) => a.start - b.start)) {
    if ((edits.at(-1)?.end ?? -1) < edit.start) edits.push(edit)
  }
  let [result, done] = ['', 0]
  for (const { start, end, insert } of edits) {
    result += text.slice(done, start) + insert
    done = end
  }
  const placeOf = (offset: number): number | null => {
    let shift = 0
    for (const { start, end, insert } of edits) {
      if (end <= offset) shift += insert.length - (end - start)
      else if (start < offset) return null
    }
    return offset + shift
  }
  return { text: result + text.slice(done), placeOf }
}
