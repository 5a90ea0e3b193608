import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wellFormedText } from './testing/arbitrary-text'
import { OffsetError } from './offset-error'
import { wordAt, wordsOf } from './words'

function words(text: string, language = 'en'): string[] {
  return wordsOf(text, language).map(({ start, end }) => text.slice(start, end))
}

describe('wordsOf', () => {
  it.each([
    ['The U.S. seized 386m2 on Aug. 6.', ['The', 'U.S.', 'seized', '386m2', 'on', 'Aug.', '6']],
    ['in Feb. 2022, in Feb.', ['in', 'Feb.', '2022', 'in', 'Feb.']],
    ['J. D. Hallam of St. Ives', ['J.', 'D.', 'Hallam', 'of', 'St.', 'Ives']],
    ['at 4 p.m. (U.S.-made)', ['at', '4', 'p.m.', 'U.S.', 'made']],
    ['No. 10 said no. No. We won.', ['No.', '10', 'said', 'no', 'No', 'We', 'won']],
    ['Vitamin C. He took it.', ['Vitamin', 'C', 'He', 'took', 'it']],
    ['Kyiv’s don’t 1,000.5 e-mail', ['Kyiv’s', 'don’t', '1,000.5', 'e', 'mail']],
    ['example.org/a.b. Dr... who', ['example.org', 'a.b.', 'Dr', 'who']],
    ['9% — 😀 “a”', ['9', 'a']],
    ['one\n\n two ', ['one', 'two']]
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('knows dotted letters but no English abbreviations in other languages', () => {
    expect(words('z.B. im Aug. 6', 'de')).toEqual(['z.B.', 'im', 'Aug', '6'])
  })

  it('finds words where no spaces are', () => {
    expect(words('日本語の文章', 'ja').join('')).toBe('日本語の文章')
    expect(words('日本語の文章', 'ja').length).toBeGreaterThan(1)
  })

  it('gives what the segmenter gives in a long line, too', () => {
    const line = 'naïve cafe\u0301 日本語の文章。 1,000 عربي'.repeat(400)
    const expected = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(line)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => ({ start: index, end: index + segment.length }))
    expect(wordsOf(line, 'en')).toEqual(expected)
  })
})

describe('wordAt', () => {
  const text = 'In Aug. 日本 left.'
  it.each([
    [0, 'In'],
    [2, 'In'],
    [3, 'Aug.'],
    [6, 'Aug.'],
    [7, 'Aug.'],
    [8, '日本'],
    [11, 'left'],
    [15, 'left'],
    [16, null]
  ])('offset %d', (offset, expected) => {
    const word = wordAt(text, offset, 'en')
    expect(word && text.slice(word.start, word.end)).toBe(expected)
  })

  it('prefers the word that begins at the offset to the one that ends there', () => {
    const ranges = wordsOf('日本語の文章', 'ja')
    const second = ranges[1]
    expect(second && wordAt('日本語の文章', second.start, 'ja')).toEqual(second)
  })

  it('does not reach over the end of a line', () => {
    expect(wordAt('one\n\ntwo', 4, 'en')).toBeNull()
    expect(wordAt('one\ntwo', 3, 'en')).toEqual({ start: 0, end: 3 })
  })

  it('finds the words of wordsOf', () => {
    fc.assert(
      fc.property(wellFormedText, fc.constantFrom('en', 'ja', 'und'), (sample, language) => {
        const ranges = wordsOf(sample, language)
        for (let offset = 0; offset <= sample.length; offset++) {
          const touching = ranges.filter(({ start, end }) => start <= offset && offset <= end)
          expect(wordAt(sample, offset, language)).toEqual(touching.at(-1) ?? null)
        }
      })
    )
  })

  it('finds a word in the middle of five million characters, with or without spaces and lines', () => {
    for (const [part, length] of [
      ['the U.S. said ', 4],
      ['taxes。', 5]
    ] as const) {
      const long = part.repeat(5_000_000 / part.length)
      const start = part.length * 150_000 + (part.startsWith('the') ? 4 : 0)
      expect(wordAt(long, start + 1, 'en')).toEqual({ start, end: start + length })
    }
    expect(wordAt('日'.repeat(100_000), 50_000, 'zh')).not.toBeNull()
  })

  it.each([-1, 4, 0.5])('refuses offset %d', (offset) => {
    expect(() => wordAt('abc', offset, 'en')).toThrow(OffsetError)
  })
})
