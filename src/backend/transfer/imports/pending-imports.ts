import { join } from 'node:path'
import type { PendingImport } from '../../../api/import-views'
import { idSchema } from '../../../core/schema/records'
import { isMissing } from '../../store/file-system'
import type { FileSystem } from '../../store/file-system'
import type { OpenLibrary } from '../../store/load-library'
import { removeArticleFiles } from './article-storer'
import { readManifest } from './staged-import'

/** An import that nobody goes on with is kept this long, in milliseconds. */
const KEPT = 7 * 24 * 60 * 60 * 1000

async function namesIn(fileSystem: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return await fileSystem.readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function idsOf({ store }: OpenLibrary): Promise<readonly string[]> {
  const names = await namesIn(store.parts.fileSystem, store.parts.paths.imports)
  return names.filter((name) => idSchema.safeParse(name).success).sort()
}

/** Imports of this person on this device that were begun and neither stored nor dropped, newest first. */
export async function pendingImports(library: OpenLibrary): Promise<readonly PendingImport[]> {
  const { fileSystem, paths } = library.store.parts
  const pending: PendingImport[] = []
  for (const batch of await idsOf(library)) {
    const manifest = await readManifest(fileSystem, join(paths.imports, batch))
    if (manifest?.head.by !== paths.journalName || manifest.files.length === 0) continue
    const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0)
    pending.push({ batch, startedAt: manifest.head.startedAt, files: manifest.files.length, bytes })
  }
  return pending.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
}

/** What an import wrote of articles that never came about, because the program ended before its command. */
export async function removeHalfStored(library: OpenLibrary, storing: Iterable<string>): Promise<void> {
  const { state, parts } = library.store
  for (const article of storing) {
    if (state.articles.has(article)) continue
    const folder = parts.paths.article(article)
    const names = await namesIn(parts.fileSystem, folder)
    // With a record of it, it was an article once: its import was undone, and may be made again.
    if (names.includes('article.json') || names.includes('annotations')) continue
    const ours = names.filter((name) => /^(?:original\.[a-z0-9]{1,12}|text\.txt|\..+\.[0-9a-f]{12}\.tmp)$/.test(name))
    await removeArticleFiles(parts.fileSystem, parts.paths, article, ours)
  }
}

/**
 * Clears up after imports that ended with the program: what was half-stored goes, so does the copy of what was stored,
 * of what is empty, and of what nobody came back for in seven days.
 */
export async function tidyImports(library: OpenLibrary, now: Date): Promise<void> {
  const { parts, state } = library.store
  for (const batch of await idsOf(library)) {
    const folder = join(parts.paths.imports, batch)
    const manifest = await readManifest(parts.fileSystem, folder)
    if (manifest && manifest.head.by !== parts.paths.journalName) continue
    const storing = manifest?.storing ?? []
    const isStored = storing.length > 0 && storing.every((article) => state.articles.has(article))
    const isOld = !manifest || now.getTime() - Date.parse(manifest.head.startedAt) > KEPT
    if (!isStored) await removeHalfStored(library, storing)
    if (isStored || isOld || manifest.files.length === 0)
      await parts.fileSystem.rm(folder, { recursive: true, force: true })
  }
}
