import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryWords } from '../../core/query/fold-text'
import { markWords } from './mark-words'

const shown = (text: string, query: string) =>
  markWords(text, queryWords(query))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('')

describe('marking the words looked for', () => {
  test.each([
    ['the harbour opened', 'harbour', 'the [harbour] opened'],
    ['Café CAFÉ', 'cafe', '[Café] [CAFÉ]'],
    ['the ﬁrst fig', 'fi', 'the [ﬁ]rst [fi]g'],
    ['aaaa', 'aa', '[aaaa]'],
    ['the harbour', 'harb our', 'the [harbour]'],
    ['🙂 smile 🙂', 'smile', '🙂 [smile] 🙂'],
    ['nothing here', 'zebra', 'nothing here'],
    ['nothing here', '', 'nothing here'],
    ['', 'word', '']
  ])('in %j for %j: %j', (text, query, expected) => {
    expect(shown(text, query)).toBe(expected)
  })

  test('the pieces joined are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 3 }), (text, query) => {
        const pieces = markWords(text, queryWords(query))
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const [index, piece] of pieces.entries()) expect(piece.hit).not.toBe(pieces[index + 1]?.hit)
      })
    )
  })
})
