import type { Article } from '../../core/model/article'
import { schemeVersionKey } from '../../core/model/library'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { articleSchema } from '../../core/schema/records'
import { findArticles } from './article-folders'
import { fileStamp } from './article-index'
import { idOfFile } from './conflict-names'
import { ARTICLE_FILE, SCHEME_FILE } from './file-kinds'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import type { ReadEntry } from './journal-read'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import { readOnlyBecause } from './library-head'
import type { LoadOptions } from './library-head'
import type { LibraryPaths } from './library-paths'
import type { LibraryStore } from './library-store'
import { originalPath } from './revision-paths'
import { setAside } from './set-aside'

/** D10: what a newer Claimdesk wrote is left as it is, and so is everything around it. */
export function refuseNewer(store: LibraryStore, error: NewerVersionError): void {
  store.readOnly ??= readOnlyBecause('newer-version')
  store.notice('warning', `${error.message} It is left out here and stays as it is.`)
}

/** Loads the label schemes; a damaged one is left out and kept aside. */
export async function loadSchemes(options: LoadOptions, paths: LibraryPaths, store: LibraryStore): Promise<void> {
  store.state.schemes.set(DEFAULT_SCHEME.id, DEFAULT_SCHEME)
  const names = await options.fileSystem.readdir(paths.schemes).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  for (const name of names) {
    const id = idOfFile(name)
    if (id === null) continue
    const file = jsonFile(options.fileSystem, SCHEME_FILE, paths.scheme(id), store.known)
    try {
      await file.read()
      if (!file.data) continue
      const { scheme, versions } = file.data
      // D14: a copy that a sync engine made.
      if (scheme.id !== id) continue
      store.state.schemes.set(scheme.id, scheme)
      for (const version of versions) {
        store.state.schemeVersions.set(schemeVersionKey(scheme.id, version.scheme.version), version)
      }
    } catch (error) {
      if (error instanceof NewerVersionError) {
        refuseNewer(store, error)
        continue
      }
      if (!(error instanceof DamagedFileError)) throw error
      const kept = store.readOnly ? null : await setAside(options.fileSystem, error.file, options.clock())
      store.notice(
        'warning',
        `${error.message} The scheme was left out${kept ? `; the file was kept as ${kept}` : ''}.`
      )
    }
  }
}

interface Known {
  readonly seq: number
  readonly after: unknown
}

/** The newest state of each article that the journal knows, not checked yet. */
function articlesInJournal(entries: readonly ReadEntry[]): ReadonlyMap<string, Known> {
  const articles = new Map<string, Known>()
  for (const { entry } of entries) {
    for (const change of entry.changes) {
      if (change.table === 'article') articles.set(change.id, { seq: entry.seq, after: change.after })
    }
  }
  return articles
}

function believed(value: unknown): Article | null {
  const parsed = articleSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** D4: an article that the files should have and whose `article.json` is gone, while its original is still there. */
async function restoreMissing(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  store: LibraryStore,
  inJournal: ReadonlyMap<string, Known>,
  settled: number,
  there: ReadonlySet<string>
): Promise<void> {
  for (const [id, { seq, after }] of inJournal) {
    if (seq > settled || after === null || store.state.articles.has(id) || there.has(id)) continue
    const article = believed(after)
    if (!article || (await fileStamp(fileSystem, originalPath(paths, article))) === '') continue
    store.apply([{ table: 'article', id, before: null, after: article }])
    store.notice('warning', `The details of “${article.title}” were missing. The article was rebuilt from the journal.`)
  }
}

/** Loads the list of articles; returns those whose annotations are damaged, to be rebuilt once the journal is indexed. */
export async function loadArticles(
  options: LoadOptions,
  paths: LibraryPaths,
  store: LibraryStore,
  entries: readonly ReadEntry[],
  settled: number
): Promise<readonly string[]> {
  const found = await findArticles(options.fileSystem, paths, store.known)
  const inJournal = articlesInJournal(entries)
  for (const known of found.articles) {
    store.addKnown(known)
    // The file that says when it came in may be gone or not have come yet.
    const from = believed(inJournal.get(known.article.id)?.after)
    if (from) store.addImportTime(known.article.id, from.importedAt)
  }
  for (const { id, seen } of found.changed) store.changedLayers.set(id, seen)
  for (const { error } of found.newer) refuseNewer(store, error)
  const there = new Set([...found.damaged, ...found.newer].map(({ id }) => id))
  await restoreMissing(options.fileSystem, paths, store, inJournal, settled, there)
  const later: string[] = []
  for (const { id, error } of found.damaged) {
    if (error.file !== paths.articleFile(id)) {
      // Only its annotations are damaged.
      const file = jsonFile(options.fileSystem, ARTICLE_FILE, paths.articleFile(id), store.known)
      await file.read()
      if (!file.data) continue
      store.addKnown({
        article: file.data.article,
        ...store.summary(id),
        articleStamp: '',
        layerStamp: '',
        layerSeen: null
      })
      later.push(id)
      continue
    }
    const article = believed(inJournal.get(id)?.after)
    const kept = store.readOnly ? null : await setAside(options.fileSystem, error.file, options.clock())
    if (article) store.apply([{ table: 'article', id, before: null, after: article }])
    store.notice(
      article ? 'warning' : 'error',
      `${error.message} ${article ? `“${article.title}” was rebuilt from the journal.` : 'The article cannot be shown; its text and annotations are still in its folder.'}` +
        (kept === null ? '' : ` The damaged file was kept as ${kept}.`)
    )
  }
  return later
}
