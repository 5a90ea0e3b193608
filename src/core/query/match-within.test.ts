import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../model/text-range'
import { labelsByPlace, placeKey, placesOf } from './match-places'
import { countByLabel, matchesWithin } from './match-within'

const span = (label: string, ...ranges: TextRange[]) => ({ label, ranges, orphan: null })
const range = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }))
const spans = fc.array(
  fc.record({
    label: fc.constantFrom('claim', 'speaker'),
    ranges: fc.array(range, { minLength: 1, maxLength: 2 }),
    orphan: fc.constant(null)
  }),
  { maxLength: 8 }
)
const matches = fc.array(range, { maxLength: 12 })

describe('finding within labels', () => {
  it('inside: each match lies in one range of one highlight with the label, and none of those is left out', () => {
    fc.assert(
      fc.property(matches, spans, (all, labelled) => {
        const ranges = labelled.filter((each) => each.label === 'claim').flatMap((each) => each.ranges)
        const holds = ({ start, end }: TextRange) => ranges.some((each) => each.start <= start && end <= each.end)
        const inside = matchesWithin(all, labelled, { mode: 'inside', labels: ['claim'] })
        expect(inside).toEqual(all.filter(holds))
        expect(countByLabel(all, labelled).get('claim') ?? 0).toBe(inside.length)
      })
    )
  })

  it('outside: no match shares a character with a highlight that has one of the labels', () => {
    fc.assert(
      fc.property(matches, spans, (all, labelled) => {
        const ranges = labelled.flatMap((each) => each.ranges)
        const touches = ({ start, end }: TextRange) => ranges.some((each) => each.start < end && start < each.end)
        const outside = matchesWithin(all, labelled, { mode: 'outside', labels: ['claim', 'speaker'] })
        expect(outside).toEqual(all.filter((each) => !touches(each)))
      })
    )
  })

  it('a match over two highlights that touch is inside neither', () => {
    const two = [span('claim', { start: 0, end: 4 }), span('claim', { start: 4, end: 8 })]
    const over = [{ start: 2, end: 6 }]
    expect(matchesWithin(over, two, { mode: 'inside', labels: ['claim'] })).toEqual([])
    expect(matchesWithin(over, two, { mode: 'outside', labels: ['claim'] })).toEqual([])
    expect(matchesWithin(over, two, { mode: 'inside', labels: [] })).toEqual(over)
  })

  it('an orphaned highlight is nowhere', () => {
    const orphan = { ...span('claim', { start: 0, end: 9 }), orphan: { lastKnown: [] } }
    expect(matchesWithin([{ start: 1, end: 2 }], [orphan], { mode: 'inside', labels: ['claim'] })).toEqual([])
    expect(labelsByPlace([orphan]).size).toBe(0)
  })
})

describe('the places of matches', () => {
  it('are whole characters without white space at the edges, each once', () => {
    const text = ' tax \n👩‍👧 e\u0301'
    const family = { start: 6, end: 6 + '👩‍👧'.length }
    expect(
      placesOf(text, [
        { start: 0, end: 5 },
        { start: 5, end: 6 },
        { start: 6, end: 8 },
        { start: 9, end: 11 },
        { start: text.length - 1, end: text.length }
      ])
    ).toEqual([{ start: 1, end: 4 }, family, { start: text.length - 2, end: text.length }])
  })

  it('know which labels lie exactly there', () => {
    const there = labelsByPlace([
      span('claim', { start: 1, end: 4 }),
      span('speaker', { start: 1, end: 4 }),
      span('loaded', { start: 1, end: 4 }, { start: 6, end: 7 })
    ])
    expect([...(there.get(placeKey({ start: 1, end: 4 })) ?? [])]).toEqual(['claim', 'speaker'])
    expect(there.size).toBe(1)
  })
})
