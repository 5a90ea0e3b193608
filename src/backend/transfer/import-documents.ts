import type { Committed } from '../../api/views'
import type { OpenLibrary } from '../store/load-library'
import { ArticleStorer } from './imports/article-storer'
import type { NewArticle } from './imports/article-storer'

export interface StoredDocuments {
  readonly added: readonly string[]
  readonly skipped: readonly string[]
  readonly committed: Committed | null
}

/**
 * Takes built articles into the library: their bytes and texts first, then one command (D12). What is there already
 * is skipped; what lay in the bin comes back. When something fails, nothing of it stays.
 */
export async function storeDocuments(
  library: OpenLibrary,
  documents: Iterable<NewArticle> | AsyncIterable<NewArticle>
): Promise<StoredDocuments> {
  const storer = new ArticleStorer(library)
  try {
    for await (const document of documents) await storer.add(document)
    await storer.finish()
    const { articles, skipped } = storer
    if (articles.length === 0) return { added: [], skipped, committed: null }
    const committed = await library.engine.run({ type: 'article.add', articles })
    return { added: articles.map(({ id }) => id), skipped, committed }
  } catch (error) {
    await storer.takeBack()
    throw error
  }
}
