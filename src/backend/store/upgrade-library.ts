import { basename, dirname, join } from 'node:path'
import { LIBRARY_FILE, LIBRARY_VERSION } from './file-kinds'
import { makeFolder, writeDurably } from './durable-write'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import type { LibraryPaths } from './library-paths'

/** What a copy needs to bring every record back. Texts and originals never change, so they are not in it. */
const KEPT_FOLDERS = ['schemes', 'journal', 'sources', 'sessions', 'people']

/** The version that `library.json` says, or null when it says none. */
async function versionOf(fileSystem: FileSystem, file: string): Promise<number | null> {
  try {
    const content = JSON.parse(await fileSystem.readFile(file, 'utf8')) as {
      readonly format?: unknown
      readonly version?: unknown
    }
    return content.format === LIBRARY_FILE.format && typeof content.version === 'number' ? content.version : null
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null
    throw error
  }
}

/** Whether a library is of an older version, by what `library.json` says. Reads only. */
export async function isOlderLibrary(fileSystem: FileSystem, paths: LibraryPaths): Promise<boolean> {
  const version = await versionOf(fileSystem, paths.library)
  return version !== null && version < LIBRARY_VERSION
}

/** Copies a file or a folder; what is not there is left out. On the disk when it resolves. */
async function copyIfThere(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  try {
    if (!(await fileSystem.stat(from)).isDirectory()) {
      await makeFolder(fileSystem, dirname(to))
      return await writeDurably(fileSystem, to, await fileSystem.readFile(from))
    }
    for (const name of await fileSystem.readdir(from)) {
      if (!name.endsWith('.lock')) await copyIfThere(fileSystem, join(from, name), join(to, name))
    }
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/**
 * D10: before the first change to a library of an older version, its records are copied to
 * `backups/before-version-<n>-<time>`. Reads only, but for the copy.
 *
 * @param now for the copy's name
 * @returns the copy's name, or null when the library is of this version already
 */
export async function keepOlderVersion(fileSystem: FileSystem, paths: LibraryPaths, now: Date): Promise<string | null> {
  if (!(await isOlderLibrary(fileSystem, paths))) return null
  const name = `before-version-${LIBRARY_VERSION}-${now.toISOString().replaceAll(/[:.]/g, '-')}`
  const target = join(paths.root, 'backups', name)
  await makeFolder(fileSystem, target)
  await copyIfThere(fileSystem, paths.library, join(target, basename(paths.library)))
  for (const folder of KEPT_FOLDERS) await copyIfThere(fileSystem, join(paths.root, folder), join(target, folder))
  const articles = await fileSystem.readdir(paths.articles).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  for (const id of articles.filter((name) => /^[0-9a-f]{16}$/.test(name))) {
    const [from, to] = [join(paths.articles, id), join(target, 'articles', id)]
    await copyIfThere(fileSystem, join(from, 'article.json'), join(to, 'article.json'))
    await copyIfThere(fileSystem, join(from, 'annotations'), join(to, 'annotations'))
  }
  return name
}
