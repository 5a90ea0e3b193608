import { rangesOverlap } from '../../core/model/text-range'
import type { Span } from '../../core/model/annotation'
import type { Segment } from '../../core/model/article'
import { markedParagraphs, type MarkedPiece } from '../../core/query/marked-pieces'
import type { LegendEntry, ListedItem, PrintContent } from './print-content'
import styles from './print-view.module.css'

/** Without colours, labels are told apart by the shape of their line as well as by their number. */
const LINES = ['solid', 'dashed', 'dotted', 'double', 'wavy'] as const

/** The article being printed: its frozen text with what it is, and its language (BCP 47). */
export interface PrintedText {
  readonly text: string
  readonly language: string
  readonly segments: readonly Segment[]
}

/**
 * The page that is printed instead of the window. Highlights are elements here: the highlights of the reader paint no
 * backgrounds on paper, and a print must say what they mean in black and white. Words come in as text nodes only (X7).
 */
export function buildPrintView(content: PrintContent, printed: PrintedText): HTMLElement {
  const view = make('article', styles['print'])
  view.lang = printed.language
  const titles = printed.segments.filter((segment) => segment.role === 'title')
  const header = make('header', styles['header'])
  if (titles.length === 0) header.append(make('h1', styles['title'], content.title))
  if (content.byline !== '') header.append(make('p', styles['byline'], content.byline))
  if (content.legend.length > 0) header.append(legendOf(content.legend))
  view.append(header)

  const legend = new Map(content.legend.map((entry) => [entry.id, entry]))
  const whole = { start: 0, end: printed.text.length }
  for (const { start, end, pieces } of markedParagraphs(printed.text, whole, content.spans)) {
    const isTitle = titles.some((title) => rangesOverlap(title, { start, end }))
    const paragraph = make(isTitle ? 'h1' : 'p', styles[isTitle ? 'title' : 'paragraph'])
    paragraph.dir = 'auto'
    for (const piece of pieces) paragraph.append(...nodesOf(piece, printed.text, legend))
    view.append(paragraph)
  }
  view.append(...listOf('Claims', content.claims), ...listOf('Notes', content.notes))
  return view
}

function nodesOf(piece: MarkedPiece<Span>, text: string, legend: ReadonlyMap<string, LegendEntry>): Node[] {
  const words = text.slice(piece.start, piece.end)
  const front = piece.spans[0] && legend.get(piece.spans[0].label)
  const nodes: Node[] = []
  if (!front) nodes.push(document.createTextNode(words))
  else {
    const mark = make('mark', styles['mark'], words)
    paint(mark, front)
    nodes.push(mark)
  }
  const numbers = piece.ending.flatMap((span) => legend.get(span.label)?.number ?? [])
  if (numbers.length > 0) nodes.push(make('sup', styles['number'], numbers.join(' ')))
  return nodes
}

function paint(mark: HTMLElement, { hue, number }: LegendEntry): void {
  mark.style.setProperty('--hue', String(hue ?? 0))
  mark.style.setProperty('--chroma', hue === null ? '0' : '1')
  mark.style.textDecorationStyle = LINES[(number - 1) % LINES.length] ?? 'solid'
}

function legendOf(entries: readonly LegendEntry[]): HTMLElement {
  const legend = make('p', styles['legend'])
  legend.append('Highlights: ')
  for (const entry of entries) {
    const item = make('span', styles['entry'])
    const mark = make('mark', styles['mark'], entry.name)
    paint(mark, entry)
    item.append(mark, make('sup', styles['number'], String(entry.number)))
    legend.append(item, ' ')
  }
  return legend
}

function listOf(heading: string, items: readonly ListedItem[]): HTMLElement[] {
  if (items.length === 0) return []
  const list = make('ol', styles['list'])
  for (const item of items) {
    const entry = make('li', styles['item'])
    entry.append(make('p', styles['itemHeading'], item.heading))
    entry.append(...item.lines.map((line) => make('p', styles['line'], line)))
    list.append(entry)
  }
  const section = make('section', styles['section'])
  section.append(make('h2', styles['heading'], heading), list)
  return [section]
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string | undefined,
  text = ''
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  if (className !== undefined) element.className = className
  if (text !== '') element.textContent = text
  return element
}
