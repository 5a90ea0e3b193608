import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../../model/text-range'
import { exportDocument } from '../testing/arbitraries'
import { makeDocument, makeInput, makeSpan } from '../testing/build'
import { LANES, lanesOf } from './lanes'
import { Teller } from './numbered-passages'
import type { NumberedPassage } from './numbered-passages'
import { blocksOf } from './pieces'

function passages(text: string, ...ranges: (readonly [number, number][])[]): readonly NumberedPassage[] {
  const spans = ranges.map((each, index) =>
    makeSpan(
      text,
      each.map(([start, end]) => ({ start, end })),
      { id: `s${index}` }
    )
  )
  return new Teller(makeInput([])).tell(makeDocument(text, { spans })).passages
}

/** The text with `[` and `]` around marked pieces, numbers of passages in them, `|` between blocks. */
function shown(
  text: string,
  found: readonly NumberedPassage[],
  masked: TextRange[] = [],
  bookmarks: TextRange[] = []
): string {
  return blocksOf({ text, passages: found, masked, bookmarks })
    .map(({ isParagraph, pieces }) => {
      const inside = pieces.map(({ start, end, passages: on, ending, marks, isMasked }) => {
        const words = text.slice(start, end)
        const mark = on.length > 0 ? `[${on.map(({ number }) => number).join()}:${words}]` : words
        const after = ending.map(({ number }) => `^${number}`).join('') + marks.map((index) => `*${index}`).join('')
        return (isMasked ? `(${mark})` : mark) + after
      })
      return (isParagraph ? '' : '~') + inside.join('')
    })
    .join('|')
}

describe('blocksOf', () => {
  it('cuts crossing, nested and discontinuous passages into flat pieces', () => {
    const text = 'one two three four'
    expect(shown(text, passages(text, [[0, 7]], [[4, 13]], [[4, 7]]))).toBe('[1:one ][1,2,3:two]^1^3[2: three]^2 four')
    expect(
      shown(
        text,
        passages(text, [
          [0, 3],
          [8, 13]
        ])
      )
    ).toBe('[1:one] two [1:three]^1 four')
  })

  it('cuts at the ends of paragraphs, and puts numbers where words end', () => {
    const text = '\none\n \ntwo\nthree'
    expect(shown(text, passages(text, [[1, 8]]))).toBe('~\n|[1:one]|~[1:\n \n]|[1:t]^1wo|~\n|three')
    expect(shown(text, passages(text, [[1, 7]]))).toBe('~\n|[1:one]^1|~[1:\n \n]|two|~\n|three')
    expect(shown(text, passages(text, [[4, 7]]))).toBe('~\n|one|~[1:\n \n]^1|two|~\n|three')
    expect(shown(text, passages(text, [[7, 7]], [[10, 10]]))).toBe('~\n|one|~\n \n^1|two^2|~\n|three')
    expect(shown('', passages('', [[0, 0]]))).toBe('~^1')
    expect(shown('a', passages('a', [[0, 0]]))).toBe('^1a')
  })

  it('marks what is masked, and bookmarks', () => {
    const text = 'one two'
    expect(shown(text, passages(text, [[0, 5]]), [{ start: 4, end: 7 }], [{ start: 0, end: 3 }])).toBe(
      '[1:one]*0[1: ]([1:t])^1(wo)'
    )
  })

  it('keeps the text, covers with each passage what is its, and puts every number once', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(exportDocument, (document) => {
        const { passages: found } = new Teller(makeInput([])).tell(document)
        const bookmarks = document.bookmarks.map(({ range }) => range)
        const pieces = blocksOf({ text: document.text, passages: found, masked: [], bookmarks }).flatMap(
          (block) => block.pieces
        )
        expect(pieces.map(({ start, end }) => document.text.slice(start, end)).join('')).toBe(document.text)
        for (const { number, span } of found) {
          const covered = pieces.filter((piece) => piece.passages.some((each) => each.number === number))
          expect(covered.map(({ start, end }) => document.text.slice(start, end)).join('')).toBe(
            span.quotes.map(({ exact }) => exact).join('')
          )
        }
        expect(pieces.flatMap(({ ending }) => ending.map(({ number }) => number)).sort((a, b) => a - b)).toEqual(
          found.map(({ number }) => number)
        )
        expect(pieces.flatMap(({ marks }) => marks).sort()).toEqual(bookmarks.map((_, index) => index))
      }),
      { numRuns: 200 }
    )
  })
})

describe('lanesOf', () => {
  it('gives passages that share words lines of their own, and uses a line again', () => {
    const text = 'a'.repeat(100)
    const found = passages(text, [[0, 50]], [[10, 20]], [[20, 30]], [[25, 60]], [[26, 27]], [[60, 70]])
    expect(LANES).toBe(3)
    expect([...lanesOf(found)].map(([, lane]) => lane)).toEqual([0, 1, 1, 2, 2, 0])
  })
})
