import { describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../model/claim-check'
import { findFeature, LOSS_FEATURES } from './losses'
import type { LossFeature } from './losses'
import {
  makeArticle,
  makeBookmark,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeEvidence,
  makeMark,
  makeQuestion,
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
  claims: [
    makeClaim({ id: 'c', spans: ['a', 'b'] }),
    makeClaim({ id: 'd', spans: ['a'], note: 'another', check: { ...EMPTY_CHECK, number: 2, disposition: 'ok' } })
  ],
  documentLabels: [makeDocumentLabel({ attributes: { why: 'agency' } })],
  relations: [
    makeRelation({ note: 'a third' }),
    makeRelation({ to: { article: 'f'.repeat(16), span: 'far', quote: '' } })
  ],
  bookmarks: [makeBookmark(text, { start: 4, end: 7 })],
  questions: [makeQuestion({ claim: 'c', text: 'How many?' })],
  evidence: [makeEvidence({ claim: 'c', quote: 'Three.' })],
  marks: [makeMark(text, { start: 4, end: 7 })],
  seconds: { c: 12 },
  note: 'on the article'
})

const found = (feature: LossFeature) => findFeature(feature, document).length

describe('losses', () => {
  it('finds what formats may be unable to carry', () => {
    const counts = Object.fromEntries(LOSS_FEATURES.map((feature) => [feature, found(feature)]))
    expect(counts).toEqual({
      text: 1,
      metadata: 1,
      status: 0,
      segments: 1,
      spans: 2,
      overlaps: 0,
      'discontinuous-spans': 1,
      'zero-width-spans': 0,
      'sub-token-spans': 0,
      'white-space-edges': 0,
      orphans: 1,
      'label-names': 2,
      attributes: 2,
      tags: 2,
      notes: 4,
      people: 1,
      times: 5,
      'document-labels': 1,
      'document-label-values': 0,
      'document-label-attributes': 1,
      relations: 2,
      'relations-between-articles': 1,
      'relation-attributes': 0,
      claims: 2,
      'claims-on-several-spans': 1,
      'further-claims-of-a-span': 1,
      verdicts: 0,
      checks: 1,
      questions: 1,
      evidence: 1,
      marks: 1,
      'active-time': 1,
      bookmarks: 1,
      scheme: 2,
      'token-features': 0,
      extra: 0
    })
  })
})
