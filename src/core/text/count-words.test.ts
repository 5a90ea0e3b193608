import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords } from './count-words'
import { wordsOf } from './words'

describe('counting words', () => {
  test.each([
    ['', 'en', 0],
    ['The mayor said 14 bridges were safe.', 'en', 7],
    ['It can’t cost 1,000.50 — or can it?', 'en', 7],
    ['Die Brücke am Fluss, 3,5 km lang', 'de', 7],
    ['Мост упал ночью', 'ru', 3],
    ['다리가 밤에 무너졌다', 'ko', 3]
  ])('%j has %s words', (text, language, count) => {
    expect(countWords(text, language)).toBe(count)
    expect(wordsOf(text, language)).toHaveLength(count)
  })

  test('scripts without spaces are counted by their words', () => {
    const text = '渡轮九点离开港口。'
    expect(countWords(text, 'zh')).toBe(wordsOf(text, 'zh').length)
  })

  test('plain words are counted as the reader finds them', () => {
    const word = fc.stringMatching(/^[a-zäöüéß]{1,9}$/)
    const mark = fc.constantFrom(' ', ', ', '. ', ' – ', '\n', '; ', '! ')
    fc.assert(
      fc.property(fc.array(fc.tuple(word, mark), { maxLength: 60 }), (pieces) => {
        const text = pieces.map(([letters, after]) => letters + after).join('')
        expect(countWords(text, 'de')).toBe(wordsOf(text, 'de').length)
      })
    )
  })

  test('of a long text in such a script a part tells how many there are', () => {
    const text = '渡轮九点离开港口。'.repeat(30_000)
    const real = 30_000 * wordsOf('渡轮九点离开港口。', 'zh').length
    expect(Math.abs(countWords(text, 'zh') / real - 1)).toBeLessThan(0.02)
  })
})
