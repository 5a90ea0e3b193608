import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignLanes } from '../../core/anchoring/lanes'
import type { Span } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'
import { MarkCounts, SLOTS } from './mark-counts'
import { gapsOf, SpanSet } from './span-set'

const span = (id: string, ranges: readonly TextRange[], more: Partial<Span> = {}): Span => ({
  id,
  person: 'p',
  createdAt: '',
  updatedAt: '',
  origin: 'human',
  ranges,
  quotes: [],
  label: 'claim',
  attributes: {},
  tags: [],
  note: '',
  orphan: null,
  ...more
})
const range = (start: number, end: number) => ({ start, end })
const mapOf = (...spans: Span[]) => new Map(spans.map((each) => [each.id, each]))

describe('span set', () => {
  test('says what came, went and changed, and which others moved to another lane', () => {
    const set = new SpanSet()
    const outer = span('outer', [range(0, 50)])
    const inner = span('inner', [range(10, 20)])
    expect(set.update(mapOf(outer), null)).toEqual({ before: [], after: [outer], moved: [] })
    expect(set.lane('outer')).toBe(0)
    expect(set.update(mapOf(outer, inner), null)).toEqual({ before: [], after: [inner], moved: ['outer'] })
    expect([set.lane('inner'), set.lane('outer')]).toEqual([0, 1])
    const other = { ...inner, label: 'speaker' }
    expect(set.update(mapOf(outer, other), ['inner'])).toEqual({ before: [inner], after: [other], moved: [] })
    expect(set.update(mapOf(outer), null)).toEqual({ before: [other], after: [], moved: ['outer'] })
    expect(set.update(mapOf(outer), null)).toEqual({ before: [], after: [], moved: [] })
  })

  test('an orphan has no place in the text, and comes back when it is found again', () => {
    const set = new SpanSet()
    const found = span('a', [range(0, 5)])
    const orphan = { ...found, orphan: { lastKnown: found.ranges } }
    set.update(mapOf(found), null)
    expect(set.update(mapOf(orphan), null).after).toEqual([])
    expect(set.stackAt(2)).toEqual([])
    set.update(mapOf(found), null)
    expect(set.stackAt(2)).toEqual(['a'])
  })

  test('a stack is told from the innermost outwards', () => {
    const set = new SpanSet()
    set.update(mapOf(span('a', [range(0, 50)]), span('b', [range(5, 9)]), span('c', [range(4, 30)])), null)
    expect(set.stackAt(6)).toEqual(['b', 'c', 'a'])
    expect(set.stackAt(40)).toEqual(['a'])
  })

  test('a gap is seen where no part of the span is', () => {
    const set = new SpanSet()
    set.update(mapOf(span('a', [range(0, 10), range(5000, 5010)])), null)
    expect(set.visibleIn(2000, 3000)).toEqual(['a'])
    expect(set.stackAt(2500)).toEqual([])
    expect(gapsOf([range(0, 10), range(20, 30), range(31, 40)])).toEqual([range(10, 20), range(30, 31)])
  })

  test('however it is told of changes, it ends with the same spans in the same lanes', () => {
    const ranges = fc
      .tuple(fc.nat(300), fc.integer({ min: 1, max: 50 }))
      .map(([at, length]) => [range(at, at + length)])
    const step = fc.record({ id: fc.nat(15), ranges: fc.option(ranges), told: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const set = new SpanSet()
        const spans = new Map<string, Span>()
        for (const { id, ranges: now, told } of steps) {
          if (now) spans.set(`s${id}`, span(`s${id}`, now))
          else spans.delete(`s${id}`)
          const changes = set.update(spans, told ? [`s${id}`] : null)
          expect(changes.after.every((each) => spans.get(each.id) === each)).toBe(true)
        }
        const lanes = assignLanes(spans.values())
        for (const [id, each] of spans) {
          expect(set.get(id)).toBe(each)
          expect(set.lane(id)).toBe(lanes.get(id)?.lane)
        }
        expect(set.grid.size).toBe(spans.size)
      })
    )
  })
})

describe('mark counts', () => {
  test('a mark stays while any span begins in its stretch', () => {
    const counts = new MarkCounts(SLOTS * 10)
    counts.count('claim', [range(5, 9)], 1)
    counts.count('claim', [range(6, 9), range(100, 120)], 1)
    const offsets = () =>
      counts
        .slotsByLabel()
        .get('claim')
        ?.map((slot) => counts.middleOf(slot))
    expect(offsets()).toEqual([5, 105])
    counts.count('claim', [range(6, 9), range(100, 120)], -1)
    expect(offsets()).toEqual([5])
    counts.count('claim', [range(5, 9)], -1)
    expect(offsets()).toEqual([])
  })
})
