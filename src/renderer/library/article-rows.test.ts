import { describe, expect, it } from 'vitest'
import type { ArticleSummary, SearchHit } from '../../api/views'
import { articleOf } from '../state/testing/fake-backend'
import { articleRows } from './article-rows'

const summary = (id: string, title: string): ArticleSummary => ({
  article: articleOf({ id, title, text: '' }),
  status: 'todo',
  counts: { spans: 0, claims: 0, decided: 0, documentLabels: 0 }
})
const excerpt = (start: number) => ({ start, text: 'ferry', hits: [], cutBefore: false, cutAfter: false })
const hit = (article: string, ...starts: number[]): SearchHit => ({
  article,
  count: starts.length,
  excerpts: starts.map(excerpt),
  fields: []
})
const LIST = [summary('a', 'Ferry'), summary('b', 'Night'), summary('c', 'Day')]
const idsOf = (found: readonly string[], hits: readonly SearchHit[], query = 'ferry') =>
  articleRows(LIST, { status: 'all', query }, found, new Map(hits.map((each) => [each.article, each]))).map(
    ({ id }) => id
  )

describe('the rows of the article list', () => {
  it('are in the order of the search, then come those that only their title shows', () => {
    expect(idsOf(['c', 'b'], [])).toEqual(['c', 'b', 'a'])
    expect(idsOf(['c', 'a'], [])).toEqual(['c', 'a'])
  })

  it('have further places below their article; the first one is shown in it', () => {
    expect(idsOf(['b', 'a'], [hit('b', 3, 70, 200), hit('a', 5)])).toEqual(['b', 'b 70', 'b 200', 'a'])
  })

  it('show no place that the title shows', () => {
    const found = { ...hit('b', 0, 70, 200), excerpts: [{ ...excerpt(0), text: 'Night' }, excerpt(70), excerpt(200)] }
    expect(idsOf(['b'], [found], 'night')).toEqual(['b', 'b 200'])
  })

  it('are all articles without a search', () => {
    expect(idsOf([], [], ' ')).toEqual(['a', 'b', 'c'])
  })
})
