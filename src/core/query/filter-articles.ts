import type { Article, ArticleStatus } from '../model/article'
import { foldText, queryWords } from './fold-text'

/** What an article list needs to know of an article. */
export interface ListedArticle {
  readonly article: Article
  readonly status: ArticleStatus
}

/** What part of a library is shown. An empty query shows every article with the status. */
export interface ArticleQuery {
  readonly status: 'all' | ArticleStatus
  readonly query: string
}

// Folding 10,000 records at every key press would be felt; a record never changes, so its folded form is kept with it.
const folded = new WeakMap<Article, string>()

function searchable(article: Article): string {
  const known = folded.get(article)
  if (known !== undefined) return known
  const made = foldText([article.title, article.byline, article.publisher].filter(Boolean).join('\n'))
  folded.set(article, made)
  return made
}

/** True when every word (as `queryWords` gives them) occurs in the title, byline or publisher. */
export function matchesWords(article: Article, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = searchable(article)
  return words.every((word) => text.includes(word))
}

/** How many articles have every status, and how many there are. */
export function countStatuses(articles: Iterable<ListedArticle>): Readonly<Record<ArticleQuery['status'], number>> {
  const counts = { all: 0, todo: 0, 'in-progress': 0, done: 0 }
  for (const { status } of articles) {
    counts.all += 1
    counts[status] += 1
  }
  return counts
}

/**
 * The articles that a query shows: those whose title, byline or publisher has every word, in the order given, then
 * those that only the full-text search found.
 *
 * @param found ids of the articles that the full-text search found for the same query
 */
export function filterArticles<Listed extends ListedArticle>(
  articles: Iterable<Listed>,
  { status, query }: ArticleQuery,
  found: ReadonlySet<string>
): readonly Listed[] {
  const words = queryWords(query)
  const byField: Listed[] = []
  const byText: Listed[] = []
  for (const listed of articles) {
    if (status !== 'all' && listed.status !== status) continue
    if (matchesWords(listed.article, words)) byField.push(listed)
    else if (found.has(listed.article.id)) byText.push(listed)
  }
  return [...byField, ...byText]
}
