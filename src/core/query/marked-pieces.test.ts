import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextRange } from '../model/text-range'
import { markedParagraphs, markedPieces } from './marked-pieces'

const span = (id: string, ...ranges: (readonly [number, number])[]) => ({
  id,
  ranges: ranges.map(([start, end]) => ({ start, end }))
})
const shape = (range: TextRange, spans: ReturnType<typeof span>[]) =>
  markedPieces(range, spans).map((piece) => {
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('')
    return `${piece.start}-${piece.end}:${ids(piece.spans)}/${ids(piece.ending)}`
  })

/** Up to three sorted, disjoint ranges below 60. */
const rangesBelow60 = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 6 })
  .map((offsets) => offsets.sort((a, b) => a - b))
  .map((offsets) => {
    const ranges: TextRange[] = []
    for (let at = 0; at + 1 < offsets.length; at += 2)
      ranges.push({ start: offsets[at] ?? 0, end: offsets[at + 1] ?? 0 })
    return ranges
  })
const someSpans = fc
  .array(rangesBelow60, { maxLength: 8 })
  .map((all) => all.map((ranges, index) => ({ id: `s${index}`, ranges })))
const someRange = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))

describe('marked pieces', () => {
  test('crossing, nested and identical spans, innermost first', () => {
    expect(shape({ start: 0, end: 10 }, [span('a', [1, 6]), span('b', [4, 8])])).toEqual([
      '0-1:/',
      '1-4:a/',
      '4-6:ba/a',
      '6-8:b/b',
      '8-10:/'
    ])
    expect(shape({ start: 0, end: 4 }, [span('a', [0, 4]), span('b', [0, 4])])).toEqual(['0-4:ba/ba'])
  })

  test('a discontinuous span ends where its last part ends', () => {
    expect(shape({ start: 0, end: 9 }, [span('a', [0, 2], [4, 6])])).toEqual(['0-2:a/', '2-4:/', '4-6:a/a', '6-9:/'])
  })

  test('a span that goes on beyond the range does not end in it', () => {
    expect(shape({ start: 2, end: 5 }, [span('a', [0, 9])])).toEqual(['2-5:a/'])
  })

  test('they fill the range without gaps, and each has exactly the spans that cover it', () => {
    fc.assert(
      fc.property(someRange, someSpans, (range, spans) => {
        const pieces = markedPieces(range, spans)
        let at = range.start
        for (const piece of pieces) {
          expect(piece.start).toBe(at)
          expect(piece.end).toBeGreaterThan(piece.start)
          at = piece.end
          const covering = spans.filter(({ ranges }) =>
            ranges.some(({ start, end }) => start <= piece.start && piece.end <= end)
          )
          expect(new Set(piece.spans)).toEqual(new Set(covering))
        }
        expect(at).toBe(range.end)
      })
    )
  })
})

describe('marked paragraphs', () => {
  const text = 'One two.\n\nThree.\n'
  const shapes = (range: TextRange, ...spans: ReturnType<typeof span>[]) =>
    markedParagraphs(text, range, spans).map(({ pieces }) =>
      pieces.map(
        ({ start, end, spans: over, ending }) =>
          `${text.slice(start, end)}:${over.map(({ id }) => id).join('')}/${ending.map(({ id }) => id).join('')}`
      )
    )

  test('a span over several is in each of them', () => {
    expect(shapes({ start: 0, end: text.length }, span('a', [4, 15]))).toEqual([
      ['One :/', 'two.:a/'],
      ['Three:a/a', '.:/']
    ])
  })

  test('a span that ends in the white space behind a paragraph ends with the paragraph', () => {
    expect(shapes({ start: 0, end: text.length }, span('a', [4, 9]))[0]).toEqual(['One :/', 'two.:a/a'])
  })

  test('all words of a range are in them, once and in order, and the line ends are not', () => {
    fc.assert(
      fc.property(someRange, someSpans, (range, spans) => {
        const long = 'a b\n\n c\n\n\nd e f g.\n'.repeat(3)
        const found = markedParagraphs(long, range, spans).flatMap(({ pieces }) => pieces)
        const words = found.map(({ start, end }) => long.slice(start, end)).join('')
        expect(words.replaceAll(' ', '')).toBe(long.slice(range.start, range.end).replaceAll(/\s/g, ''))
      })
    )
  })
})
