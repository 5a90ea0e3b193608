import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozenText } from '../testing/arbitraries'
import { quoteOf } from '../../text/quote'
import { LooseLocator } from './loose-locator'

const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix })

describe('quotes with other white space', () => {
  const text = 'one\n\ttwo three; two\u00a0three'
  it.each([
    ['a space for a line end', quote('one two'), 'one\n\ttwo'],
    ['no space for a line end', quote('onetwo'), 'one\n\ttwo'],
    ['white space at the ends', quote(' one\n'), 'one'],
    ['context', quote('two  three', 'three; '), 'two\u00a0three']
  ])('are found with %s', (_, given, words) => {
    const range = new LooseLocator(text).locate(given, null)
    expect(range && text.slice(range.start, range.end)).toBe(words)
  })

  it('are taken where they are expected, when they are there several times', () => {
    const locator = new LooseLocator(text)
    expect(locator.locate(quote('two three'), null)).toBeNull()
    expect(locator.locate(quote('two three'), { start: 14, end: 20 })).toEqual({ start: 16, end: 25 })
  })

  it.each(['', ' ', 'four', 'one two three two three x'])('are not found: %j', (exact) => {
    expect(new LooseLocator(text).locate(quote(exact), null)).toBeNull()
  })

  it('cut out of a text are found there with the same letters', () => {
    fc.assert(
      fc.property(frozenText, fc.nat(), fc.nat(), (given, a, b) => {
        const points = Array.from(given)
        const [from, to] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [number, number]
        const start = points.slice(0, from).join('').length
        const range = { start, end: start + points.slice(from, to).join('').length }
        const bare = (text: string): string => text.replace(/\s/g, '')
        const words = given.slice(range.start, range.end)
        const found = new LooseLocator(given).locate(quoteOf(given, range), range)
        expect(found && bare(given.slice(found.start, found.end))).toBe(bare(words) === '' ? null : bare(words))
      })
    )
  })
})
