import type { ArticleSummary } from '../../api/views'
import { spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** True when a text has all words of a query, as parts of its own, whatever their accents and case. */
function hasWords(text: string, query: string): boolean {
  const found = folded(text)
  return folded(query)
    .split(/\s+/u)
    .every((word) => found.includes(word))
}

/** The articles whose title has the words, by title, without one of them. */
export function articlesNamed(
  articles: Iterable<ArticleSummary>,
  words: string,
  except: string
): { readonly id: string; readonly title: string }[] {
  return [...articles]
    .map(({ article: { id, title } }) => ({ id, title }))
    .filter(({ id, title }) => id !== except && hasWords(title, words))
    .sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1))
}

/** The spans that have the words, and the label unless that is empty; in the order given. */
export function spansWith(spans: readonly Span[], words: string, label: string): Span[] {
  return spans.filter((span) => (label === '' || span.label === label) && hasWords(spanQuote(span), words))
}
