import { expect, test, vi } from 'vitest'
import type { ArticleSummary } from '../../api/views'
import type { Article } from '../../core/model/article'
import { createArticleOrder } from './article-order'

const summary = (id: string, importedAt: string, title: string) =>
  ({ article: { id, importedAt, title } as Article, status: 'todo' }) as ArticleSummary
const mapOf = (...summaries: ArticleSummary[]) => new Map(summaries.map((entry) => [entry.article.id, entry]))

const older = summary('a', '2026-01-01T00:00:00Z', 'Zebra')
const ten = summary('b', '2026-02-01T00:00:00Z', 'Part 10')
const nine = summary('c', '2026-02-01T00:00:00Z', 'part 9')

test('the newest import comes first, then the title decides, numbers by their value', () => {
  const order = createArticleOrder()
  expect(order(mapOf(older, ten, nine)).map((entry) => entry.article.id)).toEqual(['c', 'b', 'a'])
})

test('a change of the work on an article shows, without sorting again', () => {
  const order = createArticleOrder()
  order(mapOf(older, ten, nine))
  const sort = vi.spyOn(Array.prototype, 'sort')
  const worked = { ...ten, status: 'done' as const }
  const result = order(mapOf(older, worked, nine))
  expect(sort).not.toHaveBeenCalled()
  sort.mockRestore()
  expect(result[1]).toBe(worked)
})

test('articles that come, go or get another title are sorted again', () => {
  const order = createArticleOrder()
  order(mapOf(older, ten))
  expect(order(mapOf(older, ten, nine)).map((entry) => entry.article.id)).toEqual(['c', 'b', 'a'])
  expect(order(mapOf(older, nine)).map((entry) => entry.article.id)).toEqual(['c', 'a'])
  const renamed = summary('c', '2026-02-01T00:00:00Z', 'Part 11')
  expect(order(mapOf(renamed, ten)).map((entry) => entry.article.id)).toEqual(['b', 'c'])
})
