import { describe, expect, it } from 'vitest'
import { countFeatures, lossReporter, sumLosses } from './losses'
import {
  makeArticle,
  makeBookmark,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeRelation,
  makeSpan
} from './testing/build'

const text = 'one two three'
const ranges = [
  { start: 0, end: 3 },
  { start: 8, end: 13 }
]
const segment = { start: 0, end: 3, role: 'title', excluded: false, reason: '', confirmedBy: null } as const
const document = makeDocument(text, {
  article: makeArticle(text, { segments: [segment] }),
  spans: [
    makeSpan(text, ranges, { id: 'a', attributes: { certainty: 1, tone: 'dry' }, note: 'a note', tags: ['x', 'y'] }),
    makeSpan(text, ranges.slice(0, 1), { id: 'b', orphan: { lastKnown: ranges } })
  ],
  claims: [makeClaim({ id: 'c', spans: ['a', 'b'] }), makeClaim({ id: 'd', spans: ['a'], note: 'another' })],
  documentLabels: [makeDocumentLabel({ attributes: { why: 'agency' } })],
  relations: [
    makeRelation({ note: 'a third' }),
    makeRelation({ to: { article: 'f'.repeat(16), span: 'far', quote: '' } })
  ],
  bookmarks: [makeBookmark(text, { start: 4, end: 7 })],
  note: 'on the article'
})

describe('losses', () => {
  it('counts what formats may be unable to carry', () => {
    expect(countFeatures(document)).toEqual({
      notes: 4,
      orphans: 1,
      'discontinuous-spans': 1,
      attributes: 2,
      'document-label-attributes': 1,
      tags: 2,
      relations: 2,
      'relations-between-articles': 1,
      bookmarks: 1,
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
