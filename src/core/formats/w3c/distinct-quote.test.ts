import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozenText } from '../testing/arbitraries'
import { DistinctQuotes } from './distinct-quote'

/** How often words stand in a text, overlaps counted. */
function countOf(text: string, words: string): number {
  let count = 0
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) count += 1
  return count
}

describe('quotes with enough context', () => {
  it('are the only ones of their kind, with 32 code units of context or as many as it takes', () => {
    fc.assert(
      fc.property(fc.array(frozenText, { minLength: 1, maxLength: 3 }), fc.nat(6), fc.nat(), (parts, times, at) => {
        const text = parts.join(' ').repeat(times + 1) + (parts[0] ?? '')
        const start = Array.from(text)
          .slice(0, at % 20)
          .join('').length
        const range = { start, end: Math.min(text.length, start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)) }
        const { exact, prefix, suffix } = new DistinctQuotes(text).of(range)
        expect(prefix.length).toBeLessThanOrEqual(1024)
        const whole = prefix + exact + suffix
        if (prefix.length < 1024 && suffix.length < 1024) expect(countOf(text, whole)).toBe(1)
        expect(text.slice(range.start, range.end)).toBe(exact)
      })
    )
  })

  it('have no more context than is needed', () => {
    const text = `${'a'.repeat(40)}X${'b'.repeat(100)}`
    expect(new DistinctQuotes(text).of({ start: 40, end: 41 })).toEqual({
      exact: 'X',
      prefix: 'a'.repeat(32),
      suffix: 'b'.repeat(32)
    })
  })
})
