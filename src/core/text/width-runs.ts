import { isHighSurrogate, isLowSurrogate } from './surrogates'

/** The unit that a table relates to UTF-16 code units. */
export type CountedUnit = 'codepoint' | 'byte'

const FIRST_CAPACITY = 64

/** Widths are kept in one byte: in UTF-16 code units in its upper half, in the counted unit in its lower half. */
const PAIR_IN_CODE_POINTS = 0x21
const PAIR_IN_BYTES = 0x24

/**
 * Start positions of the runs of a text in which all characters have the same width, in UTF-16 code units and in one
 * other unit. Text changes width at a script's borders and not at every character, so five million CJK characters are
 * one run, and a pure ASCII text is one as well. Inside a run the two units differ by a constant factor.
 *
 * Memory: 9 bytes a run. Building takes one pass over the code units.
 */
export class WidthRuns {
  #count = 0
  #utf16Starts = new Uint32Array(FIRST_CAPACITY)
  #countedStarts = new Uint32Array(FIRST_CAPACITY)
  #widths = new Uint8Array(FIRST_CAPACITY)

  /** Length of the whole text in the counted unit. */
  readonly countedLength: number

  constructor(text: string, unit: CountedUnit) {
    let counted = 0
    let index = 0
    while (index < text.length) {
      const widths = unit === 'byte' ? byteWidths(text, index) : codePointWidths(text, index)
      this.#push(index, counted, widths)
      const end = unit === 'byte' ? endOfByteRun(text, index, widths) : endOfCodePointRun(text, index, widths)
      counted += ((end - index) / (widths >> 4)) * (widths & 0xf)
      index = end
    }
    this.countedLength = counted
  }

  /** How many runs the table holds: what it costs. */
  get runCount(): number {
    return this.#count
  }

  /** Converts a UTF-16 offset; null if it falls inside a character. The caller has checked that it is in the text. */
  toCounted(utf16: number): number | null {
    return this.#scale(utf16, this.#utf16Starts, this.#countedStarts, 4, 0)
  }

  /** Converts an offset in the counted unit; null if it falls inside a character. */
  fromCounted(counted: number): number | null {
    return this.#scale(counted, this.#countedStarts, this.#utf16Starts, 0, 4)
  }

  #scale(offset: number, from: Uint32Array, to: Uint32Array, fromShift: number, toShift: number): number | null {
    if (this.#count === 0) return offset
    const run = lastAtOrBefore(from, this.#count, offset)
    const widths = this.#widths[run] ?? 0
    const characters = (offset - (from[run] ?? 0)) / ((widths >> fromShift) & 0xf)
    return Number.isInteger(characters) ? (to[run] ?? 0) + characters * ((widths >> toShift) & 0xf) : null
  }

  #push(utf16Start: number, countedStart: number, widths: number): void {
    const count = this.#count
    if (count === this.#widths.length) this.#grow(count * 2)
    this.#utf16Starts[count] = utf16Start
    this.#countedStarts[count] = countedStart
    this.#widths[count] = widths
    this.#count = count + 1
  }

  #grow(capacity: number): void {
    const utf16Starts = new Uint32Array(capacity)
    const countedStarts = new Uint32Array(capacity)
    const widths = new Uint8Array(capacity)
    utf16Starts.set(this.#utf16Starts)
    countedStarts.set(this.#countedStarts)
    widths.set(this.#widths)
    this.#utf16Starts = utf16Starts
    this.#countedStarts = countedStarts
    this.#widths = widths
  }
}

function isPairAt(text: string, index: number): boolean {
  return isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))
}

function codePointWidths(text: string, index: number): number {
  return isPairAt(text, index) ? PAIR_IN_CODE_POINTS : 0x11
}

/** A lone surrogate takes three bytes, as in WTF-8. */
function byteWidths(text: string, index: number): number {
  if (isPairAt(text, index)) return PAIR_IN_BYTES
  const codeUnit = text.charCodeAt(index)
  if (codeUnit < 0x80) return 0x11
  return codeUnit < 0x800 ? 0x12 : 0x13
}

// The loops below see every code unit of the text: each looks for one kind of character and does nothing else.

function endOfCodePointRun(text: string, start: number, widths: number): number {
  if (widths === PAIR_IN_CODE_POINTS) return endOfPairs(text, start)
  let index = start
  while (index < text.length && !((text.charCodeAt(index) & 0xfc00) === 0xd800 && isPairAt(text, index))) index++
  return index
}

function endOfByteRun(text: string, start: number, widths: number): number {
  if (widths === PAIR_IN_BYTES) return endOfPairs(text, start)
  let index = start
  if (widths === 0x11) {
    while (index < text.length && text.charCodeAt(index) < 0x80) index++
  } else {
    while (index < text.length && byteWidths(text, index) === widths) index++
  }
  return index
}

function endOfPairs(text: string, start: number): number {
  let index = start
  while (isPairAt(text, index)) index += 2
  return index
}

/** Index of the last of the first `count` ascending starts that is not greater than `offset`. The first start is 0. */
function lastAtOrBefore(starts: Uint32Array, count: number, offset: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
