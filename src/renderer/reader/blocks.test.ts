import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segment, SegmentRole } from '../../core/model/article'
import { isGraphemeBoundary } from '../../core/text/graphemes'
import { lastStartingAt, layoutBlocks, LONGEST_BLOCK } from './blocks'
import { estimateHeight, groupBlocks } from './sections'

const segment = (role: SegmentRole, start: number, end: number): Segment => ({
  role,
  start,
  end,
  excluded: false,
  reason: '',
  confirmedBy: null
})

const line = fc.oneof(
  fc.constantFrom('', ' ', '\t'),
  fc.string({ maxLength: 30 }),
  fc.integer({ min: 1, max: 3 }).map((times) => 'a word and '.repeat(times * 1500)),
  fc.integer({ min: 1, max: 2 }).map((times) => '👩🏽‍🔬'.repeat(times * 2000))
)
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

describe('blocks', () => {
  test('they hold every character but line breaks and blank lines, in order, and none is too long', () => {
    fc.assert(
      fc.property(text, (value) => {
        const blocks = layoutBlocks(value, [])
        let at = 0
        for (const block of blocks) {
          expect(value.slice(at, block.start).trim()).toBe('')
          expect(block.end).toBeGreaterThan(block.start)
          expect(block.end - block.start).toBeLessThanOrEqual(LONGEST_BLOCK)
          expect(isGraphemeBoundary(value, block.end)).toBe(true)
          at = block.end
        }
        expect(value.slice(at).trim()).toBe('')
      }),
      { numRuns: 60 }
    )
  })

  test('the title has no number, the others count from 1, pieces of a long paragraph count once', () => {
    const long = 'many words '.repeat(4000)
    const blocks = layoutBlocks(`Title\n\nOne\n${long}\nThree`, [segment('title', 0, 5), segment('body', 7, 20)])
    expect(blocks.map((block) => [block.kind, block.number, block.continues])).toEqual([
      ['title', null, false],
      ['paragraph', 1, false],
      ['paragraph', 2, true],
      ['paragraph', null, true],
      ['paragraph', null, false],
      ['paragraph', 3, false]
    ])
  })

  test('a long paragraph is cut after a space where there is one', () => {
    const value = 'many words '.repeat(4000)
    const [first] = layoutBlocks(value, [])
    expect(value.slice(0, first?.end).endsWith(' ')).toBe(true)
  })

  test.each([
    [-1, -1],
    [0, 0],
    [4, 0],
    [5, 1],
    [99, 2]
  ])('the last item starting at or before %i has the index %i', (offset, expected) => {
    const items = [0, 5, 20].map((start) => ({ start, end: start + 2 }))
    expect(lastStartingAt(items, offset)).toBe(expected)
  })
})

describe('sections', () => {
  test('they hold all blocks in order, and the head ends with the title', () => {
    const value = `Kicker\nTitle\n${'A paragraph.\n'.repeat(100)}`
    const blocks = layoutBlocks(value, [segment('title', 7, 12)])
    const { head, body } = groupBlocks(blocks)
    expect(head?.blocks.map((block) => value.slice(block.start, block.end))).toEqual(['Kicker', 'Title'])
    expect([...(head?.blocks ?? []), ...body.flatMap((section) => section.blocks)]).toEqual(blocks)
    expect(body.length).toBeGreaterThan(2)
    for (const section of body) expect(section.end).toBe(section.blocks.at(-1)?.end)
  })

  test('without a title there is no head', () => {
    expect(groupBlocks(layoutBlocks('One\nTwo', [])).head).toBe(null)
  })

  test('the estimate counts lines and gaps', () => {
    const { body } = groupBlocks(layoutBlocks(`${'x'.repeat(95)}\nshort`, []))
    const measure = { width: 100, unitWidth: 10, lineHeight: 30, paragraphGap: 5, columns: 1 }
    expect(body.map((section) => estimateHeight(section, measure))).toEqual([10 * 30 + 5 + 30 + 5])
    expect(body.map((section) => estimateHeight(section, { ...measure, columns: 2 }))).toEqual([170])
  })
})
