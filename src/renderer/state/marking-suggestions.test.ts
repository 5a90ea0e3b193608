import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyLayer } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import type { TextRange } from '../../core/model/text-range'
import type { Candidate } from '../../core/suggest/candidates/candidate'
import { openSuggestions, suggestionFrom, suggestionKey } from './marking-suggestions'

const stamp = { person: 'mk', createdAt: '', updatedAt: '', origin: 'human' }

function candidate(start: number, end: number, score = 0.6, rule: Candidate['reasons'][0]['rule'] = 'date'): Candidate {
  return { start, end, quote: `words at ${start}`, score, reasons: [{ rule, words: 'May' }], types: ['date'] }
}

function withClaim(layer: Layer, range: TextRange): void {
  const id = `s${range.start}`
  const quotes = [{ exact: '', prefix: '', suffix: '' }]
  const span = { ...stamp, id, ranges: [range], quotes, label: 'claim', attributes: {}, tags: [], note: '' }
  layer.spans.set(id, { ...span, orphan: null })
  layer.claims.set(id, { ...stamp, id, spans: [id] } as never)
}

function withMark(
  layer: Layer,
  kind: 'suggestion-rejected' | 'nothing-to-check',
  range: TextRange,
  { words = '', rule = '', orphan = false } = {}
): void {
  const id = `m${layer.marks.size}`
  layer.marks.set(id, {
    ...stamp,
    id,
    kind,
    range,
    rule,
    reason: '',
    orphan,
    quote: { exact: words, prefix: '', suffix: '' }
  })
}

const placesOf = (list: readonly TextRange[]): string[] => list.map(suggestionKey)

describe('suggestions that are open', () => {
  it('leaves out what a claim lies on, be it in part', () => {
    const layer = emptyLayer('a')
    withClaim(layer, { start: 18, end: 25 })
    expect(placesOf(openSuggestions([candidate(0, 10), candidate(12, 20), candidate(25, 30)], layer, 'all'))).toEqual([
      '0-10',
      '25-30'
    ])
  })

  it('leaves out what lies wholly in a passage with nothing to check', () => {
    const layer = emptyLayer('a')
    withMark(layer, 'nothing-to-check', { start: 0, end: 12 })
    expect(placesOf(openSuggestions([candidate(2, 10), candidate(11, 20)], layer, 'all'))).toEqual(['11-20'])
  })

  it('leaves out what was rejected for one of its reasons, at that place and with those words', () => {
    const layer = emptyLayer('a')
    withMark(layer, 'suggestion-rejected', { start: 0, end: 10 }, { words: 'words at 0', rule: 'date' })
    withMark(layer, 'suggestion-rejected', { start: 20, end: 30 }, { words: 'other words', rule: 'date' })
    withMark(layer, 'suggestion-rejected', { start: 40, end: 50 }, { words: 'words at 40', rule: 'quantity' })
    withMark(layer, 'suggestion-rejected', { start: 60, end: 70 }, { words: 'words at 60', rule: 'date', orphan: true })
    const all = [candidate(0, 10), candidate(20, 30), candidate(40, 50), candidate(60, 70)]
    expect(placesOf(openSuggestions(all, layer, 'all'))).toEqual(['20-30', '40-50', '60-70'])
  })

  it('shows the likelier of two that overlap; the other comes once that one is rejected', () => {
    const layer = emptyLayer('a')
    const all = [candidate(0, 10, 0.4), candidate(5, 15, 0.9)]
    expect(placesOf(openSuggestions(all, layer, 'all'))).toEqual(['5-15'])
    withMark(layer, 'suggestion-rejected', { start: 5, end: 15 }, { words: 'words at 5', rule: 'date' })
    expect(placesOf(openSuggestions(all, layer, 'all'))).toEqual(['0-10'])
  })

  it('shows all, the likely ones, or none, as is chosen', () => {
    const all = [candidate(0, 10, 0.01), candidate(12, 20, 0.5)]
    expect(openSuggestions(all, emptyLayer('a'), 'all')).toHaveLength(2)
    expect(placesOf(openSuggestions(all, emptyLayer('a'), 'likely'))).toEqual(['12-20'])
    expect(openSuggestions(all, emptyLayer('a'), 'none')).toEqual([])
  })

  const ranges = fc
    .tuple(fc.nat(200), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => ({ start, end: start + length }))

  it('is in order, without overlaps, off every claim; every candidate off the claims is shown or overlapped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ranges, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }),
        fc.array(ranges, { maxLength: 10 }),
        (given, claims) => {
          const layer = emptyLayer('a')
          for (const range of claims) withClaim(layer, range)
          const all = given.map(([{ start, end }, score]) => candidate(start, end, score))
          const shown = openSuggestions(all, layer, 'all')
          const overlaps = (a: TextRange, b: TextRange) => a.start < b.end && b.start < a.end
          shown.forEach((each, index) => {
            expect(each.start).toBeGreaterThanOrEqual(shown[index - 1]?.end ?? 0)
            expect(claims.some((claim) => overlaps(claim, each))).toBe(false)
          })
          if (all.some((each) => !claims.some((claim) => overlaps(claim, each)))) {
            expect(shown.length).toBeGreaterThan(0)
          }
        }
      )
    )
  })
})

describe('walking', () => {
  const list = [candidate(10, 20), candidate(30, 40), candidate(50, 60)]

  it.each([
    [{ key: null, offset: 0 }, 1, 0],
    [{ key: null, offset: 15 }, 1, 0],
    [{ key: null, offset: 20 }, 1, 1],
    [{ key: null, offset: 70 }, 1, -1],
    [{ key: null, offset: 35 }, -1, 1],
    [{ key: null, offset: 5 }, -1, -1],
    [{ key: '30-40', offset: 0 }, 1, 2],
    [{ key: '30-40', offset: 0 }, -1, 0],
    [{ key: '50-60', offset: 0 }, 1, -1],
    [{ key: '10-20', offset: 99 }, -1, -1],
    [{ key: 'gone', offset: 45 }, 1, 2]
  ] as const)('from %o by %i to %i', (at, direction, to) => expect(suggestionFrom(list, at, direction)).toBe(to))
})
