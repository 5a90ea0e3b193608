import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText, textOfRuns } from './testing/arbitrary-text'
import {
  graphemeBoundaryAfter,
  graphemeBoundaryBefore,
  graphemeCount,
  isGraphemeBoundary,
  snapToGraphemes
} from './graphemes'
import { OffsetError } from './offset-error'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Boundaries of the whole text, the way that is too slow for long ones. */
function boundariesOf(text: string): number[] {
  return [...[...segmenter.segment(text)].map(({ index }) => index), text.length]
}

describe('grapheme boundaries', () => {
  it.each([
    ['a combining accent', 'cafe\u0301s', [0, 1, 2, 3, 5, 6]],
    ['a joined emoji', 'a👩🏽‍🔬b', [0, 1, 8, 9]],
    ['two flags', '🇫🇷🇩🇪', [0, 4, 8]],
    ['CR LF', 'a\r\nb', [0, 1, 3, 4]],
    ['hangul in parts', '\u1112\u1161\u11AB한', [0, 3, 4]],
    ['an Arabic number sign', '\u06001 ', [0, 2, 3]],
    ['an empty text', '', [0]]
  ])('%s', (_name, text, expected) => {
    const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset)
    expect(offsets.filter((offset) => isGraphemeBoundary(text, offset))).toEqual(expected)
  })

  it('are those of the whole text, asked for in any way', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const boundaries = boundariesOf(text)
        for (let offset = 0; offset <= text.length; offset++) {
          expect(isGraphemeBoundary(text, offset), `is ${offset}`).toBe(boundaries.includes(offset))
          expect(graphemeBoundaryBefore(text, offset), `before ${offset}`).toBe(
            boundaries.findLast((boundary) => boundary < offset) ?? 0
          )
          expect(graphemeBoundaryAfter(text, offset), `after ${offset}`).toBe(
            boundaries.find((boundary) => boundary > offset) ?? text.length
          )
        }
        expect(graphemeCount(text)).toBe(text === '' ? 0 : boundaries.length - 1)
      }),
      { numRuns: 300 }
    )
  })

  it('are those of the whole text next to long runs of one character', () => {
    fc.assert(
      fc.property(textOfRuns, fc.nat(), (text, seed) => {
        const boundaries = boundariesOf(text)
        const offset = seed % (text.length + 1)
        expect(isGraphemeBoundary(text, offset)).toBe(boundaries.includes(offset))
        expect(graphemeBoundaryAfter(text, offset)).toBe(
          boundaries.find((boundary) => boundary > offset) ?? text.length
        )
        expect(graphemeCount(text)).toBe(text === '' ? 0 : boundaries.length - 1)
      })
    )
  })

  it('are found in a text of five million characters, far from any plain one', () => {
    const text = '👩🏽‍🔬'.repeat(714_286)
    expect(isGraphemeBoundary(text, 2_100_000)).toBe(true)
    expect(graphemeBoundaryBefore(text, 2_100_003)).toBe(2_100_000)
    expect(graphemeBoundaryAfter(text, 2_100_003)).toBe(2_100_007)
  })

  it('end a cluster that never ends at the edge of the window', () => {
    const text = `a${'\u0301'.repeat(20_000)}b`
    expect(graphemeBoundaryAfter(text, 0)).toBe(4096)
    expect(isGraphemeBoundary(text, 10_000)).toBe(false)
  })

  it.each([-1, 3, 1.5, Number.NaN])('refuse offset %d outside the text', (offset) => {
    for (const ask of [isGraphemeBoundary, graphemeBoundaryBefore, graphemeBoundaryAfter]) {
      expect(() => ask('ab', offset)).toThrow(OffsetError)
    }
  })
})

describe('snapToGraphemes', () => {
  const text = 'a👩🏽‍🔬cafe\u0301'
  it.each([
    ['whole clusters stay', [0, 8], [0, 8]],
    ['a start inside moves to the left', [3, 9], [1, 9]],
    ['an end inside moves to the right', [8, 12], [8, 13]],
    ['both ends inside one cluster', [4, 5], [1, 8]],
    ['an empty range between clusters stays', [8, 8], [8, 8]],
    ['an empty range inside becomes the cluster', [4, 4], [1, 8]]
  ])('%s', (_name, [start = 0, end = 0], [from = 0, to = 0]) => {
    expect(snapToGraphemes(text, { start, end })).toEqual({ start: from, end: to })
  })
})
