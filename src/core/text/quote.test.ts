import { describe, expect, it } from 'vitest'
import { OffsetError } from './offset-error'
import { quoteOf } from './quote'

describe('quoteOf', () => {
  const text = `${'x'.repeat(40)}claim${'y'.repeat(40)}`

  it('takes 32 code units on either side', () => {
    expect(quoteOf(text, { start: 40, end: 45 })).toEqual({
      exact: 'claim',
      prefix: 'x'.repeat(32),
      suffix: 'y'.repeat(32)
    })
  })

  it('takes less at the ends of the text', () => {
    expect(quoteOf('abc', { start: 1, end: 2 })).toEqual({ exact: 'b', prefix: 'a', suffix: 'c' })
    expect(quoteOf('abc', { start: 0, end: 3 })).toEqual({ exact: 'abc', prefix: '', suffix: '' })
  })

  it('takes as much as asked for', () => {
    expect(quoteOf(text, { start: 40, end: 45 }, 2)).toEqual({ exact: 'claim', prefix: 'xx', suffix: 'yy' })
    expect(quoteOf(text, { start: 40, end: 45 }, 0)).toEqual({ exact: 'claim', prefix: '', suffix: '' })
  })

  it('leaves out half a surrogate pair', () => {
    expect(quoteOf('😀abc😀', { start: 3, end: 4 }, 2)).toEqual({ exact: 'b', prefix: 'a', suffix: 'c' })
    expect(quoteOf('😀abc😀', { start: 3, end: 4 }, 3)).toEqual({ exact: 'b', prefix: '😀a', suffix: 'c😀' })
  })

  it('keeps a lone surrogate, which is a character of its own', () => {
    expect(quoteOf('\uDE00ab\uD83D', { start: 1, end: 2 }, 2)).toEqual({
      exact: 'a',
      prefix: '\uDE00',
      suffix: 'b\uD83D'
    })
  })

  it.each([
    [0, 7],
    [-1, 2],
    [1, 3],
    [0, 1]
  ])('refuses the range %d to %d', (start, end) => {
    expect(() => quoteOf('😀abcd', { start, end })).toThrow(OffsetError)
  })
})
