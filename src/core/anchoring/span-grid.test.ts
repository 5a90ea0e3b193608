import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextRange } from '../model/text-range'
import { SpanGrid } from './span-grid'

const LENGTH = 200_000

// Lengths from a letter to the whole text, so that every level is used.
const range = fc
  .tuple(fc.nat(LENGTH), fc.oneof(fc.nat(40), fc.nat(2_000), fc.nat(LENGTH)))
  .map(([start, length]) => ({ start, end: Math.min(LENGTH, start + length) }))

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), ranges: fc.array(range, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('remove' as const), which: fc.nat(50) }),
  fc.record({ kind: fc.constant('ask' as const), range })
)

function naive(spans: ReadonlyMap<string, readonly TextRange[]>, start: number, end: number): string[] {
  const touches = (other: TextRange) => other.start < other.end && start < end && other.start < end && start < other.end
  return [...spans].filter(([, ranges]) => ranges.some(touches)).map(([id]) => id)
}

describe('span grid', () => {
  test('answers as a plain list does, whatever is added and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const grid = new SpanGrid()
        const model = new Map<string, readonly TextRange[]>()
        steps.forEach((action, index) => {
          if (action.kind === 'add') {
            grid.add(`s${index}`, action.ranges)
            model.set(`s${index}`, action.ranges)
          } else if (action.kind === 'remove') {
            const id = [...model.keys()][action.which] ?? 'none'
            expect(grid.remove(id)).toBe(model.delete(id))
          } else {
            const { start, end } = action.range
            expect(grid.touching(start, end).sort()).toEqual(naive(model, start, end).sort())
            expect(grid.at(start).sort()).toEqual(naive(model, start, start + 1).sort())
          }
          expect(grid.size).toBe(model.size)
        })
      })
    )
  })

  test('touching is half-open at both ends', () => {
    const grid = new SpanGrid()
    grid.add('a', [{ start: 10, end: 20 }])
    expect(grid.touching(20, 30)).toEqual([])
    expect(grid.touching(0, 10)).toEqual([])
    expect(grid.touching(19, 30)).toEqual(['a'])
    expect(grid.touching(0, 11)).toEqual(['a'])
    expect(grid.touching(12, 12)).toEqual([])
    expect([grid.at(9), grid.at(10), grid.at(19), grid.at(20)]).toEqual([[], ['a'], ['a'], []])
  })

  test('a span with several ranges is named once', () => {
    const grid = new SpanGrid()
    grid.add('a', [
      { start: 0, end: 5 },
      { start: 8, end: 9 }
    ])
    expect(grid.touching(0, 100)).toEqual(['a'])
    expect(grid.at(6)).toEqual([])
  })

  test('the same id twice is a mistake', () => {
    const grid = new SpanGrid()
    grid.add('a', [{ start: 0, end: 5 }])
    expect(() => grid.add('a', [{ start: 1, end: 2 }])).toThrow('Span a is in the grid already')
  })

  test('positions beyond 32 bits are told apart', () => {
    const grid = new SpanGrid()
    const far = 2 ** 33
    grid.add('far', [{ start: far, end: far + 3 }])
    expect(grid.at(0)).toEqual([])
    expect(grid.at(far + 2)).toEqual(['far'])
  })
})
