import { compareInnermost, type LaneSpan } from '../anchoring/lanes'
import { rangesOverlap, type TextRange } from '../model/text-range'
import { paragraphsOf } from '../text/paragraphs'

/** A stretch of text over which the same spans lie. Offsets in UTF-16 code units. */
export interface MarkedPiece<Marked extends LaneSpan> extends TextRange {
  /** The spans over it, the innermost first. */
  readonly spans: readonly Marked[]
  /** Those of them that end with it, the innermost first: where a discontinuous span ends is the end of its last range. */
  readonly ending: readonly Marked[]
}

/**
 * Cuts a range of the text where spans begin and end. The pieces follow one another without gaps and fill the range; an
 * empty range has none. It takes time in proportion to the spans, times the depth at which they lie over one another.
 *
 * @param further offsets inside the range at which it is cut as well
 */
export function markedPieces<Marked extends LaneSpan>(
  range: TextRange,
  spans: Iterable<Marked>,
  further: Iterable<number> = []
): MarkedPiece<Marked>[] {
  const begins = new Map<number, Marked[]>()
  const ends = new Map<number, Marked[]>()
  const cuts = new Set<number>([range.start, range.end, ...further])
  for (const span of spans) {
    for (const each of span.ranges) {
      if (!rangesOverlap(each, range)) continue
      const start = Math.max(each.start, range.start)
      const end = Math.min(each.end, range.end)
      cuts.add(start).add(end)
      append(begins, start, span)
      append(ends, end, span)
    }
  }
  const offsets = [...cuts].sort((a, b) => a - b)
  const over = new Set<Marked>()
  return offsets.slice(1).map((end, index) => {
    const start = offsets[index] ?? end
    for (const span of begins.get(start) ?? []) over.add(span)
    const piece = {
      start,
      end,
      spans: [...over].sort(compareInnermost),
      ending: (ends.get(end) ?? []).filter((span) => span.ranges.at(-1)?.end === end).sort(compareInnermost)
    }
    for (const span of ends.get(end) ?? []) over.delete(span)
    return piece
  })
}

/** A paragraph, or what of it lies in a range, with its pieces. */
export interface MarkedParagraph<Marked extends LaneSpan> extends TextRange {
  readonly pieces: readonly MarkedPiece<Marked>[]
}

/**
 * The paragraphs of a range of the text, each cut into pieces. A span that ends in the white space behind a paragraph
 * ends with that paragraph's last piece.
 */
export function markedParagraphs<Marked extends LaneSpan>(
  text: string,
  range: TextRange,
  spans: Iterable<Marked>
): MarkedParagraph<Marked>[] {
  const paragraphs = paragraphsOf(text.slice(range.start, range.end)).map(({ start, end }) => ({
    start: start + range.start,
    end: end + range.start,
    pieces: [] as MarkedPiece<Marked>[]
  }))
  const edges = paragraphs.flatMap(({ start, end }) => [start, end])
  let at = 0
  for (const piece of markedPieces(range, spans, edges)) {
    while (at + 1 < paragraphs.length && (paragraphs[at + 1]?.start ?? Infinity) <= piece.start) at += 1
    const paragraph = paragraphs[at]
    const last = paragraph?.pieces.at(-1)
    if (paragraph && piece.start >= paragraph.start && piece.end <= paragraph.end) paragraph.pieces.push(piece)
    else if (paragraph && last && piece.ending.length > 0) {
      paragraph.pieces[paragraph.pieces.length - 1] = { ...last, ending: [...last.ending, ...piece.ending] }
    }
  }
  return paragraphs
}

function append<Marked>(lists: Map<number, Marked[]>, offset: number, span: Marked): void {
  const list = lists.get(offset)
  if (list) list.push(span)
  else lists.set(offset, [span])
}
