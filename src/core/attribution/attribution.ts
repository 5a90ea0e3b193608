import type { Anonymity, AttributionKind, CueType } from '../model/claim-check'
import type { TextRange } from '../model/text-range'

/** A piece of the text, in UTF-16 code units, with its words: `text.slice(start, end) === quote`. */
export interface Piece extends TextRange {
  readonly quote: string
}

/** Somebody (or nobody named) says, thinks, plans or shows something. Offsets are UTF-16 code units. */
export interface Attribution {
  /** Null where the text names nobody at all: “it is said that”. */
  readonly source: Piece | null
  /** The reporting word: `said`, `according to`. */
  readonly cue: Piece
  /** What is attributed, in text order; at least one piece. */
  readonly content: readonly Piece[]
  /** Only in quotation marks, partly in them, or retold. What the author says is no attribution. */
  readonly kind: Exclude<AttributionKind, 'author-voice'>
  /**
   * A name; what identifies the source without one (“the minister”, “she”); or nothing by which anybody could find it
   * (“a senior official”, “people familiar with the matter”, no source at all).
   */
  readonly anonymity: Anonymity
  readonly cueType: CueType
  /** The source's name as it is written, without titles; null unless the source is named. */
  readonly name: string | null
  /** “She said”: whom it means is for a person to say. */
  readonly isPronoun: boolean
}

/** The piece of a text from `start` to `end` (UTF-16 code units). */
export function pieceOf(text: string, start: number, end: number): Piece {
  return { start, end, quote: text.slice(start, end) }
}
