import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planCalls } from './upload-calls'

const LIMITS = { bytes: 100, pieces: 4 }
const plan = (...sizes: number[]) => [...planCalls(sizes, LIMITS)]

test('small files share a call, a large one has calls of its own', () => {
  expect(plan(40, 50, 20, 250, 0).map((call) => call.map(({ file, start, end }) => [file, start, end]))).toEqual([
    [
      [0, 0, 40],
      [1, 0, 50]
    ],
    [[2, 0, 20]],
    [[3, 0, 100]],
    [[3, 100, 200]],
    [[3, 200, 250]],
    [[4, 0, 0]]
  ])
  expect(plan()).toEqual([])
})

test('every byte of every file is carried once, in order, within the limits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 350 }), { maxLength: 40 }), (sizes) => {
      const arrived = sizes.map(() => -1)
      for (const call of planCalls(sizes, LIMITS)) {
        expect(call.length).toBeGreaterThan(0)
        expect(call.length).toBeLessThanOrEqual(LIMITS.pieces)
        expect(call.reduce((sum, piece) => sum + piece.end - piece.start, 0)).toBeLessThanOrEqual(LIMITS.bytes)
        for (const { file, start, end } of call) {
          expect(start).toBe(Math.max(0, arrived[file] ?? 0))
          arrived[file] = end
        }
      }
      expect(arrived).toEqual(sizes)
    })
  )
})
