import type { ParagraphMark } from '../../model/article'
import type { TextRange } from '../../model/text-range'
import { lanesOf } from '../marked/lanes'
import type { NumberedDocument, NumberedPassage } from '../marked/numbered-passages'
import { blocksOf } from '../marked/pieces'
import type { Block, Piece } from '../marked/pieces'
import { html } from './escape'

/** Whether the text begins with the title, so that it need not stand above the text as well. */
export function startsWithTitle({ document: { article, text } }: NumberedDocument): boolean {
  const first = text.trimStart().split('\n', 1)[0] ?? ''
  return article.title.trim() !== '' && first.trim() === article.title.trim()
}

/**
 * The text of a document with its passages marked. Tags apart, it is the text, letter by letter: numbers of passages
 * are put in by the style.
 *
 * @param prefix before the ids of the page: several documents may stand on one
 */
export function textHtml(told: NumberedDocument, prefix: string): string {
  const { document, passages } = told
  const { article, text, bookmarks } = document
  const masked = article.segments.filter(({ excluded }) => excluded)
  const blocks = blocksOf({ text, passages, masked, bookmarks: bookmarks.map(({ range }) => range) })
  const lanes = lanesOf(passages)
  const kinds = new ParagraphKinds(article.paragraphs)
  let title = startsWithTitle(told)
  const parts = blocks.map((block) => {
    const inside = block.pieces.map((piece) => pieceHtml(text, piece, lanes, bookmarks, prefix)).join('')
    if (!block.isParagraph) return inside
    const [name, attributes] = title ? ['h1', ''] : elementOf(kinds.at(block))
    title = false
    return `<${name}${attributes} dir="auto">${inside}</${name}>`
  })
  return `<div class="text">${parts.join('')}</div>\n`
}

function pieceHtml(
  text: string,
  { start, end, passages, isMasked, ending, marks }: Piece,
  lanes: ReadonlyMap<number, number>,
  bookmarks: NumberedDocument['document']['bookmarks'],
  prefix: string
): string {
  const numbers = ending.map(({ number, label }) => {
    const name = html(`Annotation ${number}: ${label}`)
    return `<a class="number" id="${prefix}m${number}" href="#${prefix}n${number}" data-number="${number}" aria-label="${name}"></a>`
  })
  const places = marks.map((index) => {
    const name = html(`Bookmark: ${bookmarks[index]?.name ?? ''}`)
    return `<a class="number" id="${prefix}p${index + 1}" href="#${prefix}b${index + 1}" data-number="★" aria-label="${name}"></a>`
  })
  const words = html(text.slice(start, end))
  const after = numbers.join('') + places.join('')
  if (words.trim() === '') return words + after
  const shown = isMasked ? `<span class="masked">${words}</span>` : words
  return passages.length === 0 ? shown + after : `<mark${markAttributes(passages, lanes)}>${shown}${after}</mark>`
}

/** The colour of the passage that begins last, and a line for each of them. */
function markAttributes(passages: readonly NumberedPassage[], lanes: ReadonlyMap<number, number>): string {
  const front = passages.at(-1)
  const style = front ? [hueStyle(front.hue, '')] : []
  let lines = 0
  for (const { number, hue } of passages) {
    const lane = lanes.get(number) ?? 0
    lines = Math.max(lines, lane + 1)
    style.push(hueStyle(hue, String(lane)))
  }
  const names = passages.map(({ number }) => number).join(' ')
  const title = html(passages.map(({ label }) => label).join(', '))
  return ` class="lines-${lines}" style="${style.join(';')}" data-annotations="${names}" title="${title}"`
}

/** A hue as a custom property; a label that has none is grey. */
export function hueStyle(hue: number | null, of: string): string {
  return hue === null ? `--h${of}:0;--k${of}:0` : `--h${of}:${hue}`
}

class ParagraphKinds {
  readonly #marks: readonly ParagraphMark[]
  #next = 0

  constructor(marks: readonly ParagraphMark[]) {
    this.#marks = [...marks].sort((a, b) => a.start - b.start)
  }

  /** What the paragraph is; null for running text. Asked for in text order. */
  at({ start }: TextRange & Pick<Block, 'isParagraph'>): ParagraphMark | null {
    while ((this.#marks[this.#next]?.end ?? Infinity) <= start) this.#next += 1
    const mark = this.#marks[this.#next]
    return mark && mark.start <= start ? mark : null
  }
}

function elementOf(mark: ParagraphMark | null): readonly [name: string, attributes: string] {
  if (mark === null) return ['p', '']
  if (mark.kind !== 'heading') return ['p', ` class="${mark.kind}"`]
  return [`h${Math.min(6, Math.max(2, (mark.level ?? 1) + 1))}`, '']
}
