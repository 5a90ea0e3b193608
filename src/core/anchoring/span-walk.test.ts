import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSpans } from '../model/annotation'
import { SpanGrid } from './span-grid'
import { nextSpan, placeBefore, previousSpan } from './span-walk'

const LENGTH = 50_000
const spans = fc
  .array(fc.tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 9_000 })), { maxLength: 40 })
  .map((all) =>
    all.map(([start, length], at) => ({ id: `s${at}`, ranges: [{ start, end: Math.min(LENGTH, start + length) }] }))
  )

function gridOf(all: readonly { id: string; ranges: { start: number; end: number }[] }[]): SpanGrid {
  const grid = new SpanGrid()
  for (const span of all) grid.add(span.id, span.ranges)
  return grid
}

describe('walking from span to span', () => {
  test('forwards and backwards, every span is reached once, in text order', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const grid = gridOf(all)
        const order = [...all].sort(compareSpans)
        const forwards: string[] = []
        for (let id = nextSpan(grid, placeBefore(0), LENGTH); id !== null;) {
          forwards.push(id)
          id = nextSpan(grid, { id, ranges: grid.rangesOf(id) }, LENGTH)
        }
        expect(forwards).toEqual(order.map((span) => span.id))
        const backwards: string[] = []
        for (let id = previousSpan(grid, placeBefore(LENGTH)); id !== null;) {
          backwards.push(id)
          id = previousSpan(grid, { id, ranges: grid.rangesOf(id) })
        }
        expect(backwards).toEqual(order.map((span) => span.id).reverse())
      })
    )
  })

  test('from a caret it goes to the span that starts there or after', () => {
    const grid = gridOf([
      { id: 'a', ranges: [{ start: 5, end: 9 }] },
      { id: 'b', ranges: [{ start: 40_000, end: 40_004 }] }
    ])
    expect(nextSpan(grid, placeBefore(5), LENGTH)).toBe('a')
    expect(nextSpan(grid, placeBefore(6), LENGTH)).toBe('b')
    expect(previousSpan(grid, placeBefore(6))).toBe('a')
    expect(previousSpan(grid, placeBefore(5))).toBe(null)
  })

  test('it stops only where it is told to', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const grid = gridOf(all)
        const isEven = (id: string) => Number(id.slice(1)) % 2 === 0
        const order = [...all].sort(compareSpans).filter((span) => isEven(span.id))
        expect(nextSpan(grid, placeBefore(0), LENGTH, isEven)).toBe(order[0]?.id ?? null)
        expect(previousSpan(grid, placeBefore(LENGTH), isEven)).toBe(order.at(-1)?.id ?? null)
      })
    )
  })
})
