import type { TextRange } from '../../core/model/text-range'
import { eachSearchWord } from '../../core/query/search-words'
import type { Vocabulary } from './vocabulary'

/** Every so many words the place in the text is kept. */
const STEP = 128

/** A text as a row of word numbers. */
export interface WordColumn {
  /** The vocabulary's number of every word, in order. */
  readonly words: Uint32Array
  /** UTF-16 offset of every 128th word. */
  readonly marks: Uint32Array
}

let scratch = new Uint32Array(1 << 16)

export function wordColumnOf(text: string, vocabulary: Vocabulary): WordColumn {
  const marks: number[] = []
  let count = 0
  eachSearchWord(text, 0, (start, end) => {
    if (count === scratch.length) {
      const larger = new Uint32Array(scratch.length * 2)
      larger.set(scratch)
      scratch = larger
    }
    if (count % STEP === 0) marks.push(start)
    scratch[count] = vocabulary.take(text.slice(start, end))
    count += 1
    return true
  })
  return { words: scratch.slice(0, count), marks: Uint32Array.from(marks) }
}

/** A stretch of words: from the first to before `to`. */
export interface WordRange {
  readonly from: number
  readonly to: number
}

/**
 * Where words stand in the text that the column was made of, in UTF-16 code units.
 *
 * @param ranges in order and without overlaps
 * @returns null when the text is another one: a place is never given without its words
 */
export function placesOf(
  text: string,
  { words, marks }: WordColumn,
  ranges: readonly WordRange[],
  vocabulary: Vocabulary
): TextRange[] | null {
  const places: TextRange[] = []
  for (const { from, to } of ranges) {
    const step = Math.floor(from / STEP)
    let number = step * STEP
    let start = -1
    let end = -1
    let isSame = true
    eachSearchWord(text, marks[step] ?? 0, (wordStart, wordEnd) => {
      if (number >= from) {
        if (number === from) start = wordStart
        end = wordEnd
        isSame &&= vocabulary.take(text.slice(wordStart, wordEnd)) === words[number]
      }
      number += 1
      return number < to
    })
    if (!isSame || start < 0 || number < to) return null
    places.push({ start, end })
  }
  return places
}
