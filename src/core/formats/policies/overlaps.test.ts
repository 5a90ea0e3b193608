import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inLayers, overlappingSpans, withoutOverlaps } from './overlaps'

const place = (id: string, ...ranges: readonly (readonly [number, number])[]) => ({
  id,
  ranges: ranges.map(([start, end]) => ({ start, end })),
  orphan: null
})
const ids = (spans: readonly { readonly id: string }[]) => spans.map(({ id }) => id)

const spans = fc
  .array(
    fc.record({
      edges: fc.uniqueArray(fc.nat(24), { minLength: 2, maxLength: 6 }),
      isOrphan: fc.integer({ min: 0, max: 9 }),
      isEmpty: fc.integer({ min: 0, max: 9 })
    }),
    { maxLength: 12 }
  )
  .map((made) =>
    made.map(({ edges, isOrphan, isEmpty }, at) => {
      const sorted = [...edges].sort((a, b) => a - b)
      const ranges = sorted.flatMap((start, index) => {
        const end = sorted[index + 1]
        return index % 2 === 0 && end !== undefined ? [{ start, end: isEmpty === 0 ? start : end }] : []
      })
      return { id: `s${at}`, ranges, orphan: isOrphan === 0 ? { lastKnown: ranges } : null }
    })
  )
type Spans = typeof spans extends fc.Arbitrary<infer Value> ? Value : never

/** Whether two spans share a code unit. */
const spansOverlap = (a: Spans[number], b: Spans[number]): boolean =>
  a.ranges.some((one) => b.ranges.some((two) => Math.max(one.start, two.start) < Math.min(one.end, two.end)))

const areApart = (given: Spans): boolean => {
  const placed = given.filter(({ orphan }) => orphan === null)
  return placed.every((span, at) => placed.slice(at + 1).every((other) => !spansOverlap(span, other)))
}

describe('overlaps', () => {
  it('are found, and what touches is none', () => {
    expect(ids(overlappingSpans([place('a', [0, 5]), place('b', [5, 9]), place('c', [4, 6])]))).toEqual(['c'])
    expect(ids(overlappingSpans([place('a', [0, 2], [8, 9]), place('b', [3, 5])]))).toEqual([])
  })

  it.each([
    ['outermost', ['a']],
    ['longest', ['b']]
  ] as const)('%s keeps what it says', (policy, kept) => {
    expect(ids(withoutOverlaps([place('a', [0, 4]), place('b', [2, 9]), place('c', [3, 4])], policy).kept)).toEqual(
      kept
    )
  })

  it('after either policy none are left, nothing is lost that was in nobody’s way, and the order stays', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom('outermost', 'longest'), (given, policy) => {
        const { kept, dropped } = withoutOverlaps(given, policy)
        expect(areApart([...kept])).toBe(true)
        expect(given.filter((span) => kept.includes(span))).toEqual(kept)
        expect(kept.length + dropped.length).toBe(given.length)
        for (const span of dropped) expect(kept.some((other) => spansOverlap(span, other))).toBe(true)
        expect(withoutOverlaps(kept, policy).dropped).toEqual([])
        expect(overlappingSpans(given).length === 0).toBe(areApart(given))
      })
    )
  })

  it('layers have every span once, none overlaps in its layer, and there is always one', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const layers = inLayers(given)
        expect(layers.length).toBeGreaterThan(0)
        expect(layers.every((layer) => areApart([...layer]))).toBe(true)
        expect(ids(layers.flat()).sort()).toEqual(ids(given).sort())
      })
    )
  })
})
