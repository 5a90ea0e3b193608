import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wellFormedText } from './testing/arbitrary-text'
import { lineAt, paragraphsOf } from './paragraphs'

describe('paragraphsOf', () => {
  it.each([
    ['nothing', '', []],
    ['blank lines only', '\n \n\t\u00A0\n', []],
    ['one line', 'One.', ['One.']],
    ['lines next to each other', 'One.\nTwo.', ['One.', 'Two.']],
    ['blank lines between and around', '\n\nOne.\n \nTwo.\n', ['One.', 'Two.']],
    ['white space at the edges', '  One. \n\u3000Two.', ['  One. ', '\u3000Two.']],
    ['a line separator inside a line', 'One.\u2028Two.', ['One.\u2028Two.']]
  ])('%s', (_name, text, paragraphs) => {
    expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(paragraphs)
  })

  it('covers the lines that are not blank, in order', () => {
    fc.assert(
      fc.property(wellFormedText, (text) => {
        const lines = text.split('\n').filter((line) => line.replace(/[\s\u200B]/g, '') !== '')
        expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(lines)
      })
    )
  })
})

describe('lineAt', () => {
  it.each([
    [0, ''],
    [1, 'ab'],
    [3, 'ab'],
    [4, ''],
    [5, 'c'],
    [6, 'c']
  ])('offset %d of a text that begins with a newline', (offset, line) => {
    const text = '\nab\n\nc'
    const { start, end } = lineAt(text, offset)
    expect([text.slice(start, end), start <= offset && offset <= end]).toEqual([line, true])
  })
})
