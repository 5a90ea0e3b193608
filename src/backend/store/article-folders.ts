import { emptyLayer } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import type { Article } from '../../core/model/article'
import { fileStamp, readIndex } from './article-index'
import type { IndexedArticle, SeenLayer } from './article-index'
import { ARTICLE_FILE, LAYER_FILE } from './file-kinds'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { KnownFiles } from './known-files'
import { layerFromFile } from './layer-file'
import { summaryOf } from './layer-summary'
import type { LibraryPaths } from './library-paths'

/** How many folders are looked at at once. */
const AT_ONCE = 16

export interface FoundArticles {
  readonly articles: readonly IndexedArticle[]
  /** Whether the index had all of them as they are. */
  readonly isIndexed: boolean
  /** Articles whose `article.json` or annotations are damaged, with what is wrong. */
  readonly damaged: readonly { readonly id: string; readonly error: DamagedFileError }[]
  /** D14: articles whose layer is not what this device left there, with what that was. */
  readonly changed: readonly { readonly id: string; readonly seen: SeenLayer }[]
  /** Ids of folders without `article.json`: an import was undone, or the file is lost. */
  readonly unnamed: readonly string[]
  /** D10: articles that a newer Claimdesk wrote. */
  readonly newer: readonly { readonly id: string; readonly error: NewerVersionError }[]
}

export interface LoadedLayer {
  readonly layer: Layer
  /** Whose layer the file says it is; null when there is no file. */
  readonly person: string | null
  readonly checkpoint: Readonly<Record<string, number>>
}

/**
 * Reads a person's layer of an article from its file; an empty one when there is none.
 *
 * @param known where this program may write the file: keeps what was read (D14)
 */
export async function readLayer(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  article: string,
  known: KnownFiles | null = null
): Promise<LoadedLayer> {
  const file = jsonFile(fileSystem, LAYER_FILE, paths.layer(article), known)
  await file.read()
  if (file.data === null) return { layer: emptyLayer(article), person: null, checkpoint: {} }
  if (file.data.article !== article) {
    throw new DamagedFileError(paths.layer(article), `it belongs to the article ${file.data.article}`)
  }
  return { layer: layerFromFile(file.data), person: file.data.person, checkpoint: file.data.checkpoint }
}

/**
 * Reads this person's own layer; see `readLayer`. A valid file of somebody else in its place is damage.
 *
 * @throws DamagedFileError
 */
export async function readOwnLayer(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  article: string,
  known: KnownFiles | null = null
): Promise<LoadedLayer> {
  const read = await readLayer(fileSystem, paths, article, known)
  if (read.person === null || read.person === paths.person) return read
  throw new DamagedFileError(paths.layer(article), `it belongs to the person ${read.person}`)
}

/** An article as its folder has it; null when there is no `article.json`. */
export async function readFolder(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  id: string,
  known: IndexedArticle | undefined,
  files: KnownFiles
): Promise<IndexedArticle | null> {
  const [articleStamp, layerStamp] = await Promise.all([
    fileStamp(fileSystem, paths.articleFile(id)),
    fileStamp(fileSystem, paths.layer(id))
  ])
  if (articleStamp === '') return null
  let article: Article
  if (known?.articleStamp === articleStamp) article = known.article
  else {
    const file = jsonFile(fileSystem, ARTICLE_FILE, paths.articleFile(id), files)
    await file.read()
    if (file.data === null) return null
    article = file.data.article
    if (article.id !== id) throw new DamagedFileError(paths.articleFile(id), `it belongs to the article ${article.id}`)
  }
  if (known?.articleStamp === articleStamp) files.noteStamp(paths.articleFile(id), articleStamp, null)
  if (known?.layerStamp === layerStamp) {
    files.noteStamp(paths.layer(id), layerStamp, known.layerSeen?.sha256 ?? null)
    return { ...known, article, articleStamp }
  }
  const { layer, checkpoint } = await readOwnLayer(fileSystem, paths, id, files)
  const sha256 = files.hashOf(paths.layer(id))
  const layerSeen = sha256 === null ? null : { sha256, checkpoint }
  return { article, ...summaryOf(layer), articleStamp, layerStamp, layerSeen }
}

/**
 * Finds the library's articles: the list and each one's counts, from the cache where the files are unchanged.
 * A damaged file hides only its own article and is reported.
 */
export async function findArticles(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  files: KnownFiles
): Promise<FoundArticles> {
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
  const changed: { id: string; seen: SeenLayer }[] = []
  const newer: { id: string; error: NewerVersionError }[] = []
  const unnamed: string[] = []
  for (let first = 0; first < names.length; first += AT_ONCE) {
    await Promise.all(
      names.slice(first, first + AT_ONCE).map(async (id) => {
        try {
          const found = await readFolder(fileSystem, paths, id, index.articles[id], files)
          if (!found) return void unnamed.push(id)
          articles.push(found)
          const seen = index.articles[id]?.layerSeen
          if (seen && seen.sha256 !== found.layerSeen?.sha256) changed.push({ id, seen })
        } catch (error) {
          if (error instanceof DamagedFileError) damaged.push({ id, error })
          else if (error instanceof NewerVersionError) newer.push({ id, error })
          else throw error
        }
      })
    )
  }
  const isIndexed = articles.every(({ article: { id }, articleStamp, layerStamp }) => {
    const known = index.articles[id]
    return known?.articleStamp === articleStamp && known.layerStamp === layerStamp
  })
  return { articles, isIndexed, damaged, changed, newer, unnamed: unnamed.sort() }
}
