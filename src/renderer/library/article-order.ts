import type { ArticleSummary } from '../../api/views'
import type { Article } from '../../core/model/article'

const byTitle = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function compareArticles(a: Article, b: Article): number {
  if (a.importedAt !== b.importedAt) return a.importedAt < b.importedAt ? 1 : -1
  return byTitle.compare(a.title, b.title) || (a.id < b.id ? -1 : 1)
}

/**
 * Makes a function that puts articles in the order of the list: the newest import first, then by title. Comparing
 * 10,000 titles takes longer than a frame, and every highlight changes a summary, so it sorts again only when the
 * articles themselves are others.
 */
export function createArticleOrder(): (articles: ReadonlyMap<string, ArticleSummary>) => readonly ArticleSummary[] {
  let sorted: readonly Article[] = []
  const known = new Map<string, Article>()
  return (articles) => {
    let changed = articles.size !== known.size
    for (const [id, { article }] of articles) {
      if (changed) break
      changed = known.get(id) !== article
    }
    if (changed) {
      known.clear()
      for (const [id, { article }] of articles) known.set(id, article)
      sorted = [...known.values()].sort(compareArticles)
    }
    return sorted.flatMap((article) => articles.get(article.id) ?? [])
  }
}
