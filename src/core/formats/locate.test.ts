import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { TextLocator } from './locate'

const text = '😀 the cat saw the dog; then the cat slept. The end'
const locator = new TextLocator(text)
const bare = (exact: string): { exact: string; prefix: string; suffix: string } => ({ exact, prefix: '', suffix: '' })

describe('TextLocator', () => {
  it.each(TORTURE_TARGETS)(
    'reads positions of $exact as code points, and as UTF-16 when the words say so',
    (target) => {
      const torture = new TextLocator(TORTURE_TEXT)
      const [start, end] = target.utf16
      const [codePointStart, codePointEnd] = target.codepoint
      expect(torture.locate(bare(target.exact), { start: codePointStart, end: codePointEnd })).toEqual({
        range: { start, end },
        reading: 'codepoint'
      })
      expect(torture.locate(bare(target.exact), { start, end })).toEqual({ range: { start, end }, reading: 'utf16' })
    }
  )

  it('prefers the reading whose context agrees, where the words fit both', () => {
    const repeated = new TextLocator('😀aaaa')
    expect(repeated.locate({ exact: 'a', prefix: '😀', suffix: 'aaa' }, { start: 2, end: 3 })).toEqual({
      range: { start: 2, end: 3 },
      reading: 'utf16'
    })
  })

  it('takes a position without a quote, when it lies in the text', () => {
    expect(locator.locate(null, { start: 2, end: 5 })).toEqual({ range: { start: 3, end: 6 }, reading: 'codepoint' })
  })

  it.each([
    { start: 5, end: 5 },
    { start: 6, end: 5 },
    { start: -1, end: 5 },
    { start: 0, end: 1000 },
    { start: 0.5, end: 2 },
    { start: Number.NaN, end: 2 }
  ])('refuses the position $start–$end', (position) => {
    expect(locator.locate(null, position).range).toBeNull()
  })

  it('finds the only place of a quote', () => {
    expect(locator.locate(bare('slept'), null)).toEqual({ range: { start: 37, end: 42 }, reading: 'quote' })
  })

  it('lets the context decide among several places', () => {
    const found = locator.locate({ exact: 'the cat', prefix: 'then ', suffix: ' slept' }, null)
    expect(found.range).toEqual({ start: 29, end: 36 })
  })

  it('reports what the context does not decide, instead of guessing', () => {
    expect(locator.locate(bare('the cat'), null)).toEqual({
      range: null,
      reason: 'the words “the cat” occur 2 times and the context does not decide'
    })
    // One more letter happens to agree at the second place: that is not evidence.
    expect(locator.locate({ exact: 'the cat', prefix: 'quite another ', suffix: ' slip' }, null).range).toBeNull()
  })

  it('takes the place nearest to the position when nothing else decides', () => {
    expect(locator.locate(bare('the cat'), { start: 30, end: 37 }).range).toEqual({ start: 29, end: 36 })
    expect(locator.locate(bare('the cat'), { start: 5, end: 12 }).range).toEqual({ start: 3, end: 10 })
  })

  it('trusts whole context more than a position at which the same words happen to stand', () => {
    const found = locator.locate({ exact: 'the cat', prefix: 'dog; then ', suffix: ' slept' }, { start: 2, end: 9 })
    expect(found).toEqual({ range: { start: 29, end: 36 }, reading: 'quote' })
  })

  it('reports words that are not there, and no words', () => {
    expect(locator.locate(bare('unicorn'), { start: 0, end: 4 }).range).toBeNull()
    expect(locator.locate(bare(''), { start: 0, end: 4 }).range).toBeNull()
    expect(locator.locate(null, null).range).toBeNull()
  })

  it('finds no half of a surrogate pair', () => {
    expect(locator.locate(bare('\uD83D'), null).range).toBeNull()
  })
})
