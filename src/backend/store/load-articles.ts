import type { Article } from '../../core/model/article'
import { articleSchema } from '../../core/schema/records'
import { findArticles } from './article-folders'
import type { FoundArticles } from './article-folders'
import { fileStamp } from './article-index'
import { isAfter, newestBackupOf, sourceInWords } from './backups/newest-backup'
import { ARTICLE_FILE } from './file-kinds'
import type { FileSystem } from './file-system'
import type { JournalPast } from './journal-past'
import type { ReadEntry } from './journal-read'
import { jsonFile } from './json-file'
import type { NewerVersionError } from './json-file'
import { readOnlyBecause } from './library-head'
import type { LoadOptions } from './library-head'
import type { LibraryPaths } from './library-paths'
import type { LibraryStore } from './library-store'
import { SAID_ELSEWHERE } from './people-files'
import { originalPath } from './revision-paths'
import { setAside } from './set-aside'

/** D10: what a newer Claimdesk wrote is left as it is, and so is everything around it. */
export function refuseNewer(store: LibraryStore, error: NewerVersionError): void {
  store.readOnly ??= readOnlyBecause('newer-version')
  store.notice('warning', `${error.message} It is left out here and stays as it is.`)
}

/** A library that is being opened. */
export interface Opened {
  readonly options: LoadOptions
  readonly paths: LibraryPaths
  readonly store: LibraryStore
  readonly past: JournalPast
}

interface Known {
  readonly seq: number
  readonly at: string
  readonly after: unknown
}

/** The newest state of each article that the journal knows, not checked yet. */
type Articles = ReadonlyMap<string, Known>

function articlesInJournal(entries: readonly ReadEntry[]): Articles {
  const articles = new Map<string, Known>()
  for (const { entry } of entries) {
    for (const change of entry.changes) {
      if (change.table === 'article') articles.set(change.id, { seq: entry.seq, at: entry.at, after: change.after })
    }
  }
  return articles
}

function believed(value: unknown): Article | null {
  const parsed = articleSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** An article by the newest backup and the journal after it; null when neither has it. */
async function rebuild(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  { times }: LibraryStore,
  id: string,
  inJournal: Known | undefined
): Promise<{ readonly article: Article; readonly from: string } | null> {
  const backup = await newestBackupOf(fileSystem, paths, ARTICLE_FILE, `articles/${id}/article.json`)
  const isNewer = inJournal !== undefined && isAfter(inJournal, backup)
  const newer = isNewer ? believed(inJournal.after) : null
  if (newer) return { article: newer, from: 'the journal' }
  return backup && { article: times.fromFile(backup.data.article), from: sourceInWords(backup, 0) }
}

/** D4: an article that the files should have and whose `article.json` is gone, while its original is still there. */
async function restoreMissing(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  store: LibraryStore,
  inJournal: Articles,
  settled: number,
  there: ReadonlySet<string>
): Promise<void> {
  for (const [id, known] of inJournal) {
    if (known.seq > settled || known.after === null || store.state.articles.has(id) || there.has(id)) continue
    const rebuilt = await rebuild(fileSystem, paths, store, id, known)
    if (!rebuilt || (await fileStamp(fileSystem, originalPath(paths, rebuilt.article))) === '') continue
    store.apply([{ table: 'article', id, before: null, after: rebuilt.article }])
    store.notice(
      'warning',
      `The details of “${rebuilt.article.title}” were missing: ${id}/article.json. The article was brought back from ${rebuilt.from}.`
    )
  }
}

/** Most articles without `article.json` that are told one by one. */
const MOST_TOLD = 10

/**
 * D4: articles of others whose `article.json` is gone. Their own journals say whether that was wanted, and nobody reads
 * those; so nothing is brought back, and whoever looks after the library is told how.
 */
async function tellOfUnnamed(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  store: LibraryStore,
  ids: readonly string[]
): Promise<void> {
  for (const id of ids.slice(0, MOST_TOLD)) {
    const backup = await newestBackupOf(fileSystem, paths, ARTICLE_FILE, `articles/${id}/article.json`)
    if (!backup) continue
    store.notice(
      'warning',
      `“${backup.data.article.title}” is not shown: articles/${id}/article.json is missing. What else its folder holds ` +
        `is untouched. If nobody took it out on purpose, restore it from ${sourceInWords(backup, 0)}.`
    )
  }
}

/**
 * The newest state of articles that the journal knows. Its completed parts are read only when something is wrong: the
 * details of an article are gone or damaged, or no file says when it came in.
 */
async function articlesNeeded(store: LibraryStore, past: JournalPast, found: FoundArticles): Promise<Articles> {
  const wasThere = await past.there('article')
  const suspects = [
    ...found.unnamed.filter((id) => wasThere.get(id) === true),
    ...found.damaged.map(({ id }) => id),
    ...[...store.state.articles.values()].filter(({ importedAt }) => importedAt === SAID_ELSEWHERE).map(({ id }) => id)
  ]
  return articlesInJournal(suspects.some((id) => past.knowsArticle(id)) ? await past.all() : past.lately)
}

/** Loads the list of articles; returns those whose annotations are damaged, to be rebuilt once the journal is indexed. */
export async function loadArticles(
  { options, paths, store, past }: Opened,
  settled: number
): Promise<readonly string[]> {
  const found = await findArticles(options.fileSystem, paths, store.known)
  for (const known of found.articles) store.addKnown(known)
  const inJournal = await articlesNeeded(store, past, found)
  for (const { article } of found.articles) {
    // The file that says when it came in may be gone or not have come yet.
    const from = believed(inJournal.get(article.id)?.after)
    if (from) store.addImportTime(article.id, from.importedAt)
  }
  for (const { id, seen } of found.changed) store.changedLayers.set(id, seen)
  // Whoever only reads would wait as long the next time. What another program changed is told by the old index.
  if (!found.isIndexed && found.changed.length === 0) store.noteIndex()
  for (const { error } of found.newer) refuseNewer(store, error)
  const there = new Set([...found.damaged, ...found.newer].map(({ id }) => id))
  await restoreMissing(options.fileSystem, paths, store, inJournal, settled, there)
  const lost = found.unnamed.filter((id) => !past.knowsArticle(id))
  await tellOfUnnamed(options.fileSystem, paths, store, lost)
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
    const rebuilt = await rebuild(options.fileSystem, paths, store, id, inJournal.get(id))
    const kept = store.readOnly ? null : await setAside(options.fileSystem, error.file, options.clock())
    if (rebuilt) {
      store.apply([{ table: 'article', id, before: null, after: rebuilt.article }])
      // Its annotations may be damaged as well.
      later.push(id)
    }
    const others =
      store.parts.info.people.length > 1 ? ' What other people changed in it since then may be missing.' : ''
    store.notice(
      rebuilt ? 'warning' : 'error',
      `${error.message}. ${rebuilt ? `“${rebuilt.article.title}” was brought back from ${rebuilt.from}.${others}` : 'The article cannot be shown; its text and annotations are still in its folder.'}` +
        (kept === null ? '' : ` The damaged file was kept as ${kept}.`)
    )
  }
  return later
}
