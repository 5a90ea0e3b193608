import { dirname, join } from 'node:path'
import { recordFiles } from './backups/record-files'
import { LIBRARY_VERSION } from './file-kinds'
import { makeFolder, syncFolder, TEMPORARY_FILE, writeDurably } from './durable-write'
import { errorCode, isMissing } from './file-system'
import type { FileSystem } from './file-system'
import type { LibraryPaths } from './library-paths'

/** What a copy needs to bring every record back. Texts and originals never change, so they are not in it. */
const KEPT_FOLDERS = ['schemes', 'journal', 'sources', 'sessions', 'people']

/** Of this moment, or set aside: what nothing changes any more need not be kept twice. */
const LEFT_OUT = /\.(?:lock|takeover)$|\.(?:torn|damaged)-/

/** The version that a file of ours says, or null when it says none. */
function versionIn(text: string): number | null {
  try {
    const content = JSON.parse(text) as { readonly format?: unknown; readonly version?: unknown } | null
    const isOurs = typeof content?.format === 'string' && content.format.startsWith('claimdesk/')
    return isOurs && typeof content.version === 'number' ? content.version : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Whether a library is of an older version, by what `library.json` says. Reads only. */
export async function isOlderLibrary(fileSystem: FileSystem, paths: LibraryPaths): Promise<boolean> {
  const content = await contentOf(fileSystem, paths.library)
  const version = content && versionIn(content.toString('utf8'))
  return version !== null && version < LIBRARY_VERSION
}

/** The names in a folder; none when it is not there, or a file lies in its place. */
async function namesIn(fileSystem: FileSystem, folder: string): Promise<string[]> {
  try {
    return (await fileSystem.readdir(folder)).sort()
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'ENOTDIR') return []
    throw error
  }
}

/** Paths of all files in a folder, or of the file itself, below `root`; none when it is not there. */
async function filesIn(fileSystem: FileSystem, root: string, path: string): Promise<string[]> {
  try {
    if (!(await fileSystem.stat(join(root, path))).isDirectory()) return [path]
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  const found: string[] = []
  for (const name of await namesIn(fileSystem, join(root, path))) {
    if (!LEFT_OUT.test(name) && !TEMPORARY_FILE.test(name)) {
      found.push(...(await filesIn(fileSystem, root, join(path, name))))
    }
  }
  return found
}

/** Paths of what a copy has to hold, below the library. */
async function filesToKeep(fileSystem: FileSystem, { root, articles }: LibraryPaths): Promise<string[]> {
  const found: string[] = []
  for (const name of ['library.json', ...KEPT_FOLDERS]) found.push(...(await filesIn(fileSystem, root, name)))
  for (const id of (await namesIn(fileSystem, articles)).filter((name) => /^[0-9a-f]{16}$/.test(name))) {
    for (const name of ['article.json', 'annotations']) {
      found.push(...(await filesIn(fileSystem, root, join('articles', id, name))))
    }
  }
  return found
}

/** Null when there is none, or a folder lies in its place (D4). */
async function contentOf(fileSystem: FileSystem, file: string): Promise<Buffer | null> {
  try {
    return await fileSystem.readFile(file)
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'EISDIR') return null
    throw error
  }
}

/** Whether a copy holds these files as they are now, and no others. */
async function isSame(fileSystem: FileSystem, root: string, copy: string, files: readonly string[]): Promise<boolean> {
  if ((await filesIn(fileSystem, copy, '')).sort().join('\n') !== [...files].sort().join('\n')) return false
  for (const file of files) {
    const [there, kept] = [await contentOf(fileSystem, join(root, file)), await contentOf(fileSystem, join(copy, file))]
    if (!there || !kept?.equals(there)) return false
  }
  return true
}

/**
 * D10: before the first change to a library of an older version, its records are copied to
 * `backups/before-version-<n>-<time>`. It is on the disk, and whole, when it has this name: until then it is called
 * `….<person>-<device>.partial`, and what was cut off is cleared away by the next opening. A copy of the same, which
 * an upgrade made that could not go on, is not made again.
 *
 * @param now for the copy's name
 * @returns the copy's name, or null when the library is of this version already
 * @throws the file error of the step that failed; what there is of the copy is removed
 */
export function keepOlderVersion(fileSystem: FileSystem, paths: LibraryPaths, now: Date): Promise<string | null> {
  return keepIf(fileSystem, paths, now, () => isOlderLibrary(fileSystem, paths))
}

/**
 * D10: the same where `library.json` is damaged or missing, before it is made again as one of this version: then nobody
 * knows any more of which version the library is, and it is copied when any of its files is older. Files keep their
 * version until they are written, so that a copy may be made that nobody needs.
 */
export function keepOlderFiles(fileSystem: FileSystem, paths: LibraryPaths, now: Date): Promise<string | null> {
  return keepIf(fileSystem, paths, now, async () => {
    for await (const path of recordFiles(fileSystem, paths.root)) {
      const content = await contentOf(fileSystem, join(paths.root, path))
      const version = content && versionIn(content.toString('utf8'))
      if (version !== null && version < LIBRARY_VERSION) return true
    }
    return false
  })
}

async function keepIf(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  now: Date,
  isOlder: () => Promise<boolean>
): Promise<string | null> {
  const { root, backups } = paths
  const prefix = `before-version-${LIBRARY_VERSION}-`
  // Somebody else who opens the library at the same time makes a copy of their own.
  const ending = `.${paths.journalName}.partial`
  const there = (await namesIn(fileSystem, backups)).filter((name) => name.startsWith('before-version-'))
  for (const name of there.filter((copy) => copy.endsWith(ending))) {
    await fileSystem.rm(join(backups, name), { recursive: true, force: true })
  }
  if (!(await isOlder())) return null
  const files = await filesToKeep(fileSystem, paths)
  for (const name of there.filter((copy) => copy.startsWith(prefix) && !copy.endsWith('.partial')).reverse()) {
    if (await isSame(fileSystem, root, join(backups, name), files)) return name
  }
  const name = `${prefix}${now.toISOString().replaceAll(/[:.]/g, '-')}`
  const partial = join(backups, `${name}${ending}`)
  try {
    for (const file of files) {
      const content = await contentOf(fileSystem, join(root, file))
      if (!content) continue
      await makeFolder(fileSystem, dirname(join(partial, file)))
      await writeDurably(fileSystem, join(partial, file), content)
    }
    await fileSystem.rename(partial, join(backups, name))
  } catch (error) {
    // The error that ended it is the one to report; the next opening clears away what cannot be now.
    await fileSystem.rm(partial, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(fileSystem, backups)
  return name
}
