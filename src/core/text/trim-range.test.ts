import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wellFormedText } from './testing/arbitrary-text'
import { isGraphemeBoundary, snapToGraphemes } from './graphemes'
import { trimRange } from './trim-range'

describe('trimRange', () => {
  it.each([
    ['spaces and newlines', ' \n\ta b\r\n', 'a b'],
    ['no-break space', '\u00A0a\u00A0', 'a'],
    ['zero width space', '\u200Ba\u200B', 'a'],
    ['byte order mark', '\uFEFFa\uFEFF', 'a'],
    ['ideographic space', '\u3000日本\u3000', '日本'],
    ['zero width joiners stay', '\u200Da\u200D', '\u200Da\u200D'],
    ['a space that carries an accent stays', '  \u0301a', ' \u0301a']
  ])('%s', (_name, text, trimmed) => {
    const range = trimRange(text, { start: 0, end: text.length })
    expect(range && text.slice(range.start, range.end)).toBe(trimmed)
  })

  it('is null if nothing is left', () => {
    expect(trimRange('a \u200B\n b', { start: 1, end: 5 })).toBeNull()
    expect(trimRange('abc', { start: 2, end: 2 })).toBeNull()
  })

  it('looks at the range only', () => {
    expect(trimRange('  a b  ', { start: 3, end: 5 })).toEqual({ start: 4, end: 5 })
  })

  it('takes off nothing visible, is done after one go, and keeps whole graphemes whole', () => {
    fc.assert(
      fc.property(wellFormedText, fc.nat(60), fc.nat(60), (text, a, b) => {
        const start = Math.min(a, b, text.length)
        const whole = snapToGraphemes(text, { start, end: Math.min(Math.max(a, b), text.length) })
        const trimmed = trimRange(text, whole)
        const kept = trimmed ? text.slice(trimmed.start, trimmed.end) : ''
        const visible = /[^\s\u200B]/g
        expect(kept.match(visible)).toEqual(text.slice(whole.start, whole.end).match(visible))
        if (!trimmed) return
        expect(trimRange(text, trimmed)).toEqual(trimmed)
        expect(isGraphemeBoundary(text, trimmed.start) && isGraphemeBoundary(text, trimmed.end)).toBe(true)
      })
    )
  })
})
