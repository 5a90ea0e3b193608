import type { ArticleSummary, SearchHit } from '../../api/views'
import { filterArticles } from '../../core/query/filter-articles'
import type { ArticleQuery } from '../../core/query/filter-articles'

/** A row of the article list. */
export interface ArticleRow {
  readonly summary: ArticleSummary
  /** The place in the text that the search found, or null when the row is there for its title or details. */
  readonly hit: SearchHit | null
}

/** A hit in a field is shown by the field itself, and so is one in the first line of a text that is its title. */
function worthShowing(hit: SearchHit | undefined, title: string): SearchHit | null {
  return hit && hit.excerpt.trim() !== title ? hit : null
}

/** The rows of the list, in the order given. */
export function articleRows(
  summaries: Iterable<ArticleSummary>,
  filter: ArticleQuery,
  hits: readonly SearchHit[]
): readonly ArticleRow[] {
  const inText = new Map<string, SearchHit>()
  for (const hit of hits) if (hit.start !== null) inText.set(hit.article, hit)
  const found = new Set(hits.map((hit) => hit.article))
  return filterArticles(summaries, filter, found).map((summary) => ({
    summary,
    hit: worthShowing(inText.get(summary.article.id), summary.article.title)
  }))
}
