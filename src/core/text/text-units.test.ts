import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveSpanEdge } from '../anchoring/edit-ranges'
import { isGraphemeBoundary } from './graphemes'
import { wellFormedText } from './testing/arbitrary-text'
import { moveEdge, snapToUnits, TEXT_UNITS } from './text-units'
import { TORTURE_TEXT } from './torture'

const TEXT = 'One two. Three “four” five.\n\nSix seven eight. Nine.'
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const words = (range: { start: number; end: number } | null) => (range ? TEXT.slice(range.start, range.end) : null)

describe('moving an edge', () => {
  const grow = (unit: (typeof TEXT_UNITS)[number], direction: 1 | -1, edge: 'start' | 'end', from = 'four') =>
    words(moveSpanEdge(TEXT, [at(from)], edge, unit, direction, 'en')?.[0] ?? null)

  it.each([
    ['end', 'word', 1, 'four” five'],
    ['end', 'sentence', 1, 'four” five.'],
    ['end', 'character', 1, 'four”'],
    ['end', 'character', -1, 'fou'],
    ['start', 'word', -1, 'Three “four'],
    ['start', 'character', -1, '“four'],
    ['start', 'character', 1, 'our'],
    ['start', 'sentence', -1, 'Three “four'],
    ['start', 'paragraph', -1, 'One two. Three “four'],
    ['end', 'paragraph', 1, 'four” five.']
  ] as const)('%s by %s %i', (edge, unit, direction, expected) => {
    expect(grow(unit, direction, edge)).toBe(expected)
  })

  it('crosses blank lines, and steps over white space by character', () => {
    expect(grow('word', 1, 'end', 'five.')).toBe('five.\n\nSix')
    expect(grow('character', 1, 'end', 'five.')).toBe('five.\n\nS')
    expect(grow('character', -1, 'end', 'Three “')).toBe('Three')
  })

  it('stops at the ends of the text and before nothing is left', () => {
    expect(grow('word', -1, 'start', 'One')).toBeNull()
    expect(grow('sentence', 1, 'end', 'Nine.')).toBeNull()
    expect(grow('word', -1, 'end', 'four')).toBeNull()
  })

  it('moves only the outer edge of a span with gaps', () => {
    const ranges = [at('One'), at('five')]
    expect(moveSpanEdge(TEXT, ranges, 'start', 'word', 1, 'en')).toBeNull()
    expect(moveSpanEdge(TEXT, ranges, 'end', 'character', 1, 'en')?.map(words)).toEqual(['One', 'five.'])
  })

  it('never cuts a grapheme, and goes on until it can go no further', () => {
    fc.assert(
      fc.property(wellFormedText, fc.nat(), fc.constantFrom(...TEXT_UNITS), (text, seed, unit) => {
        const start = text.length === 0 ? 0 : seed % text.length
        for (const direction of [1, -1] as const) {
          let offset = start
          for (let steps = 0; steps <= text.length + 1; steps += 1) {
            const next = moveEdge(text, offset, 'end', unit, direction, 'en')
            if (next === null) break
            expect(Math.sign(next - offset)).toBe(direction)
            expect(isGraphemeBoundary(text, next)).toBe(true)
            offset = next
          }
          expect(moveEdge(text, offset, 'end', unit, direction, 'en')).toBeNull()
        }
      })
    )
  })
})

describe('snapping a selection', () => {
  it.each([
    ['character', 'our” fi', 'our” fi'],
    ['word', 'our” fi', 'four” five'],
    ['sentence', 'our” fi', 'Three “four” five.'],
    ['paragraph', 'our” fi', 'One two. Three “four” five.'],
    ['word', ' two', 'two'],
    ['sentence', 'wo. Th', 'One two. Three “four” five.']
  ] as const)('to %s: %j', (unit, selected, expected) => {
    expect(words(snapToUnits(TEXT, at(selected), unit, 'en'))).toBe(expected)
  })

  it('keeps what was selected inside what comes out', () => {
    fc.assert(
      fc.property(fc.nat({ max: 68 }), fc.nat({ max: 68 }), fc.constantFrom(...TEXT_UNITS), (a, b, unit) => {
        const range = { start: Math.min(a, b), end: Math.max(a, b) + 1 }
        const snapped = snapToUnits(TORTURE_TEXT, range, unit, 'en')
        const kept = TORTURE_TEXT.slice(range.start, range.end).trim()
        expect(TORTURE_TEXT.slice(snapped.start, snapped.end)).toContain(kept)
      })
    )
  })
})
