import { pieceOf } from './attribution'
import type { Piece } from './attribution'
import type { FrameToken } from './frame-tokens'

/** Tokens from `first` to `last`, both included. */
export interface TokenSpan {
  readonly first: number
  readonly last: number
}

const LOOSE_MARK = /^[.,;:…–—-]$/

/** The piece of text under a span without loose marks at its ends, or null when nothing is left. */
export function spanPiece(text: string, tokens: readonly FrameToken[], span: TokenSpan): Piece | null {
  let { first, last } = span
  while (first <= last && LOOSE_MARK.test(tokens[first]?.text ?? '')) first += 1
  while (last >= first && LOOSE_MARK.test(tokens[last]?.text ?? '')) last -= 1
  const from = tokens[first]
  const to = tokens[last]
  return from && to && first <= last ? pieceOf(text, from.start, to.end) : null
}
