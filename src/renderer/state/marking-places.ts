import type { ClientCommand } from '../../core/commands/command'
import type { Mark } from '../../core/model/evidence'
import type { Layer } from '../../core/model/library'
import type { TextRange } from '../../core/model/text-range'
import { unionOf } from '../../core/session/ranges'
import { snapToGraphemes } from '../../core/text/graphemes'
import { lineAt } from '../../core/text/paragraphs'
import { quoteOf } from '../../core/text/quote'
import { sentencesOf } from '../../core/text/sentences'
import { trimRange } from '../../core/text/trim-range'

/** A line longer than this has its sentences looked for around the place only. In UTF-16 code units. */
const LONG_LINE = 20_000

/**
 * The sentence at an offset (UTF-16 code units), or with `paragraph` the rest of the paragraph from that sentence on;
 * null in a blank line.
 */
export function placeAt(
  text: string,
  offset: number,
  unit: 'sentence' | 'paragraph',
  language: string
): TextRange | null {
  const line = lineAt(text, offset)
  const window = snapToGraphemes(text, {
    start: Math.max(line.start, offset - LONG_LINE),
    end: Math.min(line.end, offset + LONG_LINE)
  })
  const sentences = sentencesOf(text.slice(window.start, window.end), language)
  const at = sentences.find(({ end }) => window.start + end > offset) ?? sentences.at(-1)
  if (!at) return null
  const start = window.start + at.start
  const end = unit === 'sentence' ? window.start + at.end : line.end
  return wholeWords(text, { start, end })
}

/** Without white space at the edges, and no grapheme cut; null when nothing is left. */
export function wholeWords(text: string, range: TextRange): TextRange | null {
  const trimmed = trimRange(text, range)
  return trimmed && snapToGraphemes(text, trimmed)
}

type Cleared = Pick<Layer, 'marks' | 'article'>

/** The marks that say of a part of a range that there is nothing to check. */
function clearing({ marks }: Cleared, range: TextRange): readonly Mark[] {
  return [...marks.values()].filter(
    (mark) =>
      mark.kind === 'nothing-to-check' && !mark.orphan && mark.range.start < range.end && mark.range.end > range.start
  )
}

/** True when all of the range's words are in passages with nothing to check. */
export function isCleared(text: string, layer: Cleared, range: TextRange): boolean {
  let rest = range.start
  for (const { start, end } of unionOf(clearing(layer, range).map((mark) => mark.range))) {
    if (wholeWords(text, { start: rest, end: Math.max(rest, start) })) return false
    rest = end
  }
  return rest >= range.end || wholeWords(text, { start: rest, end: range.end }) === null
}

/** Says that there is nothing to check in a range. */
export function clearRange(text: string, layer: Cleared, range: TextRange, id: string): ClientCommand {
  const { start, end } = range
  const mark = { id, kind: 'nothing-to-check' as const, range: { start, end }, rule: '', reason: '' }
  return { type: 'check.put', article: layer.article, marks: [{ ...mark, quote: quoteOf(text, range) }] }
}

/** Takes that back for a range; what is left of the marks that reach beyond it stays. To be run as one action. */
export function unclearRange(
  text: string,
  layer: Cleared,
  range: TextRange,
  newId: () => string
): readonly ClientCommand[] {
  const touched = clearing(layer, range)
  const left = unionOf(touched.map((mark) => mark.range)).flatMap(({ start, end }) =>
    [
      { start, end: Math.min(end, range.start) },
      { start: Math.max(start, range.end), end }
    ].flatMap((part) => (part.start < part.end ? (wholeWords(text, part) ?? []) : []))
  )
  const removed: ClientCommand = { type: 'check.remove', article: layer.article, marks: touched.map(({ id }) => id) }
  return [removed, ...left.map((part) => clearRange(text, layer, part, newId()))]
}
