import { describe, expect, it } from 'vitest'
import type { Segment } from '../model/article'
import { decideProposals, excludedAt, excludeRange, openProposals, restoreSegment } from './decide-segments'
import type { SegmentProposal } from './propose-segments'

const title: Segment = { start: 0, end: 5, role: 'title', excluded: false, reason: 'first line', confirmedBy: null }
const proposal = (start: number, end: number): SegmentProposal => ({
  start,
  end,
  role: 'teaser',
  confidence: 0.99,
  reason: 'it breaks off'
})
const tail = [proposal(40, 50), proposal(51, 60)]

describe('deciding on parts', () => {
  it('what was decided is not asked for again, whichever way', () => {
    expect(openProposals(tail, [title])).toEqual(tail)
    for (const excluded of [true, false]) {
      const decided = decideProposals([title], tail.slice(0, 1), excluded, 'mara')
      expect(openProposals(tail, decided)).toEqual(tail.slice(1))
      expect(decided).toEqual([
        title,
        { start: 40, end: 50, role: 'teaser', excluded, reason: 'it breaks off', confirmedBy: 'mara' }
      ])
    }
  })

  it('a decision taken back replaces the one before', () => {
    const out = decideProposals([title], tail, true, 'mara')
    const part = excludedAt(out, 45)
    if (!part) throw new Error('nothing was left out')
    const back = restoreSegment(out, part, 'ben')
    expect(excludedAt(back, 45)).toBeNull()
    expect(openProposals(tail, back)).toEqual([])
    expect(decideProposals(back, tail, true, 'mara')).toEqual(out)
  })

  it('a stretch left out by hand goes when it is taken back in', () => {
    const out = excludeRange([title], { start: 10, end: 20 }, 'mara')
    const part = excludedAt(out, 10)
    expect(part).toMatchObject({ start: 10, end: 20, excluded: true })
    if (part) expect(restoreSegment(out, part, 'mara')).toEqual([title])
    expect(excludedAt(out, 21)).toBeNull()
  })
})
