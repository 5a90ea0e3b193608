import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText, textOfRuns, wellFormedText } from './testing/arbitrary-text'
import { OffsetError, OffsetMap } from './offset-map'
import type { OffsetUnit } from './offset-map'
import { WidthRuns } from './width-runs'

function errorOf(run: () => unknown): Pick<OffsetError, 'offset' | 'unit' | 'reason'> | null {
  try {
    run()
    return null
  } catch (error) {
    if (!(error instanceof OffsetError)) throw error
    return { offset: error.offset, unit: error.unit, reason: error.reason }
  }
}

/** UTF-16 offsets between whole characters, found by walking the string. */
function characterStarts(text: string): number[] {
  const starts = [0]
  for (const character of text) starts.push((starts.at(-1) ?? 0) + character.length)
  return starts
}

describe('OffsetMap', () => {
  it('converts an accent, an ideograph and an emoji', () => {
    const map = OffsetMap.of('aé日😀b')
    expect([0, 1, 2, 3, 5, 6].map((offset) => map.toCodePoint(offset))).toEqual([0, 1, 2, 3, 4, 5])
    expect([0, 1, 2, 3, 5, 6].map((offset) => map.toByte(offset))).toEqual([0, 1, 3, 6, 10, 11])
    expect([map.utf16Length, map.codePointLength, map.byteLength]).toEqual([6, 5, 11])
  })

  it('counts a lone surrogate as one code point and three bytes', () => {
    const map = OffsetMap.of('\uDE00a\uD83D')
    expect([0, 1, 2, 3].map((offset) => map.toCodePoint(offset))).toEqual([0, 1, 2, 3])
    expect([0, 1, 2, 3].map((offset) => map.toByte(offset))).toEqual([0, 3, 4, 7])
  })

  it('knows the one offset of an empty text', () => {
    const map = OffsetMap.of('')
    expect([map.toCodePoint(0), map.fromCodePoint(0), map.toByte(0), map.fromByte(0)]).toEqual([0, 0, 0, 0])
    expect(errorOf(() => map.toByte(1))?.reason).toBe('outside')
  })

  it.each<[number, OffsetUnit, string]>([
    [-1, 'utf16', 'outside'],
    [7, 'utf16', 'outside'],
    [6, 'codepoint', 'outside'],
    [12, 'byte', 'outside'],
    [0.5, 'codepoint', 'not-an-integer'],
    [Number.NaN, 'byte', 'not-an-integer'],
    [Number.POSITIVE_INFINITY, 'utf16', 'not-an-integer'],
    [4, 'utf16', 'inside-surrogate-pair'],
    [2, 'byte', 'inside-utf8-sequence'],
    [5, 'byte', 'inside-utf8-sequence'],
    [9, 'byte', 'inside-utf8-sequence']
  ])('refuses %d %s in every direction: %s', (offset, unit, reason) => {
    const map = OffsetMap.of('aé日😀b')
    for (const to of ['utf16', 'codepoint', 'byte'] as const) {
      expect(errorOf(() => map.convert(offset, unit, to))).toEqual({ offset, unit, reason })
    }
  })

  it('says in its message what is wrong with the offset', () => {
    expect(() => OffsetMap.of('😀').toCodePoint(1)).toThrow(
      'Offset 1 (counted in UTF-16 code units) lies inside a character that takes two UTF-16 code units.'
    )
  })

  it('agrees with UTF-8 itself and with walking the string', () => {
    fc.assert(
      fc.property(fc.oneof(wellFormedText, textOfRuns), (text) => {
        const map = OffsetMap.of(text)
        const starts = characterStarts(text).filter((_, index) => index % 17 === 0 || text.length < 200)
        for (const offset of starts) {
          expect(map.toCodePoint(offset)).toBe([...text.slice(0, offset)].length)
          expect(map.toByte(offset)).toBe(Buffer.byteLength(text.slice(0, offset)))
        }
        expect([map.codePointLength, map.byteLength]).toEqual([[...text].length, Buffer.byteLength(text)])
      })
    )
  })

  it('converts every offset there and back in any text, and refuses all others', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const map = OffsetMap.of(text)
        const starts = new Set(characterStarts(text))
        const bytes = new Set<number>()
        for (let offset = 0; offset <= text.length; offset++) {
          if (!starts.has(offset)) {
            expect(errorOf(() => map.toByte(offset))?.reason).toBe('inside-surrogate-pair')
            expect(errorOf(() => map.toCodePoint(offset))?.reason).toBe('inside-surrogate-pair')
            continue
          }
          bytes.add(map.toByte(offset))
          expect(map.fromCodePoint(map.toCodePoint(offset))).toBe(offset)
          expect(map.fromByte(map.toByte(offset))).toBe(offset)
          expect(map.convert(map.convert(offset, 'utf16', 'byte'), 'byte', 'codepoint')).toBe(map.toCodePoint(offset))
        }
        for (let byte = 0; byte <= map.byteLength; byte++) {
          const refused = errorOf(() => map.fromByte(byte))
          expect(refused?.reason).toBe(bytes.has(byte) ? undefined : 'inside-utf8-sequence')
        }
      })
    )
  })
})

describe('WidthRuns', () => {
  it.each([
    ['plain English', 'Ten taxes fell. '],
    ['Chinese', '日本語'],
    ['emoji', '😀🔬']
  ])('needs one run for %s of any length', (_name, unit) => {
    const text = unit.repeat(100_000)
    expect([new WidthRuns(text, 'codepoint').runCount, new WidthRuns(text, 'byte').runCount]).toEqual([1, 1])
  })

  it('needs runs for code points only around characters outside the basic plane', () => {
    expect(new WidthRuns('où êtes-vous, 日本 😀 !'.repeat(1000), 'codepoint').runCount).toBe(2001)
  })
})
