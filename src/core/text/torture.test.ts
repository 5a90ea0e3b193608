import { describe, expect, it } from 'vitest'
import { OffsetMap } from './offset-map'
import { graphemeCount, isGraphemeBoundary } from './graphemes'
import { TORTURE_LENGTHS, TORTURE_TARGETS, TORTURE_TEXT } from './torture'

const map = OffsetMap.of(TORTURE_TEXT)
const clusters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(TORTURE_TEXT)]

describe('the torture text', () => {
  it('has its length in every unit', () => {
    expect({
      utf16: map.utf16Length,
      codepoint: map.codePointLength,
      byte: map.byteLength,
      grapheme: graphemeCount(TORTURE_TEXT)
    }).toEqual(TORTURE_LENGTHS)
    expect(clusters).toHaveLength(TORTURE_LENGTHS.grapheme)
  })

  describe.each(TORTURE_TARGETS)('$exact', ({ exact, ...target }) => {
    it('is the slice in every unit', () => {
      expect(TORTURE_TEXT.slice(...target.utf16)).toBe(exact)
      expect([...TORTURE_TEXT].slice(...target.codepoint).join('')).toBe(exact)
      expect(
        Buffer.from(TORTURE_TEXT)
          .subarray(...target.byte)
          .toString()
      ).toBe(exact)
      const graphemes = clusters.slice(...target.grapheme).map(({ segment }) => segment)
      expect(graphemes.join('')).toBe(exact)
    })

    it.each(['utf16', 'codepoint', 'byte'] as const)('converts from %s into every unit', (from) => {
      for (const to of ['utf16', 'codepoint', 'byte'] as const) {
        expect(target[from].map((offset) => map.convert(offset, from, to))).toEqual(target[to])
      }
    })

    it('begins and ends between graphemes, at the places counted', () => {
      const [start, end] = target.utf16
      expect([isGraphemeBoundary(TORTURE_TEXT, start), isGraphemeBoundary(TORTURE_TEXT, end)]).toEqual([true, true])
      expect([start, end].map((offset) => graphemeCount(TORTURE_TEXT.slice(0, offset)))).toEqual(target.grapheme)
    })
  })
})
