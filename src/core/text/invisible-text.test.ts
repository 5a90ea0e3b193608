import { expect, test } from 'vitest'
import { isInvisible } from './invisible-text'

const invisible = (text: string) => isInvisible(text, 0, text.length)

test('signs without a glyph and line ends are invisible', () => {
  for (const text of ['\u200B', '\u2060\u2060', '\u200E', '\uFEFF', '\u00AD', '\u200D', '\n', '']) {
    expect(invisible(text), JSON.stringify(text)).toBe(true)
  }
})

test('whatever takes up room is visible', () => {
  for (const text of ['a', ' ', '\u00A0', '\u3000', 'a\u200B', '\u200Ba', '👩🏽‍🔬', '۝']) {
    expect(invisible(text), JSON.stringify(text)).toBe(false)
  }
})

test('only the stretch that is asked for counts', () => {
  expect(isInvisible('a\u200Bb', 1, 2)).toBe(true)
  expect(isInvisible('a\u200Bb', 1, 3)).toBe(false)
})
