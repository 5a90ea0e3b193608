import type { ParagraphMark } from '../../model/article'
import type { TextRange } from '../../model/text-range'
import { paragraphsOf } from '../../text/paragraphs'
import type { NumberedDocument, NumberedPassage } from '../marked/numbered-passages'
import { escapedUnits } from './escape'

/** The text of a document with its passages in brackets, and the footnotes that they refer to, in this order. */
export interface MarkedText {
  readonly markdown: string
  readonly notes: readonly NumberedPassage[]
}

interface Places {
  /** How many brackets open before the code unit at that position. */
  readonly opening: Map<number, number>
  /** Passages whose brackets close before the code unit at that position, the inner ones first. */
  readonly closing: Map<number, NumberedPassage[]>
  /** Passages without words. */
  readonly empty: Map<number, NumberedPassage[]>
}

/**
 * Writes the text paragraph by paragraph. A passage is `\[words\][^3]`: brackets that every program shows, and a
 * footnote in those that know footnotes.
 *
 * @param first number of the first footnote; they are numbered as they are referred to, as programs do it
 * @param isTitle whether the first paragraph is the title of the article
 */
export function markedText(
  { document, passages }: NumberedDocument,
  first: number,
  isTitle: boolean
): MarkedText & { readonly numbers: ReadonlyMap<number, number> } {
  const { text, article } = document
  const paragraphs = paragraphsOf(text)
  const places = placesOf(passages, paragraphs)
  const numbers = new Map<number, number>()
  const notes: NumberedPassage[] = []
  const refer = (passage: NumberedPassage): string => {
    let number = numbers.get(passage.number)
    if (number === undefined) {
      numbers.set(passage.number, (number = first + notes.length))
      notes.push(passage)
    }
    return `[^${number}]`
  }
  const at = (position: number, side: 'end' | 'start'): string => {
    if (side === 'end') return (places.closing.get(position) ?? []).map((passage) => `\\]${refer(passage)}`).join('')
    const empty = (places.empty.get(position) ?? []).map((passage) => `\\[\\]${refer(passage)}`).join('')
    return empty + '\\['.repeat(places.opening.get(position) ?? 0)
  }
  const kinds = [...article.paragraphs].sort((a, b) => a.start - b.start)
  let kindAt = 0
  const blocks = paragraphs.map((paragraph, index) => {
    const { start, end } = paragraph
    const units = escapedUnits(text.slice(start, end))
    const marked = units.map((unit, offset) => {
      const position = start + offset
      return `${offset === 0 ? '' : at(position, 'end')}${at(position, 'start')}${unit}`
    })
    while ((kinds[kindAt]?.end ?? Infinity) <= start) kindAt += 1
    const mark = kinds[kindAt]
    const kind = mark && mark.start <= start ? mark : null
    return blockOf(marked.join('') + at(end, 'end') + at(end, 'start'), isTitle && index === 0 ? 'title' : kind)
  })
  const rest = paragraphs.length === 0 ? at(0, 'start') : ''
  return { markdown: [...blocks, ...(rest === '' ? [] : [rest])].join('\n\n'), notes, numbers }
}

/** Where brackets stand: on the words, not on the white space between paragraphs. */
function placesOf(passages: readonly NumberedPassage[], paragraphs: readonly TextRange[]): Places {
  const places: Places = { opening: new Map(), closing: new Map(), empty: new Map() }
  const add = (map: Map<number, NumberedPassage[]>, at: number, passage: NumberedPassage): void => {
    const known = map.get(at)
    if (known) known.push(passage)
    else map.set(at, [passage])
  }
  // The one that begins last is the inner one, and closes first.
  for (const passage of [...passages].reverse()) {
    if (passage.span.orphan !== null) continue
    const placed = passage.span.ranges.map((range) => onWords(range, paragraphs))
    const filled = placed.filter(({ start, end }) => start < end)
    for (const { start, end } of filled) {
      places.opening.set(start, (places.opening.get(start) ?? 0) + 1)
      add(places.closing, end, passage)
    }
    if (filled.length === 0) add(places.empty, placed[0]?.start ?? 0, passage)
  }
  return places
}

/** The part of a range that is in paragraphs; empty at the nearest paragraph when there is none. */
function onWords({ start, end }: TextRange, paragraphs: readonly TextRange[]): TextRange {
  const index = firstIndex(paragraphs, (paragraph) => paragraph.end > start)
  const begins = paragraphs[index] ?? paragraphs.at(-1)
  const from = begins ? Math.min(Math.max(start, begins.start), begins.end) : 0
  const ends = paragraphs[firstIndex(paragraphs, (paragraph) => paragraph.start >= end) - 1]
  const to = ends ? Math.min(end, ends.end) : 0
  return from < to && start < end ? { start: from, end: to } : { start: from, end: from }
}

/** The first index for which it holds, when it holds for all behind it; the length when it holds for none. */
function firstIndex(paragraphs: readonly TextRange[], holds: (paragraph: TextRange) => boolean): number {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const paragraph = paragraphs[middle]
    if (paragraph && holds(paragraph)) high = middle
    else low = middle + 1
  }
  return low
}

function blockOf(line: string, kind: ParagraphMark | 'title' | null): string {
  if (kind === null) return line
  if (kind === 'title') return `# ${line}`
  if (kind.kind === 'heading') return `${'#'.repeat(Math.min(6, Math.max(2, (kind.level ?? 1) + 1)))} ${line}`
  if (kind.kind === 'list-item') return `- ${line}`
  return kind.kind === 'quote' ? `> ${line}` : line
}
