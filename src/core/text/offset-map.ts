import { OffsetError, requireOffset } from './offset-error'
import type { OffsetUnit } from './offset-error'
import { WidthRuns } from './width-runs'

export { OffsetError } from './offset-error'
export type { OffsetErrorReason, OffsetUnit } from './offset-error'

/**
 * Converts offsets of one text between UTF-16 code units (the unit of the store and of JavaScript), Unicode code
 * points (W3C, brat, Label Studio, spaCy…) and UTF-8 bytes (Taguette). Each conversion is a binary search over the
 * runs of equally wide characters: O(log n). See docs on formats for which format counts what.
 *
 * Offsets are 0-based places between characters; the length of the text is a valid offset. Every method throws an
 * `OffsetError` for an offset that is not a whole number, lies outside the text, or lies inside a character (between
 * the halves of a surrogate pair, or inside a UTF-8 sequence), and never rounds.
 *
 * A lone surrogate counts as one code point and three bytes (WTF-8), so that the units stay inverse for any string.
 */
export class OffsetMap {
  readonly utf16Length: number
  readonly #text: string
  readonly #codePoints: WidthRuns
  #bytes: WidthRuns | undefined

  private constructor(text: string) {
    this.#text = text
    this.utf16Length = text.length
    this.#codePoints = new WidthRuns(text, 'codepoint')
  }

  /** Builds the map of a text in one pass. It describes this text only: build another one for another text. */
  static of(text: string): OffsetMap {
    return new OffsetMap(text)
  }

  get codePointLength(): number {
    return this.#codePoints.countedLength
  }

  /** Length in UTF-8 bytes. */
  get byteLength(): number {
    return this.#byteRuns().countedLength
  }

  /** UTF-16 offset to code point offset. */
  toCodePoint(utf16: number): number {
    requireOffset(utf16, this.utf16Length, 'utf16')
    return found(this.#codePoints.toCounted(utf16), utf16, 'utf16')
  }

  /** Code point offset to UTF-16 offset. */
  fromCodePoint(codePoint: number): number {
    requireOffset(codePoint, this.codePointLength, 'codepoint')
    return found(this.#codePoints.fromCounted(codePoint), codePoint, 'codepoint')
  }

  /** UTF-16 offset to UTF-8 byte offset. */
  toByte(utf16: number): number {
    requireOffset(utf16, this.utf16Length, 'utf16')
    return found(this.#byteRuns().toCounted(utf16), utf16, 'utf16')
  }

  /** UTF-8 byte offset to UTF-16 offset. */
  fromByte(byte: number): number {
    requireOffset(byte, this.byteLength, 'byte')
    return found(this.#byteRuns().fromCounted(byte), byte, 'byte')
  }

  /** Converts between any two units. Equal units are checked all the same: the answer is always a usable offset. */
  convert(offset: number, from: OffsetUnit, to: OffsetUnit): number {
    const utf16 = this.#toUtf16(offset, from)
    if (to === 'byte') return this.toByte(utf16)
    const codePoint = this.toCodePoint(utf16)
    return to === 'codepoint' ? codePoint : utf16
  }

  #toUtf16(offset: number, from: OffsetUnit): number {
    if (from === 'codepoint') return this.fromCodePoint(offset)
    return from === 'byte' ? this.fromByte(offset) : offset
  }

  /** The byte table changes run at every accent, and few formats count bytes: it is built when first asked for. */
  #byteRuns(): WidthRuns {
    this.#bytes ??= new WidthRuns(this.#text, 'byte')
    return this.#bytes
  }
}

function found(converted: number | null, offset: number, unit: OffsetUnit): number {
  if (converted !== null) return converted
  throw new OffsetError(offset, unit, unit === 'byte' ? 'inside-utf8-sequence' : 'inside-surrogate-pair')
}
