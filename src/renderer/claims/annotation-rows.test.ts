import { describe, expect, test } from 'vitest'
import type { DocumentLabel, Span } from '../../core/model/annotation'
import type { Claim } from '../../core/model/claim'
import { EMPTY_CLAIM_FIELDS } from '../../core/model/claim'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { quoteOf } from '../../core/text/quote'
import { labelCounts, numberParagraphs, paragraphNumber, rowMaker } from './annotation-rows'

const TEXT = 'First line.\n\nTaxes fell\nby half.'
const authored = { person: 'p', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', origin: 'human' }

function span(id: string, label: string, words: string, more: Partial<Span> = {}): Span {
  const start = TEXT.indexOf(words)
  const range = { start, end: start + words.length }
  const quotes = [quoteOf(TEXT, range)]
  return { id, ranges: [range], quotes, label, attributes: {}, tags: [], note: '', orphan: null, ...authored, ...more }
}
const claim = (id: string, spans: string[], more: Partial<Claim> = {}): Claim => ({
  id,
  spans,
  ...EMPTY_CLAIM_FIELDS,
  ...authored,
  ...more
})
const documentLabel: DocumentLabel = {
  id: 'd',
  label: 'needs-work',
  value: null,
  attributes: {},
  note: '',
  ...authored
}

const rowsOf = (spans: Span[], claims: Claim[] = [], documentLabels: DocumentLabel[] = []) =>
  rowMaker([DEFAULT_SCHEME], numberParagraphs(TEXT, []))({ spans, claims, documentLabels })

describe('the list of annotations', () => {
  test('is in text order, with document labels first', () => {
    const rows = rowsOf([span('b', 'claim', 'by half'), span('a', 'speaker', 'First')], [], [documentLabel])
    expect(rows.map((row) => row.id)).toEqual(['d', 'a', 'b'])
    expect(rows[0]?.accessibleName).toBe('Needs work, on the whole article')
  })

  test('says in words what a highlight shows', () => {
    const verdict = { scale: 'five-point', value: 'half-true' }
    const rows = rowsOf([span('a', 'claim', 'Taxes fell\nby half')], [claim('c', ['a'], { verdict, note: 'See p. 2' })])
    expect(rows[0]).toMatchObject({ quote: 'Taxes fell by half', place: '¶ 2', hasNote: true, orphan: false })
    expect(rows[0]?.accessibleName).toBe('Claim: “Taxes fell by half”, paragraph 2, verdict Half true, with a note')
  })

  test('asked again, makes only the rows of what changed', () => {
    const make = rowMaker([DEFAULT_SCHEME], numberParagraphs(TEXT, []))
    const [a, b] = [span('a', 'claim', 'Taxes'), span('b', 'speaker', 'First')]
    const before = make({ spans: [a, b], claims: [], documentLabels: [] })
    const other = { ...b, note: 'Who?' }
    const after = make({ spans: [a, other], claims: [], documentLabels: [] })
    const byId = (rows: typeof before, id: string) => rows.find((row) => row.id === id)
    expect(byId(after, 'a')).toBe(byId(before, 'a'))
    expect(byId(after, 'b')?.hasNote).toBe(true)
    const claimed = make({ spans: [a, other], claims: [claim('c', ['a'], { note: 'See p. 2' })], documentLabels: [] })
    expect(byId(claimed, 'a')?.hasNote).toBe(true)
    expect(byId(claimed, 'b')).toBe(byId(after, 'b'))
  })

  test('D8: an orphan is listed with its words and without a place', () => {
    const rows = rowsOf([span('a', 'claim', 'Taxes', { orphan: { lastKnown: [{ start: 0, end: 5 }] } })])
    expect(rows[0]).toMatchObject({ place: 'Not in the text', orphan: true })
    expect(rows[0]?.accessibleName).toBe('Claim: “Taxes”, no longer in the text')
  })

  test('a label the scheme no longer has is shown by its id', () => {
    expect(rowsOf([span('a', 'gone', 'Taxes')])[0]?.labelName).toBe('gone')
  })

  test('counts labels, the most frequent first', () => {
    const rows = rowsOf([span('a', 'claim', 'First'), span('b', 'opinion', 'Taxes'), span('c', 'opinion', 'half')])
    expect(labelCounts(rows)).toEqual([
      { id: 'opinion', name: 'Opinion', count: 2 },
      { id: 'claim', name: 'Claim', count: 1 }
    ])
  })

  test('paragraphs are counted from 1, and a place between two belongs to the one before', () => {
    const paragraphs = numberParagraphs(TEXT, [])
    const numbers = [0, 11, 12, 13, 23, 24, TEXT.length].map((offset) => paragraphNumber(paragraphs, offset))
    expect(numbers).toEqual([1, 1, 1, 2, 2, 3, 3])
  })

  test('a title has no number, as in the reader', () => {
    const title = { start: 0, end: 11, role: 'title', excluded: false, reason: '', confirmedBy: null } as const
    const paragraphs = numberParagraphs(TEXT, [title])
    expect([0, 13, 24].map((offset) => paragraphNumber(paragraphs, offset))).toEqual([0, 1, 2])
    const source = { spans: [span('a', 'claim', 'First')], claims: [], documentLabels: [] }
    const [row] = rowMaker([DEFAULT_SCHEME], paragraphs)(source)
    expect(row).toMatchObject({ place: 'Title', accessibleName: 'Claim: “First”, in the title' })
  })
})
