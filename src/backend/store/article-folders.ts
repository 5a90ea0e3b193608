import { emptyLayer } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import type { Article } from '../../core/model/article'
import { fileStamp, readIndex } from './article-index'
import type { IndexedArticle } from './article-index'
import { ARTICLE_FILE, LAYER_FILE } from './file-kinds'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import { layerFromFile } from './layer-file'
import { summaryOf } from './layer-summary'
import type { LibraryPaths } from './library-paths'

/** How many folders are looked at at once. */
const AT_ONCE = 16

export interface FoundArticles {
  readonly articles: readonly IndexedArticle[]
  /** Articles whose `article.json` or annotations are damaged, with what is wrong. */
  readonly damaged: readonly { readonly id: string; readonly error: DamagedFileError }[]
  /** D10: articles that a newer Claimdesk wrote. */
  readonly newer: readonly { readonly id: string; readonly error: NewerVersionError }[]
}

export interface LoadedLayer {
  readonly layer: Layer
  /** Whose layer the file says it is; null when there is no file. */
  readonly person: string | null
  readonly checkpoint: Readonly<Record<string, number>>
}

/** Reads a person's layer of an article from its file; an empty one when there is none. */
export async function readLayer(fileSystem: FileSystem, paths: LibraryPaths, article: string): Promise<LoadedLayer> {
  const file = jsonFile(fileSystem, LAYER_FILE, paths.layer(article))
  await file.read()
  if (file.data === null) return { layer: emptyLayer(article), person: null, checkpoint: {} }
  if (file.data.article !== article) {
    throw new DamagedFileError(paths.layer(article), `it belongs to the article ${file.data.article}`)
  }
  return { layer: layerFromFile(file.data), person: file.data.person, checkpoint: file.data.checkpoint }
}

async function readFolder(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  id: string,
  known: IndexedArticle | undefined
): Promise<IndexedArticle | null> {
  const [articleStamp, layerStamp] = await Promise.all([
    fileStamp(fileSystem, paths.articleFile(id)),
    fileStamp(fileSystem, paths.layer(id))
  ])
  if (articleStamp === '') return null
  let article: Article
  if (known?.articleStamp === articleStamp) article = known.article
  else {
    const file = jsonFile(fileSystem, ARTICLE_FILE, paths.articleFile(id))
    await file.read()
    if (file.data === null) return null
    article = file.data.article
    if (article.id !== id) throw new DamagedFileError(paths.articleFile(id), `it belongs to the article ${article.id}`)
  }
  if (known?.layerStamp === layerStamp) return { ...known, article, articleStamp }
  const { layer } = await readLayer(fileSystem, paths, id)
  return { article, ...summaryOf(layer), articleStamp, layerStamp }
}

/**
 * Finds the library's articles: the list and each one's counts, from the cache where the files are unchanged.
 * A damaged file hides only its own article and is reported.
 */
export async function findArticles(fileSystem: FileSystem, paths: LibraryPaths): Promise<FoundArticles> {
  let names: string[]
  try {
    names = (await fileSystem.readdir(paths.articles)).filter((name) => /^[0-9a-f]{16}$/.test(name)).sort()
  } catch (error) {
    if (!isMissing(error)) throw error
    names = []
  }
  const index = await readIndex(fileSystem, paths.index)
  const articles: IndexedArticle[] = []
  const damaged: { id: string; error: DamagedFileError }[] = []
  const newer: { id: string; error: NewerVersionError }[] = []
  for (let first = 0; first < names.length; first += AT_ONCE) {
    await Promise.all(
      names.slice(first, first + AT_ONCE).map(async (id) => {
        try {
          const found = await readFolder(fileSystem, paths, id, index.articles[id])
          if (found) articles.push(found)
        } catch (error) {
          if (error instanceof DamagedFileError) damaged.push({ id, error })
          else if (error instanceof NewerVersionError) newer.push({ id, error })
          else throw error
        }
      })
    )
  }
  return { articles, damaged, newer }
}
