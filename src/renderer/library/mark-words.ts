import { foldText } from '../../core/query/fold-text'

/** A piece of a text; `hit` pieces are among the words looked for. */
export interface MarkedPiece {
  readonly text: string
  readonly hit: boolean
}

interface Folded {
  readonly text: string
  /** For every code unit of the folded text, and its end, the UTF-16 offset in the text it came from. */
  readonly origin: readonly number[]
}

/** Folds character by character, because folding may change lengths ("ﬁ" becomes "fi"). */
function foldWithOrigins(text: string): Folded {
  let folded = ''
  const origin: number[] = []
  let offset = 0
  for (const character of text) {
    const piece = foldText(character)
    for (let index = 0; index < piece.length; index += 1) origin.push(offset)
    folded += piece
    offset += character.length
  }
  origin.push(text.length)
  return { text: folded, origin }
}

/** Cuts a text where the folded words occur in it; joined again, the pieces are the text. */
export function markWords(text: string, words: readonly string[]): readonly MarkedPiece[] {
  const { text: folded, origin } = foldWithOrigins(text)
  const hit = new Uint8Array(text.length)
  for (const word of words) {
    if (word === '') continue
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      hit.fill(1, origin[at] ?? 0, origin[at + word.length] ?? text.length)
    }
  }
  const pieces: MarkedPiece[] = []
  let start = 0
  for (let index = 1; index <= text.length; index += 1) {
    if (index < text.length && hit[index] === hit[start]) continue
    pieces.push({ text: text.slice(start, index), hit: hit[start] === 1 })
    start = index
  }
  return pieces
}
