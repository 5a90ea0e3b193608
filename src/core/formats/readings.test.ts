import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freezeText } from '../text/freeze'
import { decideReading, describeReading, readingId, readingOf, SourceText } from './readings'
import type { PositionReading } from './readings'
import { utf8Bytes } from './text-file'

const UNITS = ['codepoint', 'utf16', 'grapheme', 'byte'] as const
const READINGS = UNITS.flatMap((unit) =>
  (['as-is', 'one'] as const).flatMap((lineEnds) =>
    (['counted', 'left-out'] as const).map((bom): PositionReading => ({ unit, lineEnds, bom }))
  )
)
const plain = (unit: PositionReading['unit']): PositionReading => ({ unit, lineEnds: 'as-is', bom: 'left-out' })

/** The characters of a unit that a raw text has, as that program would count them; written without the code tested. */
function pieces(raw: string, { unit, lineEnds, bom }: PositionReading): string[] {
  const marked = bom === 'counted' ? raw : raw.replace(/^\uFEFF+/, '')
  const counted = lineEnds === 'one' ? marked.split('\r\n').join('\n') : marked
  if (unit === 'utf16') return counted.split('')
  if (unit === 'grapheme') return [...new Intl.Segmenter('und').segment(counted)].map(({ segment }) => segment)
  if (unit === 'codepoint') return [...counted]
  // A character of n bytes stands at the first of them; the others are inside it.
  return [...counted].flatMap((character) => [character, ...Array<string>(utf8Bytes(character).length - 1).fill('')])
}

const torture = fc
  .tuple(
    fc.constantFrom('', '', '\uFEFF', '\uFEFF\uFEFF'),
    fc.array(
      fc.constantFrom(
        'a',
        'b ',
        '\r\n',
        '\r',
        '\n',
        '\r\r\n',
        'é',
        'e\u0301',
        '😀',
        '👩🏽‍🔬',
        '日',
        '\uFEFF',
        '\u2028',
        '🇸🇪🇩🇪',
        'ع'
      ),
      { maxLength: 20 }
    )
  )
  .map(([marks, characters]) => marks + characters.join(''))

const isHalf = (piece: string | undefined): boolean => piece !== undefined && /^[\uDC00-\uDFFF]$/.test(piece)

describe('positions of a file', () => {
  it('name in the frozen text what they name in the raw one, in every unit, with CRLF and byte order marks', () => {
    fc.assert(
      fc.property(torture, fc.constantFrom(...READINGS), fc.nat(), fc.nat(), (raw, reading, one, other) => {
        const all = pieces(raw, reading)
        const [start = 0, end = 0] = [one % (all.length + 1), other % (all.length + 1)].sort((a, b) => a - b)
        const range = new SourceText(raw).toFrozen({ start, end }, reading)
        const cuts = [start, end].some((at) => (reading.unit === 'byte' ? all[at] === '' : isHalf(all[at])))
        if (cuts) {
          expect(range).toBeNull()
          return
        }
        // A CRLF that is cut between its two characters has no half of its own in the frozen text.
        const marks = raw.length - raw.replace(/^\uFEFF+/, '').length
        const first = reading.bom === 'counted' ? marks : 0
        const before = all.slice(0, start).join('')
        const upTo = all.slice(0, end).join('')
        if ([before, upTo].some((text, at) => text.endsWith('\r') && all[at === 0 ? start : end] === '\n')) {
          expect(range).not.toBeNull()
          return
        }
        const length = (text: string): number => freezeText(text.slice(Math.min(first, text.length))).length
        const skipped = (text: string): number => (text.length < first ? 0 : length(text))
        expect(range).toEqual({ start: skipped(before), end: skipped(upTo) })
      }),
      { numRuns: 1000 }
    )
  })

  it.each([-1, 0.5, Number.NaN, Infinity, 99])('%s is nowhere', (offset) => {
    const source = new SourceText('a😀b')
    for (const reading of READINGS) expect(source.toFrozen({ start: 0, end: offset }, reading)).toBeNull()
  })

  it('that end before they begin, or cut a character, are none', () => {
    const source = new SourceText('a😀b')
    expect(source.toFrozen({ start: 2, end: 1 }, plain('codepoint'))).toBeNull()
    expect(source.toFrozen({ start: 0, end: 2 }, plain('utf16'))).toBeNull()
    expect(source.toFrozen({ start: 0, end: 3 }, plain('byte'))).toBeNull()
    expect(source.toFrozen({ start: 3, end: 3 }, plain('codepoint'))).toEqual({ start: 4, end: 4 })
  })
})

describe('readings', () => {
  it('have ids that can be read back, and words', () => {
    for (const reading of READINGS) expect(readingOf(readingId(reading))).toEqual(reading)
    expect(readingOf('lines')).toBeNull()
    expect(describeReading({ unit: 'byte', lineEnds: 'one', bom: 'counted' })).toBe(
      'UTF-8 bytes, CRLF counted as one, the byte order mark counted'
    )
  })

  it('that are left out as alike read every position alike', () => {
    fc.assert(
      fc.property(torture, (raw) => {
        const source = new SourceText(raw)
        const kept = source.distinct(READINGS)
        for (const reading of READINGS) {
          const places = (given: PositionReading): string =>
            JSON.stringify(
              Array.from({ length: raw.length * 4 + 2 }, (_, at) => source.toFrozen({ start: at, end: at }, given))
            )
          expect(kept.some((other) => places(other) === places(reading))).toBe(true)
        }
      }),
      { numRuns: 25 }
    )
  })

  it('are decided by the words of the file; among equals the first of the list wins', () => {
    const source = new SourceText('😀 one two')
    const positions = [{ start: 3, end: 6, exact: 'one' }]
    const list = [plain('codepoint'), plain('utf16')] as const
    const decided = decideReading([{ source, positions }], list)
    expect(decided).toMatchObject({ reading: plain('utf16'), agreeing: 1, total: 1, isAmbiguous: true })
    const nothing = decideReading([{ source: new SourceText('plain'), positions: [] }], list)
    expect(nothing).toMatchObject({ reading: plain('codepoint'), total: 0, isAmbiguous: false })
  })

  it('without words in the file are decided by the edges of words', () => {
    const source = new SourceText('😀 one two')
    const positions = [
      { start: 3, end: 6, exact: null },
      { start: 7, end: 10, exact: null }
    ]
    expect(decideReading([{ source, positions }], [plain('codepoint'), plain('utf16')]).reading.unit).toBe('utf16')
  })
})
