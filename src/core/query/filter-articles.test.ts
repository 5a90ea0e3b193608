import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ARTICLE_STATUSES } from '../model/article'
import type { Article, ArticleStatus } from '../model/article'
import { countStatuses, filterArticles, matchesWords } from './filter-articles'
import { foldText, queryWords } from './fold-text'

const article = (id: string, title: string, more: Partial<Article> = {}): Article => ({
  id,
  title,
  byline: null,
  publisher: null,
  url: null,
  publishedAt: null,
  language: 'en',
  importedAt: '2026-01-01T00:00:00Z',
  original: { name: 'a.txt', sha256: '', bytes: 0, kind: 'txt', encoding: 'utf-8', from: null },
  text: { sha256: '', length: 0, revision: 1 },
  earlier: [],
  segments: [],
  paragraphs: [],
  places: [],
  metadataFrom: {},
  tags: [],
  binnedAt: null,
  ...more
})
const listed = (id: string, title: string, status: ArticleStatus = 'todo', more: Partial<Article> = {}) => ({
  article: article(id, title, more),
  status
})
const idsOf = (rows: readonly { article: Article }[]) => rows.map((row) => row.article.id)

describe('what an article list shows', () => {
  const library = [
    listed('a', 'Harbour expansion', 'todo', { publisher: 'Port Gazette' }),
    listed('b', 'Café closures', 'done', { byline: 'Ilse Brandt' }),
    listed('c', '核電延役爭議', 'in-progress')
  ]

  test.each([
    ['', ['a', 'b', 'c']],
    ['harbour', ['a']],
    ['  EXPANSION   harb ', ['a']],
    ['gazette', ['a']],
    ['brandt', ['b']],
    ['cafe', ['b']],
    ['核電', ['c']],
    ['harbour café', []]
  ])('finds %j', (query, expected) => {
    expect(idsOf(filterArticles(library, { status: 'all', query }, new Set()))).toEqual(expected)
  })

  test('hits of the full-text search come after those in the fields, and the status holds for both', () => {
    expect(idsOf(filterArticles(library, { status: 'all', query: 'closures' }, new Set(['a'])))).toEqual(['b', 'a'])
    expect(idsOf(filterArticles(library, { status: 'done', query: 'closures' }, new Set(['a'])))).toEqual(['b'])
  })

  test('counts every status', () => {
    expect(countStatuses(library)).toEqual({ all: 3, todo: 1, 'in-progress': 1, done: 1 })
  })

  test('the statuses part the list, whatever the query', () => {
    const entries = fc.array(
      fc.record({ title: fc.string({ unit: 'grapheme' }), status: fc.constantFrom(...ARTICLE_STATUSES) })
    )
    fc.assert(
      fc.property(entries, fc.string({ unit: 'grapheme', maxLength: 3 }), (made, query) => {
        const rows = made.map(({ title, status }, index) => listed(String(index), title, status))
        const parts = ARTICLE_STATUSES.flatMap((status) => idsOf(filterArticles(rows, { status, query }, new Set())))
        expect(parts.sort()).toEqual([...idsOf(filterArticles(rows, { status: 'all', query }, new Set()))].sort())
      })
    )
  })

  test('every title is found by each of its own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        for (const word of queryWords(title)) expect(matchesWords(article('a', title), [word])).toBe(true)
      })
    )
  })

  test('folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)))
  })
})
