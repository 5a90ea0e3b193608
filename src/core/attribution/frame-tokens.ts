import type { TextRange } from '../model/text-range'

/** A word, a mark, or a whole quotation, in UTF-16 code units. */
export interface FrameToken extends TextRange {
  readonly kind: 'word' | 'mark' | 'quote'
  readonly text: string
  readonly lower: string
}

const TOKEN =
  /(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:[’'&.-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,]\p{N}+)*[\p{L}%]*|\S/gu

/**
 * The tokens of a stretch, each quotation in it being one: reporting words inside a quotation are somebody else's.
 * `quotations` are the paragraph's, in order.
 */
export function frameTokens(text: string, stretch: TextRange, quotations: readonly TextRange[]): FrameToken[] {
  const tokens: FrameToken[] = []
  let from = stretch.start
  for (const quotation of quotations) {
    if (quotation.end <= stretch.start || quotation.start >= stretch.end) continue
    addWords(tokens, text, { start: from, end: Math.max(from, quotation.start) })
    const range = { start: Math.max(from, quotation.start), end: Math.min(stretch.end, quotation.end) }
    tokens.push({ ...range, kind: 'quote', text: text.slice(range.start, range.end), lower: '' })
    from = range.end
  }
  addWords(tokens, text, { start: from, end: stretch.end })
  return tokens
}

function addWords(tokens: FrameToken[], text: string, { start, end }: TextRange): void {
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const [word] = match
    const at = start + match.index
    const kind = /^[\p{L}\p{N}]/u.test(word) ? 'word' : 'mark'
    tokens.push({ start: at, end: at + word.length, kind, text: word, lower: word.toLowerCase() })
  }
}

export const isWord = (token: FrameToken | undefined): token is FrameToken => token?.kind === 'word'
export const isQuote = (token: FrameToken | undefined): token is FrameToken => token?.kind === 'quote'
export const isMark = (token: FrameToken | undefined, marks: string): boolean =>
  token?.kind === 'mark' && marks.includes(token.text)
/** A word that is written with a capital. */
export const isCapital = (token: FrameToken | undefined): boolean => isWord(token) && /^\p{Lu}/u.test(token.text)
/** The word at an index in small letters; empty for anything else. */
export function wordAt(tokens: readonly FrameToken[], index: number): string {
  const token = tokens[index]
  return token?.kind === 'word' ? token.lower : ''
}
