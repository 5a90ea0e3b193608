import type { ArticleSummary, SearchHit } from '../../api/views'
import { filterArticles } from '../../core/query/filter-articles'
import type { ArticleQuery } from '../../core/query/filter-articles'

/** A row of the article list. */
export interface ArticleRow {
  readonly summary: ArticleSummary
  /** The place in the text that the search found, or null when the row is there for its title or details. */
  readonly excerpt: string | null
}

/** The rows of the list. A hit in a field is shown by the field itself and brings no excerpt. */
export function articleRows(
  summaries: Iterable<ArticleSummary>,
  filter: ArticleQuery,
  hits: readonly SearchHit[]
): readonly ArticleRow[] {
  const excerpts = new Map<string, string>()
  for (const hit of hits) if (hit.start !== null) excerpts.set(hit.article, hit.excerpt)
  const found = new Set(hits.map((hit) => hit.article))
  return filterArticles(summaries, filter, found).map((summary) => ({
    summary,
    excerpt: excerpts.get(summary.article.id) ?? null
  }))
}
