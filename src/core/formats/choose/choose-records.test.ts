import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportDocument } from '../testing/arbitraries'
import { makeBookmark, makeClaim, makeDocument, makeDocumentLabel, makeRelation, makeSpan } from '../testing/build'
import { ALL_RECORDS, chooseRecords } from './choose-records'

const TEXT = 'Alpha beats beta.'
const range = (start: number, end: number) => ({ start, end })
const first = makeSpan(TEXT, [range(0, 5)], { id: 'span-1', label: 'a', updatedAt: '2024-08-22T23:59:59Z' })
const second = makeSpan(TEXT, [range(6, 11)], { id: 'span-2', label: 'b', person: 'ben' })
const document = makeDocument(TEXT, {
  spans: [first, second],
  claims: [makeClaim({ spans: ['span-1', 'span-2'] })],
  documentLabels: [makeDocumentLabel({ label: 'a' })],
  relations: [makeRelation()],
  bookmarks: [makeBookmark(TEXT, range(0, 5))],
  note: 'Stays.'
})

describe('which records leave', () => {
  it('all of them when nothing was chosen', () => expect(chooseRecords(document, ALL_RECORDS)).toBe(document))

  it('by label: a relation goes with its end, a claim loses the span, the rest stays', () => {
    const chosen = chooseRecords(document, { ...ALL_RECORDS, labels: ['a'] })
    expect(chosen.spans).toEqual([first])
    expect(chosen.relations).toEqual([])
    expect(chosen.claims.map(({ spans }) => spans)).toEqual([['span-1']])
    expect([chosen.documentLabels.length, chosen.bookmarks.length, chosen.note]).toEqual([1, 1, 'Stays.'])
    expect(chooseRecords(document, { ...ALL_RECORDS, labels: [] }).claims).toEqual([])
  })

  it('by person', () => {
    const chosen = chooseRecords(document, { ...ALL_RECORDS, people: ['ben'] })
    expect(chosen.spans).toEqual([second])
    expect([chosen.claims, chosen.relations, chosen.bookmarks, chosen.documentLabels]).toEqual([[], [], [], []])
  })

  it.each([
    ['2024-08-22', '2024-08-22', ['span-1', 'span-2']],
    ['2024-08-23', null, []],
    [null, '2024-08-21', []],
    ['2024-08-22T23:59:59.000Z', null, ['span-1']],
    [null, '2024-08-22T11:30:00Z', ['span-2']]
  ])('from %s to %s, to the last second of a day, with decimals or without', (from, to, expected) => {
    const { spans } = chooseRecords(document, { ...ALL_RECORDS, from, to })
    expect(spans.map(({ id }) => id)).toEqual(expected)
  })

  it('never leaves a claim or relation on a span that did not come along', () => {
    const choice = fc.record({
      labels: fc.option(fc.subarray(['label-0', 'label-1', 'label-2'])),
      people: fc.option(fc.subarray(['anna', 'ben'])),
      from: fc.option(fc.constantFrom('1970-01-01', '2024-01-01')),
      to: fc.option(fc.constantFrom('1970-01-02', '2024-01-01'))
    })
    fc.assert(
      fc.property(exportDocument, choice, (given, chosen) => {
        const left = chooseRecords(given, chosen)
        const ids = new Set(left.spans.map(({ id }) => id))
        for (const { spans } of left.claims) expect(spans.length > 0 && spans.every((id) => ids.has(id))).toBe(true)
        for (const { from, to } of left.relations) {
          expect(ids.has(from.span) && (to.article !== given.article.id || ids.has(to.span))).toBe(true)
        }
        expect(chooseRecords(left, chosen)).toEqual(left)
      })
    )
  })
})
