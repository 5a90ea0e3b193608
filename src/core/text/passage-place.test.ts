import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOfPassage } from './passage-place'

const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix })

describe('the place of a stored passage', () => {
  it.each([
    ['it stands where it says', 'a ferry, a ferry', { start: 11, end: 16 }, quote('ferry'), { start: 11, end: 16 }],
    [
      'it has moved, and its context tells which',
      'new: one ferry, two ferry',
      { start: 4, end: 9 },
      quote('ferry', 'two '),
      { start: 20, end: 25 }
    ],
    [
      'it has moved, and stands once',
      'new: the ferry',
      { start: 0, end: 5 },
      quote('ferry', 'a '),
      { start: 9, end: 14 }
    ],
    ['it stands in several places', 'a ferry, a ferry', { start: 0, end: 5 }, quote('ferry'), null],
    ['its words are gone', 'a train', { start: 2, end: 7 }, quote('ferry'), null],
    ['it has no words', 'a train', { start: 2, end: 2 }, quote(''), null]
  ])('%s', (_name, text, range, words, expected) => {
    expect(placeOfPassage(text, { range, quote: words })).toEqual(expected)
  })

  it('what is found are the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(50), (text, exact, start) => {
        const place = placeOfPassage(text, { range: { start, end: start + 3 }, quote: quote(exact) })
        if (place) expect(text.slice(place.start, place.end)).toBe(exact)
      })
    )
  })
})
