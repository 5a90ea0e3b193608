import type { Params } from '../../api/contract'
import type { Handlers } from '../../api/dispatch'
import type { ArticleSummary, SearchPage } from '../../api/views'
import { CallError } from '../../api/envelope'
import type { Article } from '../../core/model/article'
import type { OpenLibrary } from '../store/load-library'
import type { Session } from './session'

/** The library's list, newest import first. Articles in the bin stay out. */
export function listArticles(library: OpenLibrary): ArticleSummary[] {
  const { store } = library
  return [...store.state.articles.values()]
    .filter((article) => article.binnedAt === null)
    .sort((a, b) => (a.importedAt < b.importedAt ? 1 : a.importedAt > b.importedAt ? -1 : a.id < b.id ? -1 : 1))
    .map((article) => summaryOf(library, article))
}

function summaryOf({ store }: OpenLibrary, article: Article): ArticleSummary {
  const { status, counts } = store.summary(article.id)
  return { article, status, counts }
}

/** D13: what is in the bin, the one that went there last first. */
function listBinned(library: OpenLibrary): ArticleSummary[] {
  return [...library.store.state.articles.values()]
    .flatMap((article) => (article.binnedAt === null ? [] : [{ article, at: article.binnedAt }]))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.article.id < b.article.id ? -1 : 1))
    .map(({ article }) => summaryOf(library, article))
}

/** A question for the search of the open library; articles that have gone meanwhile are left out of the answer. */
async function search(session: Session, params: Params<'article.search'>): Promise<SearchPage> {
  const { articles } = session.requireLibrary().store.state
  const isThere = (id: string): boolean => articles.get(id)?.binnedAt === null
  const found = await session.search().ask('find', params)
  return {
    articles: found.articles.filter(isThere),
    hits: found.hits.filter((hit) => isThere(hit.article)),
    progress: { done: found.done, total: found.total }
  }
}

type ArticleCalls =
  'article.list' | 'article.binned' | 'article.open' | 'article.search' | 'article.excerpts' | 'article.hits'

export function articleHandlers(session: Session): Pick<Handlers, ArticleCalls> {
  return {
    'article.list': () => {
      const list = listArticles(session.requireLibrary())
      // A window asks for the list before anybody can search in it.
      session.search().begin()
      return Promise.resolve(list)
    },
    'article.binned': () => Promise.resolve(listBinned(session.requireLibrary())),
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
        relations: [...layer.relations.values()],
        incoming: library.store.relationsTo(id),
        bookmarks: [...layer.bookmarks.values()],
        questions: [...layer.questions.values()],
        evidence: [...layer.evidence.values()],
        marks: [...layer.marks.values()],
        times: Object.fromEntries(layer.times),
        note: layer.note,
        seq: library.store.seq
      }
    },
    'article.search': (params) => search(session, params),
    'article.excerpts': async (params) => session.search().ask('excerpts', params),
    'article.hits': async (params) => session.search().ask('hits', params)
  }
}
