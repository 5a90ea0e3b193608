import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozenText } from '../testing/arbitraries'
import { makeDocument, makeSpan } from '../testing/build'
import { tokensOf } from '../tokens'
import { spansOffTokens, tokensTouched, wholeTokens } from './token-edges'

const tokens = [
  { start: 0, end: 5 },
  { start: 6, end: 10 },
  { start: 10, end: 11 }
]

describe('tokens of a range', () => {
  it.each([
    [
      [0, 5],
      [0, 5]
    ],
    [
      [1, 2],
      [0, 5]
    ],
    [
      [4, 7],
      [0, 10]
    ],
    [
      [10, 11],
      [10, 11]
    ],
    [[5, 6], null],
    [[3, 3], null],
    [[11, 20], null]
  ] as const)('%j is widened to %j', ([start, end], whole) => {
    expect(wholeTokens(tokens, { start, end })).toEqual(whole && { start: whole[0], end: whole[1] })
  })

  it('none are touched by an empty range: both numbers are the token that follows', () => {
    expect(tokensTouched(tokens, { start: 5, end: 6 })).toEqual({ start: 1, end: 1 })
    expect(tokensTouched([], { start: 0, end: 3 })).toEqual({ start: 0, end: 0 })
  })

  it('are those that share a code unit with it, on any text', () => {
    const cases = frozenText.chain((text) =>
      fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)).map(([given, a, b]) => ({
        text: given,
        range: { start: Math.min(a, b), end: Math.max(a, b) }
      }))
    )
    fc.assert(
      fc.property(cases, ({ text, range }) => {
        const made = tokensOf(makeDocument(text))
        const touched = made.filter(({ start, end }) => start < range.end && end > range.start)
        const whole = wholeTokens(made, range)
        const expected = range.start === range.end ? [] : touched
        expect(whole).toEqual(expected.length === 0 ? null : { start: expected[0]?.start, end: expected.at(-1)?.end })
        if (whole) expect(wholeTokens(made, whole)).toEqual(whole)
      })
    )
  })

  it('spans off their edges are named; orphans and empty ones are not', () => {
    const text = 'Alpha beta.'
    const off = makeSpan(text, [{ start: 1, end: 5 }], { id: 'off' })
    const on = makeSpan(text, [{ start: 0, end: 10 }], { id: 'on' })
    const orphan = { ...off, id: 'orphan', orphan: { lastKnown: [] } }
    const empty = makeSpan(text, [{ start: 2, end: 2 }], { id: 'empty' })
    expect(spansOffTokens(makeDocument(text, { spans: [off, on, orphan, empty] })).map(({ id }) => id)).toEqual(['off'])
  })
})
