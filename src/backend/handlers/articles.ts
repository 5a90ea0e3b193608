import type { Handlers } from '../../api/dispatch'
import type { ArticleSummary, SearchHit } from '../../api/views'
import { CallError } from '../../api/envelope'
import type { OpenLibrary } from '../store/load-library'
import { findInText, matcherFor } from '../search/find-in-text'
import type { Session } from './session'

/** The library's list, newest import first. Articles in the bin stay out. */
export function listArticles(library: OpenLibrary): ArticleSummary[] {
  const { store } = library
  return [...store.state.articles.values()]
    .filter((article) => article.binnedAt === null)
    .sort((a, b) => (a.importedAt < b.importedAt ? 1 : a.importedAt > b.importedAt ? -1 : a.id < b.id ? -1 : 1))
    .map((article) => ({ article, ...store.summary(article.id) }))
}

/** The text of an article; null when it is damaged for good, which opening the article says, not a search. */
async function textToSearch(library: OpenLibrary, id: string): Promise<string | null> {
  try {
    return await library.engine.readText(id)
  } catch (error) {
    if (error instanceof CallError) return null
    throw error
  }
}

async function searchArticles(library: OpenLibrary, query: string, limit: number): Promise<SearchHit[]> {
  const matcher = matcherFor(query)
  if (!matcher) return []
  const hits: SearchHit[] = []
  for (const { article } of listArticles(library)) {
    if (hits.length >= limit) break
    const fields = [article.title, article.byline, article.publisher, ...article.tags].join('\n')
    const inFields = findInText(fields, matcher)
    const text = await textToSearch(library, article.id)
    const inText = text === null ? null : findInText(text, matcher)
    if (inText) hits.push({ article: article.id, ...inText })
    else if (inFields) hits.push({ article: article.id, start: null, end: null, excerpt: article.title })
  }
  return hits
}

export function articleHandlers(session: Session): Pick<Handlers, 'article.list' | 'article.open' | 'article.search'> {
  return {
    'article.list': () => Promise.resolve(listArticles(session.requireLibrary())),
    async 'article.open'({ article: id }) {
      const library = session.requireLibrary()
      const article = library.store.state.articles.get(id)
      if (!article) throw new CallError('not-found', 'The library has no such article.', { article: id })
      const text = await library.engine.readText(id)
      const layer = await library.store.loadLayer(id)
      return {
        article,
        text,
        status: layer.status,
        spans: [...layer.spans.values()],
        claims: [...layer.claims.values()],
        documentLabels: [...layer.documentLabels.values()],
        seq: library.store.seq
      }
    },
    'article.search': ({ query, limit }) => searchArticles(session.requireLibrary(), query, limit)
  }
}
