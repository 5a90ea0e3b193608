import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { LIBRARY_FILE, LIBRARY_VERSION } from './file-kinds'
import { isMissing } from './file-system'
import type { LibraryPaths } from './library-paths'

/** What a copy needs to bring every record back. Texts and originals never change, so they are not in it. */
const KEPT_FOLDERS = ['schemes', 'journal', 'sources', 'sessions']

/** The version that `library.json` says, or null when it says none. */
async function versionOf(file: string): Promise<number | null> {
  try {
    const content = JSON.parse(await readFile(file, 'utf8')) as {
      readonly format?: unknown
      readonly version?: unknown
    }
    return content.format === LIBRARY_FILE.format && typeof content.version === 'number' ? content.version : null
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null
    throw error
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('.lock') })
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
export async function keepOlderVersion(paths: LibraryPaths, now: Date): Promise<string | null> {
  const version = await versionOf(paths.library)
  if (version === null || version >= LIBRARY_VERSION) return null
  const name = `before-version-${LIBRARY_VERSION}-${now.toISOString().replaceAll(/[:.]/g, '-')}`
  const target = join(paths.root, 'backups', name)
  await mkdir(target, { recursive: true })
  await copyIfThere(paths.library, join(target, basename(paths.library)))
  for (const folder of KEPT_FOLDERS) await copyIfThere(join(paths.root, folder), join(target, folder))
  const articles = await readdir(paths.articles).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  for (const id of articles) {
    const [from, to] = [join(paths.articles, id), join(target, 'articles', id)]
    await copyIfThere(join(from, 'article.json'), join(to, 'article.json'))
    await copyIfThere(join(from, 'annotations'), join(to, 'annotations'))
  }
  return name
}
