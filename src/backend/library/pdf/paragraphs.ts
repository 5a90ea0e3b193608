import { UNSPACED } from './page-pieces'
import type { Piece } from './page-pieces'
import type { Line } from './reading-order'

/** Lines that belong together. */
export interface Paragraph {
  readonly text: string
  /** Number of the page on which it begins, from 1. */
  readonly page: number
  readonly size: number
  readonly kind: 'text' | 'list-item' | 'table-row'
}

/** A line with its page, from 1. */
export interface PageLine extends Line {
  readonly page: number
}

const BULLET = /^(?:[•‣▪◦●○■□–—*·]|\d{1,3}[.)]|\(?[a-z][)])\s+\S/u
const ENDS_SENTENCE = /[.!?…:。！？]["'”’»)\]]*(?:\s?\[?\d{1,3}\]?)?$/u
/** A hyphen after a capital or after another hyphen is part of the word: `US-supplied`, `two-and-a-half`. */
const HYPHEN = /(?<![\p{L}-])(\p{L}*\p{Ll})[-\u2010\u00ad]$/u
/** Lines farther apart than this, in sizes of their letters, are not of one block. */
const WIDEST_LEADING = 2.6
/** How far apart the lines of a paragraph usually stand, in sizes of their letters. */
function usualLeading(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>()
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (!before || before.page !== line.page || before.column !== line.column) continue
    const leading = Math.round(((line.y - before.y) / line.size) * 20) / 20
    if (leading > 0.8 && leading < WIDEST_LEADING) counts.set(leading, (counts.get(leading) ?? 0) + line.text.length)
  }
  // The closest distance that is common: where every paragraph is one line, the gaps between them are as common.
  const common = Math.max(0, ...counts.values()) * 0.25
  return [...counts].filter(([, count]) => count >= common).sort(([a], [b]) => a - b)[0]?.[0] ?? 1.2
}

/** Whether lines have gaps at the same places, as rows of a table do and words set wide do not. */
function isAligned(line: PageLine, other: PageLine | undefined): boolean {
  if (!other || other.page !== line.page || other.column !== line.column || other.cells.length < 2) return false
  // Right edges agree in justified text as well: there only figures count.
  const near = (piece: Piece, cell: Piece): boolean =>
    Math.abs(piece.left - cell.left) < 2 ||
    (Math.abs(piece.right - cell.right) < 2 && /\d/.test(piece.text) && /\d/.test(cell.text))
  return line.cells.slice(1).some((cell) => other.cells.slice(1).some((piece) => near(piece, cell)))
}

function isTableRow(lines: readonly PageLine[], index: number): boolean {
  const line = lines[index]
  if (!line || line.cells.length < 2) return false
  return isAligned(line, lines[index - 1]) || isAligned(line, lines[index + 1])
}

/** Whether the next line's first word would have had room at the end of this one: then its end was meant. */
function hadRoom(line: Line, next: Line): boolean {
  const word = next.text.split(' ', 1)[0] ?? ''
  const letter = (next.right - next.left) / Math.max(1, next.text.length)
  return line.columnRight - line.right > word.length * letter + line.size
}

/** Lines before and behind that show how wide a block is set. */
const BLOCK_LINES = 12

/** The right edge of the block of lines that a line stands in: lines of one column that begin at the same place. */
function blockRight(lines: readonly PageLine[], index: number): number {
  const line = lines[index]
  if (!line) return 0
  const isSame = (other: PageLine | undefined): other is PageLine =>
    other !== undefined &&
    other.page === line.page &&
    other.column === line.column &&
    Math.abs(other.left - line.left) < 1 &&
    Math.abs(other.size - line.size) < 0.5
  let { right } = line
  for (const step of [-1, 1]) {
    let { y } = line
    for (let at = index + step; Math.abs(at - index) <= BLOCK_LINES; at += step) {
      const other = lines[at]
      // What stands apart is another block, though it may begin at the same place.
      if (!isSame(other) || Math.abs(other.y - y) > line.size * WIDEST_LEADING) break
      right = Math.max(right, other.right)
      y = other.y
    }
  }
  return right
}

/** Whether a line ends although the next word had room in its block: text that only flows does not do that. */
function wasBroken(lines: readonly PageLine[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]]
  if (!line || !next || line.page !== next.page || line.column !== next.column || /[-\u2010\u00ad]$/.test(line.text)) {
    return false
  }
  return hadRoom({ ...line, columnRight: blockRight(lines, index) }, next)
}

function isNewParagraph(line: PageLine, next: PageLine, after: PageLine | undefined, leading: number): boolean {
  if (Math.abs(line.size - next.size) > Math.max(line.size, next.size) * 0.08) return true
  if (BULLET.test(next.text) && !/^[–—*·]/.test(next.text)) return true
  const ended = ENDS_SENTENCE.test(line.text)
  const isIndented = next.left > next.columnLeft + next.size * 0.7 && next.left < next.columnLeft + next.size * 5
  if (line.page !== next.page || line.column !== next.column) {
    // A sentence that ends with a full last line may or may not end its paragraph: more go on than end there.
    return hadRoom(line, next) ? ended || isIndented || !/^\p{Ll}/u.test(next.text) : ended && isIndented
  }
  const gap = (next.y - line.y) / next.size
  if (gap > leading * 1.22 + 0.05 || gap < 0) return true
  const wasIndented = line.left > line.columnLeft + line.size * 0.7
  // Lines that all stand further in belong to the first one that does not: an entry of a list of sources.
  const isHanging = after !== undefined && Math.abs(after.left - next.left) < 1 && after.column === next.column
  if (isIndented && !wasIndented && (ended || hadRoom(line, next) || !isHanging)) return true
  return ended && hadRoom(line, next)
}

/** How often words stand in the text, for deciding about hyphens at the ends of lines. */
function wordsIn(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) words.add(word)
  }
  return words
}

/** Two lines as they follow one another; a hyphen goes unless the word is written with it elsewhere in the text. */
function joined(text: string, next: string, words: ReadonlySet<string>): readonly [string, string] {
  const before = HYPHEN.exec(text)?.[1]
  const after = /^\p{Ll}+/u.exec(next)?.[0]
  if (before !== undefined && after !== undefined) {
    const whole = text.slice(0, -1)
    const isWritten = words.has(`${before}-${after}`.toLowerCase()) && !words.has((before + after).toLowerCase())
    return [isWritten ? `${whole}-` : whole, next]
  }
  if (/\p{L}[-\u2010]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next)) return [text, next]
  if (text.endsWith('\u00ad')) return [text.slice(0, -1), next]
  return [UNSPACED.test(text) ? text : `${text} `, next]
}

/** Puts lines together to paragraphs, across columns and pages, and hyphenated words to whole ones. */
export function paragraphsIn(lines: readonly PageLine[]): readonly Paragraph[] {
  const leading = usualLeading(lines)
  const words = wordsIn(lines)
  // Lines are put together at the end: a paragraph that grows line by line would be copied with each of them.
  const paragraphs: { readonly lines: string[]; page: number; size: number; kind: Paragraph['kind'] }[] = []
  let last: PageLine | null = null
  for (const [index, line] of lines.entries()) {
    const { page, size } = line
    const open = paragraphs.at(-1)
    if (isTableRow(lines, index)) {
      paragraphs.push({ lines: [line.cells.map((cell) => cell.text).join(' | ')], page, size, kind: 'table-row' })
      last = null
    } else if (!open || !last || isNewParagraph(last, line, lines[index + 1], leading) || wasBroken(lines, index - 1)) {
      paragraphs.push({ lines: [line.text], page, size, kind: BULLET.test(line.text) ? 'list-item' : 'text' })
      last = line
    } else {
      open.lines.push(...joined(open.lines.pop() ?? '', line.text, words))
      last = line
    }
  }
  return paragraphs.map(({ lines: parts, ...rest }) => ({ ...rest, text: parts.join('') }))
}
