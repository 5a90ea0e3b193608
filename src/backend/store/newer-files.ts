import { join } from 'node:path'
import { recordFiles, checkRecordFile } from './backups/record-files'
import { LIBRARY_VERSION } from './file-kinds'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import { isJournal } from './journal-names'
import { DamagedFileError, NewerVersionError } from './json-file'
import type { LibraryPaths } from './library-paths'

/** The version that the head of a journal names; null when it cannot be read. */
function journalVersion(bytes: Buffer): number | null {
  const end = bytes.indexOf('\n')
  try {
    const head = JSON.parse(bytes.toString('utf8', 0, end < 0 ? bytes.length : end)) as { readonly version?: unknown }
    return typeof head.version === 'number' ? head.version : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * D10: the first file that a newer Claimdesk wrote, looked for before anything of an older library is changed: such a
 * library is of two versions, and stays as it is. What is damaged is told of when it is opened.
 *
 * @returns null when there is none
 * @throws file errors
 */
export async function findNewerFile(fileSystem: FileSystem, paths: LibraryPaths): Promise<NewerVersionError | null> {
  for await (const path of recordFiles(fileSystem, paths.root)) {
    try {
      checkRecordFile(path, await fileSystem.readFile(join(paths.root, path), 'utf8'))
    } catch (error) {
      if (error instanceof NewerVersionError) return error
      if (!(error instanceof DamagedFileError) && !isMissing(error)) throw error
    }
  }
  let names: string[]
  try {
    names = await fileSystem.readdir(paths.journals)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  for (const name of names.filter(isJournal)) {
    const version = journalVersion(await fileSystem.readFile(join(paths.journals, name)))
    if (version !== null && version > LIBRARY_VERSION) return new NewerVersionError(name, version)
  }
  return null
}
