import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TextRange } from '../model/text-range'
import { subtractRange } from './edit-ranges'

const range = fc
  .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]): TextRange => ({ start, end: start + length }))

const covered = (ranges: readonly TextRange[]): Set<number> => {
  const positions = new Set<number>()
  for (const { start, end } of ranges) for (let at = start; at < end; at += 1) positions.add(at)
  return positions
}

it('taking a stretch away leaves exactly the other positions', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 5 }), range, (ranges, taken) => {
      const rest = subtractRange(ranges, taken)
      const expected = covered(ranges)
      for (let at = taken.start; at < taken.end; at += 1) expected.delete(at)
      expect([...covered(rest)].sort()).toEqual([...expected].sort())
      for (const { start, end } of rest) expect(start).toBeLessThan(end)
    })
  )
})
