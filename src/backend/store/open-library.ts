import { basename, join } from 'node:path'
import { CallError } from '../../api/envelope'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import type { LibraryInfo, Person } from '../../core/model/library'
import { LIBRARY_FILE, SCHEME_FILE } from './file-kinds'
import { makeFolder, TEMPORARY_FILE } from './durable-write'
import { explainFileError, isMissing, nodeFileSystem } from './file-system'
import type { FileSystem } from './file-system'
import { IGNORE_FILES, writeIgnoreFiles } from './ignore-files'
import { jsonFile } from './json-file'
import type { LibraryPaths } from './library-paths'

/** What lies at a place where a library is asked for. */
export type Place = 'library' | 'empty' | 'nothing'

/** Folders that a library has; nothing else makes all of a folder's entries be among them and `articles` there. */
const LIBRARY_FOLDERS = new Set([
  'articles',
  'collections',
  'schemes',
  'journal',
  'cache',
  'backups',
  'sources',
  'sessions',
  'evidence',
  'people'
])

/** Files a system or a tool puts into every folder; a folder with nothing else counts as empty. */
const NEUTRAL_NAMES = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  '.git',
  '.stfolder',
  '.stversions',
  ...Object.keys(IGNORE_FILES)
])

/**
 * Looks at a place for a library. Nothing is changed.
 *
 * @throws CallError `not-a-folder`, `not-a-library`, `file-error`, each naming the folder by its own name
 */
export async function inspectPlace(directory: string, fileSystem: FileSystem = nodeFileSystem): Promise<Place> {
  const name = basename(directory)
  let names: string[]
  try {
    const status = await fileSystem.stat(directory)
    if (!status.isDirectory()) {
      throw new CallError('not-a-folder', `“${name}” is a file. A library is a folder: choose or name a folder.`)
    }
    // A temporary file is what a crash left of making the library.
    names = (await fileSystem.readdir(directory)).filter((entry) => !TEMPORARY_FILE.test(entry))
  } catch (error) {
    if (error instanceof CallError) throw error
    if (isMissing(error)) return 'nothing'
    throw new CallError('file-error', `The folder “${name}” cannot be opened: ${explainFileError(error)}.`)
  }
  if (names.some((entry) => entry === 'library.json' || entry.startsWith('library.json.damaged-'))) return 'library'
  if (names.every((entry) => NEUTRAL_NAMES.has(entry))) return 'empty'
  // library.json was lost, or making the library was cut off: the folders are ours, and opening makes it again.
  const isOurs = names.every((entry) => NEUTRAL_NAMES.has(entry) || LIBRARY_FOLDERS.has(entry))
  if (isOurs && names.includes('articles')) return 'library'
  throw new CallError(
    'not-a-library',
    `The folder “${name}” has other files in it and is no library. Choose an empty folder or a new one.`
  )
}

/**
 * Makes a library's folder and its first files. `library.json` comes last: until it is there, there is no library.
 *
 * @throws CallError `file-error` when the folder cannot be written
 */
export async function createLibrary(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  info: { readonly id: string; readonly name: string; readonly person: Person }
): Promise<LibraryInfo> {
  const library: LibraryInfo = {
    id: info.id,
    name: info.name,
    people: [info.person],
    defaultScheme: DEFAULT_SCHEME.id
  }
  try {
    for (const folder of [paths.articles, paths.schemes, paths.journals, paths.cache, join(paths.root, 'backups')]) {
      await makeFolder(fileSystem, folder)
    }
    const scheme = jsonFile(fileSystem, SCHEME_FILE, paths.scheme(DEFAULT_SCHEME.id))
    scheme.data = { scheme: DEFAULT_SCHEME, versions: [] }
    await scheme.write()
    await writeIgnoreFiles(fileSystem, paths.root)
    const file = jsonFile(fileSystem, LIBRARY_FILE, paths.library)
    file.data = library
    await file.write()
  } catch (error) {
    throw new CallError(
      'file-error',
      `The library “${basename(paths.root)}” could not be made: ${explainFileError(error)}. Choose another place.`
    )
  }
  return library
}
