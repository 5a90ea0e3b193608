import type { MatchedArticle } from '../../api/views'
import { foldText } from '../../core/query/fold-text'

/** A line of the list: the title of an article (by its index), or a match in it (by its number). */
export type MatchLine =
  | { readonly kind: 'article'; readonly article: number }
  | { readonly kind: 'match'; readonly article: number; readonly match: number }

type Articles = readonly MatchedArticle[]

/** How many lines there are: every article has one more than matches. */
export const lineCount = (articles: Articles, total: number): number => articles.length + total

/** The line of an article's title. */
export const lineOfArticle = (articles: Articles, index: number): number => (articles[index]?.from ?? 0) + index

/** What stands in a line. Nothing is laid out for it: a hundred thousand matches are no list in memory. */
export function lineAt(articles: Articles, line: number): MatchLine {
  let low = 0
  let high = articles.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lineOfArticle(articles, middle) <= line) low = middle + 1
    else high = middle
  }
  const article = low - 1
  const title = lineOfArticle(articles, article)
  return line === title ? { kind: 'article', article } : { kind: 'match', article, match: line - article - 1 }
}

/** Index of the next article after one, going round, whose title starts with what was typed; -1 if none does. */
export function articleStartingWith(articles: Articles, typed: string, after: number): number {
  const wanted = foldText(typed)
  for (let step = 1; step <= articles.length; step += 1) {
    const index = (after + step) % articles.length
    if (foldText(articles[index]?.title ?? '').startsWith(wanted)) return index
  }
  return -1
}
