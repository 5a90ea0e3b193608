import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignRelationLanes, compareLineEnds, compareStretches } from './relation-lanes'
import type { LaneStretch, LineEnd } from './relation-lanes'

const stretch = (id: string, top: number, bottom: number): LaneStretch => ({ id, top, bottom })
const lanesOf = (stretches: readonly LaneStretch[], lanes = Infinity) =>
  Object.fromEntries(assignRelationLanes(stretches, lanes))
const touch = (a: LaneStretch, b: LaneStretch) => a.top <= b.bottom && b.top <= a.bottom

// Crowded on purpose: many relations between few lines.
const crowd = fc
  .array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 80 })
  .map((all) => all.map(([top, height], at) => stretch(`r${at}`, top, top + height)))

describe('lanes of relations', () => {
  test.each([
    ['alone', [stretch('a', 0, 9)], { a: 0 }],
    ['one below the other', [stretch('a', 0, 9), stretch('b', 10, 12)], { a: 0, b: 0 }],
    ['sharing a line', [stretch('a', 0, 9), stretch('b', 9, 12)], { b: 0, a: 1 }],
    ['nested: the inner one is nearer to the text', [stretch('out', 0, 50), stretch('in', 10, 20)], { in: 0, out: 1 }],
    ['crossing', [stretch('long', 0, 30), stretch('short', 20, 40)], { short: 0, long: 1 }],
    ['equal: by id', [stretch('b', 3, 9), stretch('a', 3, 9)], { a: 0, b: 1 }],
    ['no height at all', [stretch('a', 3, 3), stretch('b', 3, 3)], { a: 0, b: 1 }]
  ])('%s', (_name, stretches, expected) => {
    expect(lanesOf(stretches)).toEqual(expected)
  })

  test('no two that touch share a lane, and none could lie nearer to the text', () => {
    fc.assert(
      fc.property(crowd, (stretches) => {
        const lanes = assignRelationLanes(stretches, Infinity)
        expect(lanes.size).toBe(stretches.length)
        for (const each of stretches) {
          const lane = lanes.get(each.id) ?? 0
          const others = stretches.filter((other) => other !== each && touch(other, each))
          expect(others.some((other) => lanes.get(other.id) === lane)).toBe(false)
          const shorter = others.filter((other) => compareStretches(other, each) < 0)
          const taken = new Set(shorter.map((other) => lanes.get(other.id)))
          for (let nearer = 0; nearer < lane; nearer += 1) expect(taken).toContain(nearer)
        }
      })
    )
  })

  test('they do not depend on the order, and a longer one that goes moves no shorter one', () => {
    fc.assert(
      fc.property(crowd, fc.nat(), (stretches, pick) => {
        const lanes = lanesOf(stretches)
        expect(lanesOf([...stretches].reverse())).toEqual(lanes)
        const gone = stretches[pick % Math.max(1, stretches.length)]
        if (!gone) return
        const after = lanesOf(stretches.filter((each) => each !== gone))
        for (const each of stretches) if (compareStretches(each, gone) < 0) expect(after[each.id]).toBe(lanes[each.id])
      })
    )
  })

  test('with fewer lanes those that have one keep it, the others have none', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 4 }), (stretches, most) => {
        const all = assignRelationLanes(stretches, Infinity)
        const expected = [...all].filter(([, lane]) => lane < most)
        expect(new Map(assignRelationLanes(stretches, most))).toEqual(new Map(expected))
      })
    )
  })
})

/** Relations between lines as they are drawn: every end at a height of its own within its line. */
function drawn(pairs: readonly (readonly [number, number])[]) {
  const stretches = pairs.map(([a, b], at) => stretch(`r${at}`, Math.min(a, b), Math.max(a, b)))
  const lanes = assignRelationLanes(stretches, Infinity)
  const lines = new Map<number, LineEnd[]>()
  const add = (line: number, end: LineEnd) => void lines.set(line, [...(lines.get(line) ?? []), end])
  for (const { id, top, bottom } of stretches) {
    const lane = lanes.get(id) ?? 0
    add(top, { id, lane, way: top === bottom ? 'open' : 'down' })
    add(bottom, { id, lane, way: top === bottom ? 'close' : 'up' })
  }
  const heights = new Map<string, number[]>()
  for (const [line, ends] of lines) {
    ends.sort(compareLineEnds).forEach(({ id }, at) => {
      heights.set(
        id,
        [...(heights.get(id) ?? []), line * 1000 + at].sort((a, b) => a - b)
      )
    })
  }
  return stretches.map(({ id }) => {
    const [top = 0, bottom = 0] = heights.get(id) ?? []
    return { id, lane: lanes.get(id) ?? 0, top, bottom }
  })
}

test('drawn by their lanes and the order of their ends, no line crosses the uprights of a line it shares', () => {
  const pairs = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 24 })
  fc.assert(
    fc.property(pairs, (given) => {
      const all = drawn(given)
      const isSameLine = (a: number, b: number) => Math.floor(a / 1000) === Math.floor(b / 1000)
      for (const one of all) {
        for (const other of all) {
          if (one === other) continue
          if (one.lane === other.lane) expect(one.top > other.bottom || other.top > one.bottom).toBe(true)
          // A level line of the outer one, at a line of text where the inner one ends too, stays clear of its upright.
          if (one.lane <= other.lane) continue
          for (const level of [one.top, one.bottom]) {
            const shares = isSameLine(level, other.top) || isSameLine(level, other.bottom)
            if (shares) expect(level > other.top && level < other.bottom).toBe(false)
          }
        }
      }
    })
  )
})
