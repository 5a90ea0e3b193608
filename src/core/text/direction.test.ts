import { expect, it } from 'vitest'
import { baseDirection, hasRightToLeft } from './direction'

it.each([
  ['English', 'Taxes fell.', 'ltr'],
  ['Hebrew', 'המסים ירדו', 'rtl'],
  ['Arabic', 'انخفضت الضرائب', 'rtl'],
  ['Persian behind a number and quotes', '12% «مالیات»', 'rtl'],
  ['N’Ko, outside the common scripts', 'ߒߞߏ', 'rtl'],
  ['Adlam, outside the basic plane', '𞤀𞤣𞤤𞤢𞤥', 'rtl'],
  ['Chinese', '減稅', 'ltr'],
  ['English with an Arabic name', 'The word عربي is Arabic.', 'ltr'],
  ['an Arabic sentence with a Latin name', 'قال Biden إن', 'rtl'],
  ['a right-to-left mark', '\u200F1. Item', 'rtl'],
  ['an isolated Arabic name in front', '\u2068عربي\u2069 is Arabic', 'ltr'],
  ['an isolate that its line ends', '\u2068abc\nعربي', 'rtl'],
  ['digits and signs only', '2024: 9%', 'ltr'],
  ['nothing', '', 'ltr']
])('%s', (_name, text, direction) => {
  expect(baseDirection(text)).toBe(direction)
})

it('right-to-left writing is found anywhere in a text', () => {
  expect(['abc', '日本 12', 'naïve 😀'].map(hasRightToLeft)).toEqual([false, false, false])
  expect(['abc ע', 'عربي', 'a\u202Eb', '\u200F'].map(hasRightToLeft)).toEqual([true, true, true, true])
})
