import { CallError } from '../../api/envelope'
import type { Committed } from '../../api/views'
import type { BuiltArticle } from '../library/build-article'
import { errorCode, explainFileError } from '../store/file-system'
import type { OpenLibrary } from '../store/load-library'

export interface StoredDocuments {
  readonly added: readonly string[]
  readonly skipped: readonly string[]
  readonly committed: Committed | null
}

/**
 * Takes built articles into the library: their bytes and texts first, then one command (D12). What is there already
 * is skipped; what lay in the bin comes back.
 */
export async function storeDocuments(
  library: OpenLibrary,
  documents:
    | Iterable<BuiltArticle & { readonly bytes: Uint8Array }>
    | AsyncIterable<BuiltArticle & { readonly bytes: Uint8Array }>
): Promise<StoredDocuments> {
  const { store, engine } = library
  const fresh = new Map<string, BuiltArticle['article']>()
  const skipped: string[] = []
  for await (const { article, text, bytes } of documents) {
    const existing = store.state.articles.get(article.id)
    if (fresh.has(article.id) || (existing && existing.binnedAt === null)) {
      skipped.push(article.id)
      continue
    }
    if (!existing) await storeFiles(library, article, bytes, text)
    fresh.set(article.id, article)
  }
  if (fresh.size === 0) return { added: [], skipped, committed: null }
  const committed = await engine.run({ type: 'article.add', articles: [...fresh.values()] })
  return { added: [...fresh.keys()], skipped, committed }
}

async function storeFiles(
  library: OpenLibrary,
  article: BuiltArticle['article'],
  bytes: Uint8Array,
  text: string
): Promise<void> {
  if (library.store.readOnly) throw new CallError('read-only', library.store.readOnly.message)
  try {
    await library.store.texts.write(article, bytes, text)
  } catch (error) {
    if (errorCode(error) === null) throw error
    throw new CallError('not-saved', `“${article.title}” could not be stored: ${explainFileError(error)}.`)
  }
}
