import { hostname } from 'node:os'
import { basename } from 'node:path'
import { CallError } from '../../api/envelope'
import type { ReadOnly } from '../../api/views'
import type { LibraryInfo, Person } from '../../core/model/library'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import type { EngineEvents } from './command-engine'
import { backupInWords, newestBackupOf } from './backups/newest-backup'
import { LIBRARY_FILE } from './file-kinds'
import { makeFolder } from './durable-write'
import { errorCode, explainFileError } from './file-system'
import type { FileSystem } from './file-system'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { SealLimits } from './journal-parts'
import type { LibraryPaths } from './library-paths'
import { LibraryLock, LockedError } from './lock'
import { systemTime } from './lock-age'
import type { LockHolder } from './lock-file'
import { setAside } from './set-aside'
import { keepOlderFiles } from './upgrade-library'

export interface LoadOptions {
  readonly fileSystem: FileSystem
  readonly directory: string
  readonly person: Person
  readonly device: string
  /** D3: only look; take no lock and write nothing. */
  readonly readOnly: boolean
  /** D2: try failed writes again (a window) or report them (the CLI). */
  readonly retry: boolean
  readonly clock: () => Date
  readonly ids: () => string
  readonly events: EngineEvents
  /** When a part of the journal is completed; tests have it sooner. */
  readonly sealAt?: SealLimits
}

/** The mode of `access` that asks for writing, the same on every system. */
const MAY_WRITE = 2

const READ_ONLY: Readonly<Record<ReadOnly['reason'], string>> = {
  locked:
    'Another Claimdesk has this library open, so it can be read here but not changed. Close it there, then try again.',
  'newer-version': 'A newer Claimdesk made this library, so it can be read here but not changed. Update Claimdesk.',
  'no-permission':
    'You may not write in this library’s folder, so it can be read here but not changed. Give yourself the permission, then try again.'
}

const inWords = (fault: DamagedFileError | 'missing'): string =>
  fault === 'missing' ? 'library.json is missing.' : `${fault.message}.`

export interface Head {
  readonly info: LibraryInfo
  readonly readOnly: ReadOnly | null
  readonly messages: readonly string[]
  /** What a damaged or missing `library.json` is made again from, in words. */
  readonly from?: string
  /** What `library.json` has to be made again for; null when it is sound. */
  readonly fault: DamagedFileError | 'missing' | null
}

/** What a person is told who can no longer change a library that could be changed before. */
export const READ_FROM_NOW =
  'It can be read here but not changed any more; what was confirmed as saved is on the disk. ' +
  'Close it in the other place, then try again.'

/** Why a library can only be read, in words. */
export const readOnlyBecause = (reason: ReadOnly['reason']): ReadOnly => ({ reason, message: READ_ONLY[reason] })

/** Reads `library.json`; nothing is changed: whose the library is to write is not known yet (D3). */
export async function readHead(options: LoadOptions, paths: LibraryPaths): Promise<Head> {
  const { fileSystem } = options
  const file = jsonFile(fileSystem, LIBRARY_FILE, paths.library)
  let damage: DamagedFileError | null = null
  try {
    await file.read()
    if (file.data) return { info: file.data, readOnly: null, messages: [], fault: null }
  } catch (error) {
    if (error instanceof NewerVersionError) {
      const info = { id: 'newer', name: basename(options.directory), people: [], defaultScheme: DEFAULT_SCHEME.id }
      return { info, readOnly: readOnlyBecause('newer-version'), messages: [], fault: null }
    }
    if (!(error instanceof DamagedFileError)) {
      throw new CallError('file-error', `The library cannot be opened: ${explainFileError(error)}.`)
    }
    damage = error
  }
  const backup = await newestBackupOf(fileSystem, paths, LIBRARY_FILE, 'library.json')
  const info: LibraryInfo = backup?.data ?? {
    id: options.ids(),
    name: basename(options.directory),
    people: [options.person],
    defaultScheme: DEFAULT_SCHEME.id
  }
  const from = backup ? `brought back from ${backupInWords(backup)}` : 'made again with the folder’s name'
  const fault = damage ?? 'missing'
  const messages = [`${inWords(fault)} It will be ${from} when the library is next opened for changing.`]
  return { info, from, readOnly: null, messages, fault }
}

/** A damaged or missing `library.json` is made again from what the folder tells; the damaged one is set aside (D4). */
export async function remakeHead(options: LoadOptions, paths: LibraryPaths, head: Head): Promise<Head> {
  const { fileSystem } = options
  if (head.fault === null) return head
  const damage = head.fault === 'missing' ? null : head.fault
  const copy = await keepOlderFiles(fileSystem, paths, options.clock())
  const kept = damage ? await setAside(fileSystem, paths.library, options.clock()) : null
  const file = jsonFile(fileSystem, LIBRARY_FILE, paths.library)
  file.data = head.info
  await file.write()
  const messages = [
    `${inWords(head.fault)} It was ${head.from}; articles and annotations are ` +
      `untouched.${kept === null ? '' : ` The damaged file was kept as ${kept}.`}` +
      (copy === null ? '' : ` An older Claimdesk wrote files of it: a copy of them was kept in backups as ${copy}.`)
  ]
  return { ...head, messages }
}

/** D3: takes the lock; where that cannot be, says why the library can only be read. */
export async function takeLock(
  options: LoadOptions,
  paths: LibraryPaths,
  onLost: (reason: string) => void
): Promise<{ readonly lock: LibraryLock | null; readonly readOnly: ReadOnly | null }> {
  const time = { ...systemTime, now: () => options.clock().getTime() }
  try {
    // Tools that keep no empty folders leave this one out.
    await makeFolder(options.fileSystem, paths.journals)
    await options.fileSystem.access(paths.journals, MAY_WRITE)
    return { lock: await LibraryLock.take(options.fileSystem, paths.lock, onLost, time), readOnly: null }
  } catch (error) {
    if (error instanceof LockedError) {
      return { lock: null, readOnly: { reason: 'locked', message: `${READ_ONLY.locked} ${holding(error.holder)}` } }
    }
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) {
      return { lock: null, readOnly: readOnlyBecause('no-permission') }
    }
    throw error
  }
}

/** Who has the library, and what to do when nobody has. */
function holding({ pid, host, since }: LockHolder): string {
  if (host === '') return '(Its lock file is being written by another program.)'
  const when = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(since)
    ? `, since ${since.slice(0, 10)} ${since.slice(11, 16)} UTC`
    : ''
  const who = `(It is process ${pid} on ${host}${when}.)`
  if (host === hostname()) return who
  return `${who} If Claimdesk does not run there any more, wait ten minutes, then try again.`
}

/** The library with this person among its people; the same object when nothing is new. */
export function withPerson(info: LibraryInfo, person: Person): LibraryInfo {
  const index = info.people.findIndex((known) => known.id === person.id)
  if (info.people[index]?.name === person.name) return info
  return { ...info, people: index < 0 ? [...info.people, person] : info.people.with(index, person) }
}
