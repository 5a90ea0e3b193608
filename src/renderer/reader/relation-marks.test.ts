import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutMarks } from './relation-marks'
import type { EndPlace, PlacedRelation } from './relation-marks'

const line = (height: number, side: 'end' | 'start' = 'end'): EndPlace => ({ kind: 'line', height, side })
const MANY = { end: 99, start: 99 }
const marksOf = (relations: readonly PlacedRelation[], lanes = MANY) => layoutMarks(relations, lanes).marks

describe('marks of relations', () => {
  test('a bracket from its upper to its lower end, whichever it begins at', () => {
    expect(marksOf([{ id: 'a', from: line(100), to: line(10) }])).toEqual([
      { relation: 'a', side: 'end', lane: 0, shape: 'bracket', first: 10, second: 100, firstEnd: 'to' }
    ])
  })

  test('two ends on one line lie apart', () => {
    expect(marksOf([{ id: 'a', from: line(10), to: line(10) }])).toMatchObject([{ first: 7, second: 13 }])
  })

  test('out of the view it runs up or down, out of the article it stops in its lane', () => {
    const relations: PlacedRelation[] = [
      { id: 'up', from: line(100), to: { kind: 'above', height: -900 } },
      { id: 'down', from: { kind: 'below', height: 900 }, to: line(100) },
      { id: 'out', from: line(300), to: { kind: 'away' } },
      { id: 'in', from: { kind: 'away' }, to: line(400) },
      { id: 'nowhere', from: { kind: 'away' }, to: { kind: 'above', height: 0 } }
    ]
    const shapes = marksOf(relations).map(({ relation, shape, firstEnd, second }) => [
      relation,
      shape,
      firstEnd,
      second
    ])
    expect(shapes).toEqual([
      ['up', 'up', 'from', null],
      ['down', 'down', 'to', null],
      ['out', 'out', 'from', null],
      ['in', 'out', 'to', null]
    ])
  })

  test('between two columns it has a mark in each margin', () => {
    const marks = marksOf([{ id: 'a', from: line(10, 'start'), to: line(50) }])
    expect(marks.map(({ side, shape, firstEnd }) => [side, shape, firstEnd])).toEqual([
      ['end', 'out', 'to'],
      ['start', 'out', 'from']
    ])
  })

  test('those without a lane are counted at both of their lines', () => {
    const relations = [1, 2, 3].map((at) => ({ id: `r${at}`, from: line(10), to: line(at * 100) }))
    const { marks, folded } = layoutMarks(relations, { end: 1, start: 0 })
    expect(marks.map(({ relation }) => relation)).toEqual(['r1'])
    expect(folded).toEqual([
      { side: 'end', height: 10, relations: ['r2', 'r3'] },
      { side: 'end', height: 200, relations: ['r2'] },
      { side: 'end', height: 300, relations: ['r3'] }
    ])
  })

  test('every relation with an end on a line is marked or counted, and no two marks run into each other', () => {
    const place: fc.Arbitrary<EndPlace> = fc.oneof(
      fc.tuple(fc.nat(20), fc.boolean()).map(([at, isEnd]) => line(at * 30, isEnd ? 'end' : 'start')),
      fc.constant<EndPlace>({ kind: 'away' }),
      fc.nat(5000).map((height): EndPlace => ({ kind: 'above', height: -height - 1 })),
      fc.nat(5000).map((height): EndPlace => ({ kind: 'below', height: 601 + height }))
    )
    const crowd = fc.array(fc.tuple(place, place), { maxLength: 50 })
    fc.assert(
      fc.property(crowd, fc.integer({ min: 0, max: 6 }), (ends, most) => {
        const relations = ends.map(([from, to], at) => ({ id: `r${at}`, from, to }))
        const { marks, folded } = layoutMarks(relations, { end: most, start: most })
        const shown = new Set([...marks.map((mark) => mark.relation), ...folded.flatMap((each) => each.relations)])
        const expected = relations.filter(({ from, to }) => from.kind === 'line' || to.kind === 'line')
        expect([...shown].sort()).toEqual(expected.map(({ id }) => id).sort())
        const reach = ({ shape, first, second }: (typeof marks)[number]) => ({
          top: shape === 'up' ? -Infinity : first,
          bottom: shape === 'down' ? Infinity : (second ?? first)
        })
        for (const one of marks) {
          expect(one.lane).toBeLessThan(most)
          for (const other of marks) {
            if (one === other || one.side !== other.side || one.lane !== other.lane) continue
            const [a, b] = [reach(one), reach(other)]
            expect(a.top > b.bottom || b.top > a.bottom).toBe(true)
          }
        }
      })
    )
  })
})
