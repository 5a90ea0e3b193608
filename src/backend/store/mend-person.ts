import { newestBackupOf, sourceInWords } from './backups/newest-backup'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { LoadOptions } from './library-head'
import type { LibraryPaths } from './library-paths'
import { PERSON_FILE } from './people-files'
import type { PersonFile } from './people-files'
import { setAside } from './set-aside'

export interface MendedPeople {
  readonly people: ReadonlyMap<string, PersonFile>
  /** What was wrong with this person's own file and what became of it, in words; null when it was sound. */
  readonly message: string | null
  /** D10: a newer Claimdesk wrote it. */
  readonly newer: NewerVersionError | null
}

/**
 * D4: this person's own file, brought back from the newest backup when it is damaged or gone; when articles came in is
 * in the journal as well.
 *
 * @param people everybody's files that can be read
 * @param writable false leaves the damaged file where it is
 */
export async function mendPerson(
  { fileSystem, clock }: LoadOptions,
  paths: LibraryPaths,
  people: ReadonlyMap<string, PersonFile>,
  writable: boolean
): Promise<MendedPeople> {
  if (people.has(paths.person)) return { people, message: null, newer: null }
  const path = `people/${paths.person}.json`
  const file = jsonFile(fileSystem, PERSON_FILE, paths.personFile)
  let error: DamagedFileError | null = null
  let isSwapped = false
  try {
    await file.read()
    isSwapped = file.data !== null
    if (file.data) error = new DamagedFileError(path, `it belongs to the person ${file.data.person.id}`)
  } catch (problem) {
    if (problem instanceof NewerVersionError) return { people, message: null, newer: problem }
    if (!(problem instanceof DamagedFileError)) throw problem
    error = problem
  }
  const backup = await newestBackupOf(fileSystem, paths, PERSON_FILE, path)
  // A person who is new has none yet.
  if (!error && !backup) return { people, message: null, newer: null }
  const kept = error && writable ? await setAside(fileSystem, paths.personFile, clock()) : null
  const what = error ? error.message : `${path} is missing`
  const from = backup ? sourceInWords(backup, 0) : 'your settings'
  return {
    people: backup ? new Map([...people, [paths.person, backup.data]]) : people,
    message:
      `${what}. Your name in the library was brought back from ${from}, and when you imported what from the journal.` +
      (isSwapped ? ' When other people imported what may be missing until their files are put right.' : '') +
      (kept === null ? '' : ` The damaged file was kept as ${kept}.`),
    newer: null
  }
}
