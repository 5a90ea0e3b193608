import { join } from 'node:path'
import * as z from 'zod'
import type { Person } from '../../core/model/library'
import { articleIdSchema, personSchema, timeSchema } from '../../core/schema/records'
import { idOfFile } from './conflict-names'
import { LIBRARY_VERSION } from './file-kinds'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import type { FileKind } from './json-file'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { KnownFiles } from './known-files'
import type { LibraryPaths } from './library-paths'

/** `people/<person>.json`: a person of the library, by themselves, and when they imported which article. */
export interface PersonFile {
  readonly person: Person
  /** ISO 8601 in UTC, by article. */
  readonly imported: Readonly<Record<string, string>>
}

export const PERSON_FILE: FileKind<PersonFile> = {
  format: 'claimdesk/person',
  version: LIBRARY_VERSION,
  schema: z.strictObject({
    person: personSchema,
    imported: z.record(articleIdSchema, timeSchema).default({})
  }),
  migrations: {}
}

/**
 * The time that `article.json` says while the people who imported the article say it in files of their own: so two
 * people who import the same file write the same bytes, and nothing is there to merge (docs/adr/0011).
 */
export const SAID_ELSEWHERE = '1970-01-01T00:00:00.000Z'

/**
 * Everybody's file, by their ids. One that cannot be read is left out: it is theirs to mend.
 *
 * @param known keeps what was read of this person's own file
 */
export async function readPeople(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  known: KnownFiles | null = null
): Promise<ReadonlyMap<string, PersonFile>> {
  const names = await fileSystem.readdir(paths.people).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const people = new Map<string, PersonFile>()
  for (const name of names.sort()) {
    const id = idOfFile(name)
    if (id === null) continue
    const path = join(paths.people, name)
    const file = jsonFile(fileSystem, PERSON_FILE, path, path === paths.personFile ? known : null)
    try {
      await file.read()
    } catch (error) {
      if (error instanceof DamagedFileError || error instanceof NewerVersionError) continue
      throw error
    }
    // A copy that a sync engine made says whose it is.
    if (file.data?.person.id === id) people.set(id, file.data)
  }
  return people
}

/** The list of `library.json`, which older versions keep, with what people say of themselves. */
export function withPeople(listed: readonly Person[], files: Iterable<PersonFile>): readonly Person[] {
  const people = new Map(listed.map((person) => [person.id, person]))
  for (const { person } of files) people.set(person.id, person)
  return [...people.values()]
}

/** When somebody imported an article first; null when nobody's file says it. */
export function importedFirst(article: string, files: Iterable<PersonFile>): string | null {
  let first: string | null = null
  for (const { imported } of files) {
    const at = imported[article]
    if (at !== undefined && (first === null || at < first)) first = at
  }
  return first
}
