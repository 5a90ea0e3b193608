import type { TextRange } from '../model/text-range'
import { freezeText } from '../text/freeze'
import { isGraphemeBoundary } from '../text/graphemes'
import { OffsetError, OffsetMap } from '../text/offset-map'
import { segmenterFor } from '../text/segmenters'
import { isInsideSurrogatePair } from '../text/surrogates'

/** What numbers in a file may count. */
export type CountedUnit = 'codepoint' | 'utf16' | 'grapheme' | 'byte'

/** One way to read the positions of a file. */
export interface PositionReading {
  readonly unit: CountedUnit
  /** Whether CRLF counts as two characters, as it stands, or as one. */
  readonly lineEnds: 'as-is' | 'one'
  /** Whether a byte order mark at the start counts as a character. */
  readonly bom: 'counted' | 'left-out'
}

/** A position in a file: start and end (excluded) as written, and the words that should be there, if the file says. */
export interface StatedPosition extends TextRange {
  readonly exact: string | null
}

/** The id of a reading as a setting has it: `codepoint`, `utf16+crlf-one`, `codepoint+bom`. */
export function readingId({ unit, lineEnds, bom }: PositionReading): string {
  return `${unit}${lineEnds === 'one' ? '+crlf-one' : ''}${bom === 'counted' ? '+bom' : ''}`
}

/** The reading with that id; null when it is none. */
export function readingOf(id: string): PositionReading | null {
  const [unit, ...rest] = id.split('+')
  if (unit !== 'codepoint' && unit !== 'utf16' && unit !== 'grapheme' && unit !== 'byte') return null
  return {
    unit,
    lineEnds: rest.includes('crlf-one') ? 'one' : 'as-is',
    bom: rest.includes('bom') ? 'counted' : 'left-out'
  }
}

/**
 * A text as it stands in a file, and its frozen form. Positions of the file, in any reading, are brought to UTF-16 code
 * units of the frozen text.
 */
export class SourceText {
  readonly raw: string
  readonly frozen: string
  readonly #tables = new Map<string, (offset: number) => number | null>()

  /** @param raw as decoded: a byte order mark and CR line ends included */
  constructor(raw: string) {
    this.raw = raw
    this.frozen = freezeText(raw)
  }

  /**
   * A position in UTF-16 code units of the frozen text; null when it lies outside, begins behind its end, or cuts a
   * character in two. An empty range is one.
   */
  toFrozen({ start, end }: TextRange, reading: PositionReading): TextRange | null {
    const convert = this.#table(reading)
    const from = convert(start)
    const to = convert(end)
    return from === null || to === null || from > to ? null : { start: from, end: to }
  }

  /** The readings of a list that can differ for this text: of those that cannot, only the first is kept. */
  distinct(readings: readonly PositionReading[]): readonly PositionReading[] {
    const seen = new Set<string>()
    return readings.filter((reading) => {
      const { unit, lineEnds, bom } = reading
      // A byte order mark that is counted is no ASCII: it has three bytes.
      const counted = bom === 'counted' ? this.raw : this.frozen
      // eslint-disable-next-line no-control-regex -- ASCII from its first to its last character is what is meant
      const isAscii = /^[\u0000-\u007f]*$/.test(counted)
      const key = [
        isAscii && unit !== 'grapheme' ? 'ascii' : unit,
        this.raw.includes('\r\n') ? lineEnds : '',
        this.raw.startsWith('\uFEFF') ? bom : ''
      ].join()
      return seen.has(key) ? false : seen.add(key)
    })
  }

  #table(reading: PositionReading): (offset: number) => number | null {
    const id = readingId(reading)
    const known = this.#tables.get(id)
    if (known) return known
    const made = this.#makeTable(reading)
    this.#tables.set(id, made)
    return made
  }

  #makeTable({ unit, lineEnds, bom }: PositionReading): (offset: number) => number | null {
    const marks = /^\uFEFF*/.exec(this.raw)?.[0].length ?? 0
    let counted = bom === 'counted' ? this.raw : this.raw.slice(marks)
    if (lineEnds === 'one') counted = counted.replaceAll('\r\n', '\n')
    const toUtf16 = offsetsIn(counted, unit)
    const dropped = bom === 'counted' ? marks : 0
    const returns: number[] = []
    for (let at = counted.indexOf('\r\n'); at !== -1; at = counted.indexOf('\r\n', at + 2)) returns.push(at)
    return (offset) => {
      const at = toUtf16(offset)
      // A position before or between the marks is one before the text.
      return at === null ? null : Math.max(0, at - dropped - countBelow(returns, at))
    }
  }
}

/** How many numbers of a sorted list are smaller. */
function countBelow(sorted: readonly number[], than: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < than) low = middle + 1
    else high = middle
  }
  return low
}

function offsetsIn(text: string, unit: CountedUnit): (offset: number) => number | null {
  if (unit === 'utf16') {
    return (offset) =>
      Number.isSafeInteger(offset) && offset >= 0 && offset <= text.length && !isInsideSurrogatePair(text, offset)
        ? offset
        : null
  }
  if (unit === 'grapheme') {
    let edges: number[] | null = null
    return (offset) => {
      edges ??= graphemeEdges(text)
      return Number.isSafeInteger(offset) ? (edges[offset] ?? null) : null
    }
  }
  const map = OffsetMap.of(text)
  const length = unit === 'codepoint' ? map.codePointLength : map.byteLength
  return (offset) => {
    if (!Number.isSafeInteger(offset) || offset < 0 || offset > length) return null
    try {
      return unit === 'codepoint' ? map.fromCodePoint(offset) : map.fromByte(offset)
    } catch (error) {
      // Inside a character: that is an answer here.
      if (error instanceof OffsetError) return null
      throw error
    }
  }
}

/** Where grapheme clusters begin, and the end of the text, in UTF-16 code units. */
function graphemeEdges(text: string): number[] {
  const edges = [0]
  let at = 0
  // Line by line: a line feed is always a boundary, and the segmenter gets slow on long texts.
  for (const line of text.split(/(?<=\n)/)) {
    for (const { segment } of segmenterFor('und', 'grapheme').segment(line)) edges.push((at += segment.length))
  }
  return edges
}

/** What was found out about how positions are to be read. */
export interface DecidedReading {
  readonly reading: PositionReading
  /** How many positions agree with it, of `total`; without words in the file: how many begin and end between words. */
  readonly agreeing: number
  readonly total: number
  /** Whether another reading of the list would put a position elsewhere. When not, there was nothing to decide. */
  readonly isAmbiguous: boolean
  /** In plain words: what was chosen and why. */
  readonly evidence: string
}

const UNIT_WORDS: Readonly<Record<CountedUnit, string>> = {
  codepoint: 'Unicode code points',
  utf16: 'UTF-16 code units',
  grapheme: 'grapheme clusters',
  byte: 'UTF-8 bytes'
}

/** A reading in words: `UTF-16 code units, CRLF counted as one`. */
export function describeReading({ unit, lineEnds, bom }: PositionReading): string {
  const more = [
    ...(lineEnds === 'one' ? ['CRLF counted as one'] : []),
    ...(bom === 'counted' ? ['the byte order mark counted'] : [])
  ]
  return [UNIT_WORDS[unit], ...more].join(', ')
}

/**
 * Decides how the positions of a file are to be read, over all its texts at once: the reading with which most positions
 * have the words the file gives, or, for positions without words, begin and end where words do. Among equals the
 * first of the list wins.
 *
 * @param readings in order of preference, at least one
 */
export function decideReading(
  texts: readonly { readonly source: SourceText; readonly positions: readonly StatedPosition[] }[],
  readings: readonly [PositionReading, ...PositionReading[]]
): DecidedReading {
  const scores = readings.map((reading) => ({ reading, ...scoreOf(texts, reading) }))
  const best = scores.reduce((a, b) => (b.agreeing > a.agreeing ? b : a))
  const total = texts.reduce((sum, { positions }) => sum + positions.length, 0)
  const isAmbiguous = scores.some((score) => score.places !== best.places)
  const hasWords = texts.some(({ positions }) => positions.some(({ exact }) => exact !== null))
  const agree = hasWords ? 'have the words that the file gives' : 'begin and end at the edges of words'
  const evidence = `Positions were read as ${describeReading(best.reading)}: ${best.agreeing} of ${total} ${agree}.`
  return { reading: best.reading, agreeing: best.agreeing, total, isAmbiguous, evidence }
}

function scoreOf(
  texts: readonly { readonly source: SourceText; readonly positions: readonly StatedPosition[] }[],
  reading: PositionReading
): { readonly agreeing: number; readonly places: string } {
  let agreeing = 0
  const places: string[] = []
  for (const { source, positions } of texts) {
    for (const position of positions) {
      const range = source.toFrozen(position, reading)
      places.push(range ? `${range.start}-${range.end}` : '-')
      if (range && agrees(source.frozen, range, position.exact)) agreeing += 1
    }
  }
  return { agreeing, places: places.join() }
}

function agrees(text: string, range: TextRange, exact: string | null): boolean {
  if (exact !== null) return text.slice(range.start, range.end) === freezeText(exact)
  return isWordEdge(text, range.start, true) && isWordEdge(text, range.end, false)
}

const WORD = /[\p{L}\p{N}\p{M}]/u

/** Whether a word may begin (or end) here: no letter on both sides, no white space inside the range's edge, no cut cluster. */
function isWordEdge(text: string, offset: number, isStart: boolean): boolean {
  if (!isGraphemeBoundary(text, offset)) return false
  const before = text.slice(Math.max(0, offset - 2), offset).match(/.$/su)?.[0] ?? ''
  const after = text.slice(offset, offset + 2).match(/^./su)?.[0] ?? ''
  const inside = isStart ? after : before
  return !(WORD.test(before) && WORD.test(after)) && inside.trim() !== ''
}
