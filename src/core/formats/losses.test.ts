import { describe, expect, it } from 'vitest'
import { countFeatures, lossReporter, sumLosses } from './losses'
import { makeArticle, makeClaim, makeDocument, makeSpan } from './testing/build'

const text = 'one two three'
const ranges = [
  { start: 0, end: 3 },
  { start: 8, end: 13 }
]
const segment = { start: 0, end: 3, role: 'title', excluded: false, reason: '', confirmedBy: null } as const
const document = makeDocument(text, {
  article: makeArticle(text, { segments: [segment] }),
  spans: [
    makeSpan(text, ranges, { id: 'a', attributes: { certainty: 1, tone: 'dry' }, note: 'a note' }),
    makeSpan(text, ranges.slice(0, 1), { id: 'b', orphan: { lastKnown: ranges } })
  ],
  claims: [makeClaim({ id: 'c', spans: ['a', 'b'] }), makeClaim({ id: 'd', spans: ['a'], note: 'another' })]
})

describe('losses', () => {
  it('counts what formats may be unable to carry', () => {
    expect(countFeatures(document)).toEqual({
      notes: 2,
      orphans: 1,
      'discontinuous-spans': 1,
      attributes: 2,
      'claims-on-several-spans': 1,
      'further-claims-of-a-span': 1,
      segments: 1,
      text: 1,
      status: 1
    })
  })

  it('reports only what occurs and what the format cannot carry', () => {
    const report = lossReporter({ orphans: 'No orphans.', segments: 'No segments.' })
    const options = { includeNotes: true, neutraliseFormulas: true }
    expect(report(document, options)).toEqual([
      { feature: 'orphans', count: 1, message: 'No orphans.' },
      { feature: 'segments', count: 1, message: 'No segments.' }
    ])
    expect(report(makeDocument(text), options)).toEqual([])
  })

  it('adds the reports of several documents up', () => {
    const item = { feature: 'orphans', message: 'No orphans.' }
    expect(
      sumLosses([
        { ...item, count: 2 },
        { feature: 'text', count: 1, message: 'No text.' },
        { ...item, count: 3 }
      ])
    ).toEqual([
      { ...item, count: 5 },
      { feature: 'text', count: 1, message: 'No text.' }
    ])
  })
})
