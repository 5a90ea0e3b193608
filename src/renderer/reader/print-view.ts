import { assignLanes, type LanePlace } from '../../core/anchoring/lanes'
import { rangesOverlap } from '../../core/model/text-range'
import type { Span } from '../../core/model/annotation'
import type { Segment } from '../../core/model/article'
import { markedParagraphs, type MarkedPiece } from '../../core/query/marked-pieces'
import type { LegendEntry, ListedItem, PrintContent } from './print-content'
import styles from './print-view.module.css'

/** Without colours, labels are told apart by the shape of their line as well as by their number. */
const LINES = ['solid', 'dashed', 'dotted', 'double', 'wavy'] as const

/** Lines of overlapping highlights, one below the other as in the reader: distance from the baseline. */
const LANE_OFFSETS = ['0.22em', '0.38em', '0.54em', '0.7em'] as const

interface Marks {
  /** By the ids of the labels. */
  readonly legend: ReadonlyMap<string, LegendEntry>
  /** By the ids of the spans. */
  readonly lanes: ReadonlyMap<string, LanePlace>
}

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
  if (content.byline.length > 0) header.append(bylineOf(content.byline))
  if (content.legend.length > 0) header.append(legendOf(content.legend))

  const marks = {
    legend: new Map(content.legend.map((entry) => [entry.id, entry])),
    lanes: assignLanes(content.spans)
  }
  let isHeaderDue = true
  const whole = { start: 0, end: printed.text.length }
  for (const { start, end, pieces } of markedParagraphs(printed.text, whole, content.spans)) {
    const isTitle = titles.some((title) => rangesOverlap(title, { start, end }))
    // The byline stands under the title, wherever that is.
    if (!isTitle && isHeaderDue) {
      view.append(header)
      isHeaderDue = false
    }
    const paragraph = make(isTitle ? 'h1' : 'p', styles[isTitle ? 'title' : 'paragraph'])
    paragraph.dir = 'auto'
    for (const piece of pieces) paragraph.append(...nodesOf(piece, printed.text, marks))
    view.append(paragraph)
  }
  if (isHeaderDue) view.append(header)
  view.append(...listOf('Claims', content.claims), ...listOf('Notes', content.notes))
  return view
}

function nodesOf(piece: MarkedPiece<Span>, text: string, { legend, lanes }: Marks): Node[] {
  const laneOf = (span: Span) => lanes.get(span.id)?.lane ?? 0
  let words: Node = document.createTextNode(text.slice(piece.start, piece.end))
  for (const span of piece.spans.toSorted((a, b) => laneOf(a) - laneOf(b))) {
    const mark = make('mark', styles['mark'])
    const entry = legend.get(span.label)
    if (entry) paint(mark, entry, laneOf(span))
    mark.append(words)
    words = mark
  }
  const numbers = piece.ending.flatMap((span) => legend.get(span.label)?.number ?? [])
  return numbers.length === 0 ? [words] : [words, make('sup', styles['number'], numbers.join(' '))]
}

function paint(mark: HTMLElement, { hue, number }: LegendEntry, lane = 0): void {
  mark.style.setProperty('--hue', String(hue ?? 0))
  mark.style.setProperty('--chroma', hue === null ? '0' : '1')
  mark.style.textDecorationStyle = LINES[(number - 1) % LINES.length] ?? 'solid'
  mark.style.textUnderlineOffset = LANE_OFFSETS[lane] ?? LANE_OFFSETS[3]
}

/** In one line; whatever turns one part round turns no other (X7). */
function bylineOf(parts: readonly string[]): HTMLElement {
  const line = make('p', styles['byline'])
  for (const part of parts) line.append(...(line.hasChildNodes() ? [' · '] : []), make('bdi', undefined, part))
  return line
}

function legendOf(entries: readonly LegendEntry[]): HTMLElement {
  const legend = make('p', styles['legend'])
  legend.append('Highlights: ')
  for (const entry of entries) {
    const item = make('bdi', styles['entry'])
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
