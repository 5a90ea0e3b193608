import fc from 'fast-check'
import { expect, it } from 'vitest'
import { articleStartingWith, lineAt, lineCount, lineOfArticle } from './match-lines'

const articlesOf = (counts: readonly number[]) => {
  let from = 0
  return counts.map((count, index) => {
    const article = { article: `${index}`, title: `Article ${index}`, from, count }
    from += count
    return article
  })
}

it('each line is a title or one match of that article, all in order, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const articles = articlesOf(counts)
      const total = counts.reduce((sum, count) => sum + count, 0)
      const lines = Array.from({ length: lineCount(articles, total) }, (_, line) => lineAt(articles, line))
      const expected = articles.flatMap(({ from, count }, article) => [
        { kind: 'article', article },
        ...Array.from({ length: count }, (_, index) => ({ kind: 'match', article, match: from + index }))
      ])
      expect(lines).toEqual(expected)
      articles.forEach((_, index) => expect(lines[lineOfArticle(articles, index)]).toMatchObject({ kind: 'article' }))
    })
  )
})

it('letters find the next article, going round, whatever their case and accents', () => {
  const articles = ['École', 'Harbour', 'echo'].map((title, index) => ({ article: '', title, from: index, count: 1 }))
  expect(articleStartingWith(articles, 'e', 0)).toBe(2)
  expect(articleStartingWith(articles, 'EC', 2)).toBe(0)
  expect(articleStartingWith(articles, 'x', 0)).toBe(-1)
})
