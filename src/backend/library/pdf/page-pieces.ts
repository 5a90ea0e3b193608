/** A text item of a page as pdf.js gives it; matrix [a b c d e f] in PDF units, y upwards. */
export interface PdfItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** Words that stand together on one baseline. Coordinates in points (1/72 inch); y grows downwards. */
export interface Piece {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline. */
  readonly y: number
  /** Size of the letters. */
  readonly size: number
}

/** More items than this on a page are a drawing made of letters, or are there to hurt. */
export const MOST_ITEMS = 50_000
/** A gap wider than this share of the letters' size parts two pieces: the gutter of columns, cells of a table. */
const PIECE_GAP = 1.1
/** A gap wider than this is a space that was not written. */
const WORD_GAP = 0.17
/** Letters that are not higher than this share of the line's are raised or lowered: they belong to it. */
const SAME_LINE = 0.45

/** Writing without spaces between words: gaps in it only fill a line. */
export const UNSPACED = /[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]$/u

interface Glyphs extends Piece {
  readonly isSpace: boolean
}

/** Direction of the text in quarter turns, 0 to 3; -1 for text that runs slantwise. */
function quarterOf([a = 0, b = 0]: readonly number[]): number {
  const turns = Math.atan2(b, a) / (Math.PI / 2)
  const quarter = Math.round(turns)
  return Math.abs(turns - quarter) > 0.03 ? -1 : (quarter + 4) % 4
}

function place(item: PdfItem, quarter: number): Glyphs {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform
  const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height
  // Turned so that the text runs to the right and lines follow one another downwards.
  const [x, y] = [
    [e, -f],
    [f, e],
    [-e, f],
    [-f, -e]
  ][quarter] as [number, number]
  const text = item.str
  return { text, left: x, right: x + item.width, y, size, isSpace: text.trim() === '' }
}

/** How the most letters of the page run: a page scanned or set sideways is read as it stands. */
function mainQuarter(items: readonly PdfItem[]): number {
  const letters = [0, 0, 0, 0]
  for (const { str, transform } of items) {
    const quarter = quarterOf(transform)
    if (quarter >= 0) letters[quarter] = (letters[quarter] ?? 0) + str.length
  }
  return letters.indexOf(Math.max(...letters))
}

/**
 * Puts the items of a page together to pieces of lines. Text that runs in another direction than most of the page
 * (stamps at the margin, watermarks, labels of axes) is left out.
 */
export function piecesOf(items: readonly PdfItem[]): readonly Piece[] {
  const limited = items.slice(0, MOST_ITEMS)
  const quarter = mainQuarter(limited)
  const glyphs = limited
    .filter((item) => item.str !== '' && quarterOf(item.transform) === quarter)
    .map((item) => place(item, quarter))
    .filter(({ left, right, y, size }) => [left, right, y, size].every(Number.isFinite) && size > 0)
  const pieces: Piece[] = []
  let line: Glyphs[] = []
  for (const glyph of glyphs) {
    const last = line.at(-1)
    if (last && !continues(last, glyph)) {
      pieces.push(...join(line))
      line = []
    }
    line.push(glyph)
  }
  pieces.push(...join(line))
  return pieces
}

/** Whether glyphs go on where the last ones ended; the order of the page's program is believed so far. */
function continues(last: Glyphs, next: Glyphs): boolean {
  const size = Math.max(last.size, next.size)
  if (Math.abs(next.y - last.y) > size * SAME_LINE) return false
  const gap = next.left - last.right
  return gap > -size * 0.6 && (gap < size * PIECE_GAP || next.isSpace || last.isSpace)
}

function join(line: readonly Glyphs[]): Piece[] {
  const pieces: Piece[] = []
  let current: Glyphs | null = null
  let pendingSpace = false
  for (const glyph of line) {
    if (glyph.isSpace) {
      pendingSpace = true
      continue
    }
    if (current && glyph.text === current.text && Math.abs(glyph.left - current.left) < 1) continue
    const gap = current ? glyph.left - current.right : 0
    if (!current || gap > Math.max(current.size, glyph.size) * PIECE_GAP) {
      if (current) pieces.push(trimmed(current))
      current = glyph
    } else {
      const isUnspaced = UNSPACED.test(current.text.slice(-1)) && UNSPACED.test(glyph.text.slice(0, 1))
      const isGap = gap > current.size * WORD_GAP && !/\s$/.test(current.text.slice(-1))
      const isSpaced = !isUnspaced && (pendingSpace || isGap)
      const text: string = current.text + (isSpaced ? ' ' : '') + glyph.text
      // Raised numbers are smaller; the line is as high as its longest part.
      const isMain: boolean = glyph.text.length > current.text.length
      const main: Glyphs = isMain ? glyph : current
      const right = Math.max(current.right, glyph.right)
      current = { left: current.left, isSpace: false, text, right, y: main.y, size: main.size }
    }
    pendingSpace = false
  }
  if (current) pieces.push(trimmed(current))
  return pieces.filter(({ text }) => text !== '')
}

const trimmed = ({ text, left, right, y, size }: Glyphs): Piece => ({
  // Programs that draw a character's radical form mean the character: `⼦` is `子`.
  text: text
    .replace(/[\u2f00-\u2fd5]/g, (radical) => radical.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim(),
  left,
  right,
  y,
  size
})
