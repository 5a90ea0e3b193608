import { compareSpans } from '../../core/model/annotation'
import type { ExportDocument, ExportInput, ExportOptions } from '../../core/formats/format'
import { CallError } from '../../api/envelope'
import type { OpenLibrary } from '../store/load-library'

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** The articles an export takes, in a stable order. Those in the bin stay out. */
export function chosenArticles(library: OpenLibrary, articles: readonly string[] | null): string[] {
  const { state } = library.store
  if (articles === null) {
    return [...state.articles.values()]
      .filter((article) => article.binnedAt === null)
      .map(({ id }) => id)
      .sort()
  }
  for (const id of articles) {
    if (!state.articles.has(id)) throw new CallError('not-found', `The library has no article ${id}.`, { article: id })
  }
  return [...new Set(articles)].sort()
}

async function* documentsOf(library: OpenLibrary, ids: readonly string[]): AsyncGenerator<ExportDocument> {
  for (const id of ids) {
    const article = library.store.state.articles.get(id)
    if (!article) continue
    const layer = await library.store.loadLayer(id)
    yield {
      article,
      text: await library.engine.readText(id),
      status: layer.status,
      spans: [...layer.spans.values()].sort(compareSpans),
      claims: [...layer.claims.values()].sort(byId),
      documentLabels: [...layer.documentLabels.values()].sort(byId),
      relations: [...layer.relations.values()].sort(byId),
      bookmarks: [...layer.bookmarks.values()].sort(byId),
      note: layer.note
    }
  }
}

/** What an encoder gets: the library's chosen articles, loaded one at a time. */
export function exportInput(
  library: OpenLibrary,
  ids: readonly string[],
  options: ExportOptions,
  version: string
): ExportInput {
  return {
    library: library.store.parts.info,
    schemes: [...library.store.state.schemes.values()].sort(byId),
    documents: documentsOf(library, ids),
    options,
    software: `Claimdesk ${version}`
  }
}
