import type { ArticleSummary, Excerpt, SearchHit } from '../../api/views'
import { filterArticles } from '../../core/query/filter-articles'
import type { ArticleQuery } from '../../core/query/filter-articles'

/** A row of the article list: an article, or a further place in the one above it. */
export type ArticleRow = ArticleOnRow | PlaceOnRow

export interface ArticleOnRow {
  readonly kind: 'article'
  /** The article's. */
  readonly id: string
  readonly summary: ArticleSummary
  /** What the search found in it; null without a search, and while that is not known. */
  readonly hit: SearchHit | null
  /** The place in the text that the row shows. */
  readonly excerpt: Excerpt | null
}

export interface PlaceOnRow {
  readonly kind: 'place'
  readonly id: string
  readonly summary: ArticleSummary
  readonly excerpt: Excerpt
}

/**
 * The rows of the list. Those that the search found come first, best first; then those that only their title or details
 * show, which the search may not have heard of yet.
 *
 * @param summaries in the order of the list without a search
 * @param found ids of the articles that the search found, best first
 */
export function articleRows(
  summaries: Iterable<ArticleSummary>,
  filter: ArticleQuery,
  found: readonly string[],
  hits: ReadonlyMap<string, SearchHit>
): readonly ArticleRow[] {
  const ranks = new Map(found.map((id, rank) => [id, rank]))
  const shown = filterArticles(summaries, filter, new Set(found))
  const rankOf = ({ article }: ArticleSummary): number => ranks.get(article.id) ?? found.length
  const sorted = found.length === 0 ? shown : [...shown].sort((a, b) => rankOf(a) - rankOf(b))
  return sorted.flatMap((summary): ArticleRow[] => {
    const { id } = summary.article
    const hit = hits.get(id) ?? null
    // What the title says already is no place worth showing: a text often begins with its title.
    const excerpts = hit?.excerpts.filter(({ text }) => text.trim() !== summary.article.title) ?? []
    const [first = null, ...further] = excerpts
    return [
      { kind: 'article', id, summary, hit, excerpt: first },
      ...further.map((excerpt): ArticleRow => ({ kind: 'place', id: `${id} ${excerpt.start}`, summary, excerpt }))
    ]
  })
}
