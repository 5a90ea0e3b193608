import { describe, expect, it } from 'vitest'
import type { Piece } from './page-pieces'
import { linesInOrder } from './reading-order'

const LINES = 20
/** A page of columns without anything across them; each piece says which column and line it is. */
const pageOf = (columns: number): Piece[] => {
  const pitch = 560 / columns
  return Array.from({ length: LINES }, (_, line) =>
    Array.from({ length: columns }, (_column, column): Piece => {
      const left = 20 + column * pitch
      const ragged = (line * 7 + column * 3) % 5
      return {
        text: `column ${column} line ${line} of it`,
        left,
        right: left + pitch - 12 - ragged,
        y: 50 + line * 12,
        size: 9
      }
    })
  ).flat()
}

describe('the order of reading', () => {
  it.each([1, 2, 3, 4, 5, 6])('%d columns, whatever order the page draws them in', (columns) => {
    const expected = Array.from({ length: columns }, (_, column) =>
      Array.from({ length: LINES }, (_line, line) => `column ${column} line ${line} of it`)
    ).flat()
    const page = pageOf(columns)
    for (const drawn of [page, page.toReversed()]) expect(linesInOrder(drawn).map(({ text }) => text)).toEqual(expected)
  })

  it('cells of a table are no columns', () => {
    const cells = pageOf(3).map((piece) => ({ ...piece, text: piece.text.slice(7, 8), right: piece.left + 10 }))
    expect(linesInOrder(cells)).toHaveLength(LINES)
    expect(linesInOrder(cells)[0]?.cells).toHaveLength(3)
  })
})
