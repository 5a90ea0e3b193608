import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniqueAnchors } from './unique-anchors'

const letters = (text: string): string[] => [...text]

describe('unique anchors', () => {
  it('finds what occurs once in both, in order', () => {
    expect(uniqueAnchors(letters('abcxdx'), letters('xabxdc'), 1)).toEqual([
      [0, 1],
      [1, 2],
      [4, 4]
    ])
    expect(uniqueAnchors(letters('one two'), letters('two one'), 3)).toHaveLength(1)
    expect(uniqueAnchors([], letters('abc'), 1)).toEqual([])
  })

  it('every anchor is the same run in both, and they ascend in both', () => {
    const lists = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 40 })
    fc.assert(
      fc.property(lists, lists, fc.integer({ min: 1, max: 4 }), (before, after, size) => {
        let last = [-1, -1]
        for (const [a, b] of uniqueAnchors(before, after, size)) {
          expect(before.slice(a, a + size)).toEqual(after.slice(b, b + size))
          expect(a > (last[0] ?? 0) && b > (last[1] ?? 0)).toBe(true)
          last = [a, b]
        }
      })
    )
  })
})
