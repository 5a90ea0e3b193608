import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freezeText, isFrozen } from './freeze'

const rawText = fc.string({ unit: fc.constantFrom('\r', '\n', '\uFEFF', 'a', 'e\u0301', '😀', '\u2028', ' ') })

describe('freezeText', () => {
  it.each([
    ['CRLF', 'a\r\nb', 'a\nb'],
    ['lone CR', 'a\rb\r', 'a\nb\n'],
    ['CR CR LF', 'a\r\r\nb', 'a\n\nb'],
    ['a byte order mark at the start', '\uFEFFa', 'a'],
    ['a byte order mark elsewhere', 'a\uFEFFb', 'a\uFEFFb'],
    ['a decomposed accent', 'cafe\u0301', 'cafe\u0301'],
    ['other line separators', 'a\u2028b\u0085c\fd', 'a\u2028b\u0085c\fd'],
    ['white space and control characters', ' \ta\u0000 \n\n', ' \ta\u0000 \n\n']
  ])('%s', (_name, decoded, frozen) => {
    expect(freezeText(decoded)).toBe(frozen)
  })

  it('gives a frozen text, and leaves a frozen text alone', () => {
    fc.assert(
      fc.property(rawText, (decoded) => {
        const frozen = freezeText(decoded)
        expect(isFrozen(frozen)).toBe(true)
        expect(freezeText(frozen)).toBe(frozen)
        expect(isFrozen(decoded)).toBe(frozen === decoded)
      })
    )
  })
})
