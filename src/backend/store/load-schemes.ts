import { join } from 'node:path'
import type { Change } from '../../core/commands/change'
import { schemeVersionKey } from '../../core/model/library'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { isAfter, newestBackupOf, sourceInWords } from './backups/newest-backup'
import { idOfFile } from './conflict-names'
import { SCHEME_FILE } from './file-kinds'
import type { SchemeFile } from './file-kinds'
import { isMissing } from './file-system'
import { changeSchema } from './journal-entry'
import { journalFiles, journalOf } from './journal-names'
import { readJournal } from './journal-read'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { LibraryStore } from './library-store'
import { refuseNewer } from './load-articles'
import type { Opened } from './load-articles'
import { setAside } from './set-aside'

/** A scheme whose file cannot be believed, with what is wrong; or one whose file is gone. */
interface Lost {
  readonly id: string
  readonly error: DamagedFileError | null
}

/**
 * Loads the label schemes. One whose file is damaged, gone, or in the place of another one is brought back from the
 * newest backup and the journal after it (D4); its file is set aside.
 */
export async function loadSchemes(opened: Opened): Promise<void> {
  const { options, paths, store } = opened
  store.state.schemes.set(DEFAULT_SCHEME.id, DEFAULT_SCHEME)
  const names = await options.fileSystem.readdir(paths.schemes).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  const lost: Lost[] = []
  const strays: { readonly id: string; readonly data: SchemeFile }[] = []
  const known = new Set<string>()
  for (const id of names.flatMap((name) => idOfFile(name) ?? [])) {
    const file = jsonFile(options.fileSystem, SCHEME_FILE, paths.scheme(id), store.known)
    try {
      await file.read()
      if (!file.data) continue
      if (file.data.scheme.id !== id) strays.push({ id, data: file.data })
      else {
        known.add(id)
        take(store, file.data)
      }
    } catch (error) {
      known.add(id)
      if (error instanceof NewerVersionError) refuseNewer(store, error)
      else if (error instanceof DamagedFileError) lost.push({ id, error })
      else throw error
    }
  }
  const misplaced = new Map<string, SchemeFile>()
  for (const { id, data } of strays) {
    // D14: beside the file of the scheme it is a copy that a sync engine made; it stays.
    if (known.has(data.scheme.id) && !lost.some((other) => other.id === data.scheme.id)) continue
    misplaced.set(data.scheme.id, data)
    known.add(id)
    lost.push({ id, error: new DamagedFileError(paths.scheme(id), `it belongs to the scheme ${data.scheme.id}`) })
  }
  for (const id of await gone(opened, known)) lost.push({ id, error: null })
  for (const one of lost) await bringBack(opened, one, misplaced.get(one.id) ?? null)
}

function take(store: LibraryStore, { scheme, versions }: SchemeFile): void {
  store.state.schemes.set(scheme.id, scheme)
  for (const version of versions) {
    store.state.schemeVersions.set(schemeVersionKey(scheme.id, version.scheme.version), version)
  }
}

/** The scheme that every library has, and those that the journal knows, whose files should be there and are not, and that nobody else removed. */
async function gone(opened: Opened, known: ReadonlySet<string>): Promise<readonly string[]> {
  const there = new Map([[DEFAULT_SCHEME.id, true], ...(await opened.past.there('scheme'))])
  const ids = [...there].filter(([id, isThere]) => isThere && !known.has(id)).map(([id]) => id)
  if (ids.length === 0) return []
  const removed = await removedByOthers(opened)
  return ids.filter((id) => !removed.has(id))
}

/** Schemes that other journals of this library took away last. */
async function removedByOthers({ options, paths }: Opened): Promise<ReadonlySet<string>> {
  const removed = new Set<string>()
  const names = await options.fileSystem.readdir(paths.journals)
  for (const name of journalFiles(names).filter((file) => journalOf(file) !== paths.journalName)) {
    const { entries } = readJournal(await options.fileSystem.readFile(join(paths.journals, name)), Infinity)
    for (const { entry } of entries) {
      for (const change of entry.changes) {
        if (change.table !== 'scheme') continue
        if (change.after === null) removed.add(change.id)
        else removed.delete(change.id)
      }
    }
  }
  return removed
}

function isOf(id: string, change: Change): boolean {
  if (change.table === 'scheme') return change.id === id
  return change.table === 'schemeVersion' && change.id.startsWith(`${id}/`)
}

async function bringBack(opened: Opened, { id, error }: Lost, misplaced: SchemeFile | null): Promise<void> {
  const { options, paths, store, past } = opened
  const backup = await newestBackupOf(options.fileSystem, paths, SCHEME_FILE, `schemes/${id}.json`)
  const kept = error && !store.readOnly ? await setAside(options.fileSystem, error.file, options.clock()) : null
  const base = backup?.data ?? null
  if (base) take(store, base)
  let changes = 0
  for (const { entry } of await past.all()) {
    if (!isAfter(entry, backup)) continue
    for (const change of entry.changes) {
      if (!isOf(id, change)) continue
      const parsed = changeSchema.safeParse(change)
      if (!parsed.success) continue
      store.apply([parsed.data])
      changes += 1
    }
  }
  const found = store.state.schemes.get(id)
  // Its content in the file of another one: what is newer counts.
  const isMisplaced = misplaced !== null && (found === undefined || misplaced.scheme.version >= found.version)
  if (isMisplaced) take(store, misplaced)
  const scheme = store.state.schemes.get(id)
  const what = error ? error.message : `${id}.json is missing.`
  const aside = kept === null ? '' : ` The damaged file was kept as ${kept}.`
  if (!scheme) {
    store.notice('warning', `${sentence(what)} There is no backup of this scheme: it is left out.${aside}`)
    return
  }
  store.apply([{ table: 'scheme', id, before: null, after: scheme }])
  const from = isMisplaced
    ? 'the file that it was found in'
    : base || changes > 0
      ? sourceInWords(backup, changes)
      : 'Claimdesk itself, as new libraries have it'
  const others = store.parts.info.people.length > 1 ? ' What other people changed in it since then may be missing.' : ''
  store.notice(
    'warning',
    `${sentence(what)} The scheme “${scheme.name}” was brought back from ${from}.${isMisplaced ? '' : others}${aside}`
  )
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`)
