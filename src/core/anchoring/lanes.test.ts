import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rangesOverlap } from '../model/text-range'
import { LaneIndex } from './lane-index'
import { assignLanes, compareInnermost, LANES, LONG_SPAN, type LaneSpan } from './lanes'

const span = (id: string, ...ranges: [number, number][]): LaneSpan => ({
  id,
  ranges: ranges.map(([start, end]) => ({ start, end }))
})

const overlap = (a: LaneSpan, b: LaneSpan) =>
  a.ranges.some((one) => b.ranges.some((other) => rangesOverlap(one, other)))

// Crowded on purpose: a short text with many spans, some of two parts, some longer than a passage.
const ranges = fc.oneof(
  fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 60 })).map(([at, length]) => [{ start: at, end: at + length }]),
  fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })).map(([at, gap, length]) => [
    { start: at, end: at + length },
    { start: at + length + gap, end: at + length + gap + length }
  ]),
  fc.nat(100).map((at) => [{ start: at, end: at + LONG_SPAN + 1 }])
)
const crowd = fc.array(ranges, { maxLength: 60 }).map((all) => all.map((each, at) => ({ id: `s${at}`, ranges: each })))

const lanesOf = (spans: Iterable<LaneSpan>) =>
  Object.fromEntries([...assignLanes(spans)].map(([id, place]) => [id, place.lane]))

describe('lanes', () => {
  test.each([
    ['alone', [span('a', [0, 9])], { a: 0 }],
    ['side by side', [span('a', [0, 9]), span('b', [9, 12])], { a: 0, b: 0 }],
    ['nested: the inner one is in front', [span('out', [0, 50]), span('in', [10, 20])], { in: 0, out: 1 }],
    ['two inside one', [span('out', [0, 50]), span('x', [0, 9]), span('y', [20, 30])], { x: 0, y: 0, out: 1 }],
    ['crossing: the shorter one is in front', [span('long', [0, 30]), span('short', [20, 40])], { short: 0, long: 1 }],
    ['three deep', [span('a', [0, 90]), span('b', [0, 50]), span('c', [0, 10])], { c: 0, b: 1, a: 2 }],
    ['equal: the newer one is in front', [span('1', [3, 9]), span('2', [3, 9])], { 2: 0, 1: 1 }],
    ['inside the gap of a broken one is no overlap', [span('g', [0, 5], [20, 25]), span('m', [8, 12])], { g: 0, m: 0 }],
    ['a very long one is always at the back', [span('book', [0, LONG_SPAN + 1])], { book: LANES - 1 }]
  ])('%s', (_name, spans, expected) => {
    expect(lanesOf(spans)).toEqual(expected)
  })

  test('only the last lane is shared by spans that overlap, and every lane is the first free one', () => {
    fc.assert(
      fc.property(crowd, (spans) => {
        const lanes = lanesOf(spans)
        for (const a of spans) {
          const inner = spans.filter((b) => b.id !== a.id && overlap(a, b) && compareInnermost(b, a) < 0)
          const lane = lanes[a.id] ?? -1
          if (lane < LANES - 1) expect(inner.map((b) => lanes[b.id])).not.toContain(lane)
          const long = a.ranges.some((one) => one.end - one.start > LONG_SPAN)
          const below = Array.from({ length: long ? 0 : lane }, (_, each) => each)
          expect(inner.map((b) => lanes[b.id])).toEqual(expect.arrayContaining(below))
        }
      })
    )
  })

  test('the order in which spans come does not matter', () => {
    fc.assert(
      fc.property(crowd, (spans) => {
        expect(lanesOf([...spans].reverse())).toEqual(lanesOf(spans))
      })
    )
  })
})

describe('lane index', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), ranges }),
    fc.record({ kind: fc.constant('remove' as const), which: fc.nat(20) }),
    fc.record({ kind: fc.constant('ask' as const), which: fc.nat(20) })
  )

  test('after any changes it says what assignLanes says, and names every lane that changed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const index = new LaneIndex()
        const model = new Map<string, LaneSpan>()
        const told = new Map<string, number>()
        steps.forEach((action, at) => {
          let changed: string[] = []
          if (action.kind === 'add') {
            const added = { id: `s${at}`, ranges: action.ranges }
            model.set(added.id, added)
            changed = index.add(added.id, added.ranges)
          } else {
            const id = [...model.keys()][action.which]
            if (id === undefined) return
            if (action.kind === 'ask') told.set(id, index.lane(id))
            else {
              changed = index.remove(id)
              model.delete(id)
              told.delete(id)
            }
          }
          for (const id of changed) if (told.has(id)) told.set(id, index.lane(id))
          const lanes = assignLanes(model.values())
          for (const [id, lane] of told) expect([id, lane]).toEqual([id, lanes.get(id)?.lane])
        })
        const lanes = assignLanes(model.values())
        for (const id of model.keys()) expect(index.lane(id)).toBe(lanes.get(id)?.lane)
      }),
      { numRuns: 200 }
    )
  })

  test('a chain of overlaps as long as a book does not exhaust the stack', () => {
    const index = new LaneIndex()
    const count = 20_000
    for (let at = 0; at < count; at += 1) index.add(`s${String(at).padStart(6, '0')}`, [{ start: at, end: at + 2 }])
    expect([0, 1].map((at) => index.lane(`s${String(at).padStart(6, '0')}`)).sort()).toEqual([0, 1])
  })
})
