import { isDeskChange } from '../../core/commands/change'
import type { DeskTable } from '../../core/model/desk'
import { isAfter, newestBackupOf, sourceInWords } from './backups/newest-backup'
import { idOfFile } from './conflict-names'
import { DESK_FILE, SESSION_FILE } from './file-kinds'
import type { DeskFile } from './file-kinds'
import { isMissing } from './file-system'
import { changeSchema } from './journal-entry'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { LibraryStore } from './library-store'
import { refuseNewer } from './load-articles'
import type { Opened } from './load-articles'
import { setAside } from './set-aside'

/**
 * Loads what a person keeps for the whole library: `sources/<person>.json` and the sessions that are theirs. A file
 * that is damaged is set aside, and what is gone is brought back from the newest backup and the journal after it (D4).
 */
export async function loadDesk(opened: Opened): Promise<void> {
  await loadKept(opened)
  await loadSessions(opened)
}

/** Applies what the journal did to records after a backup. @returns how many changes those are */
async function replay(
  { store, past }: Opened,
  backup: After,
  isWanted: (table: DeskTable, id: string) => boolean
): Promise<number> {
  let changes = 0
  for (const { entry } of await past.all()) {
    if (!isAfter(entry, backup)) continue
    for (const change of entry.changes) {
      if (!isDeskChange(change) || !isWanted(change.table, change.id)) continue
      const parsed = changeSchema.safeParse(change)
      if (!parsed.success) continue
      store.apply([parsed.data])
      changes += 1
    }
  }
  return changes
}

type After = Parameters<typeof isAfter>[1]

async function loadKept(opened: Opened): Promise<void> {
  const { options, paths, store, past } = opened
  const file = jsonFile(options.fileSystem, DESK_FILE, paths.desk, store.known)
  let error: DamagedFileError | null = null
  try {
    await file.read()
    if (file.data && file.data.person !== options.person.id) {
      error = new DamagedFileError(paths.desk, `it belongs to the person ${file.data.person}`)
    } else if (file.data) return take(store, file.data)
  } catch (problem) {
    if (problem instanceof NewerVersionError) return refuseNewer(store, problem)
    if (!(problem instanceof DamagedFileError)) throw problem
    error = problem
  }
  const isKept = (table: DeskTable): boolean => table !== 'session'
  const { person } = options
  const path = `sources/${person.id}.json`
  const backup = await newestBackupOf(options.fileSystem, paths, DESK_FILE, path)
  if (!error && !backup && !(await past.hadDesk())) return
  const kept = error && !store.readOnly ? await setAside(options.fileSystem, error.file, options.clock()) : null
  if (backup) take(store, backup.data)
  const changes = await replay(opened, backup, isKept)
  store.files.noteFile('desk', person.id)
  const what = error ? error.message : `${path} is missing`
  store.notice(
    'warning',
    `${what}. Your sources, people and contacts were brought back from ${sourceInWords(backup, changes)}.` +
      (kept === null ? '' : ` The damaged file was kept as ${kept}.`)
  )
}

function take({ state }: LibraryStore, { source, speaker, contact, fact, scale }: DeskFile): void {
  const { desk } = state
  for (const record of source) desk.source.set(record.id, record)
  for (const record of speaker) desk.speaker.set(record.id, record)
  for (const record of contact) desk.contact.set(record.id, record)
  for (const record of fact) desk.fact.set(record.id, record)
  for (const record of scale) desk.scale.set(record.id, record)
}

async function loadSessions(opened: Opened): Promise<void> {
  const { options, paths, store, past } = opened
  const names = await options.fileSystem.readdir(paths.sessions).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  const lost = new Map<string, DamagedFileError | null>()
  const strays: { readonly id: string; readonly inside: string }[] = []
  const known = new Set<string>()
  for (const id of names.flatMap((name) => idOfFile(name) ?? [])) {
    const file = jsonFile(options.fileSystem, SESSION_FILE, paths.session(id), store.known)
    try {
      await file.read()
      const session = file.data?.session
      if (session && session.id !== id) strays.push({ id, inside: session.id })
      else if (session) known.add(id)
      // Another person's session is theirs to write.
      if (session?.id === id && session.person === options.person.id) store.state.desk.session.set(session.id, session)
    } catch (error) {
      known.add(id)
      if (error instanceof NewerVersionError) refuseNewer(store, error)
      else if (error instanceof DamagedFileError) lost.set(id, error)
      else throw error
    }
  }
  for (const { id, inside } of strays) {
    // D14: beside the file of the session it is a copy that a sync engine made; it stays.
    if (known.has(inside) && !lost.has(inside)) continue
    known.add(id)
    lost.set(id, new DamagedFileError(paths.session(id), `it belongs to the session ${inside}`))
  }
  const there = await past.there('session')
  for (const [id, isThere] of there) if (isThere && !known.has(id)) lost.set(id, null)
  for (const [id, error] of lost) await bringSessionBack(opened, id, error, there.has(id))
}

async function bringSessionBack(
  opened: Opened,
  id: string,
  error: DamagedFileError | null,
  isInJournal: boolean
): Promise<void> {
  const { options, paths, store } = opened
  const backup = await newestBackupOf(options.fileSystem, paths, SESSION_FILE, `sessions/${id}.json`)
  if (!isInJournal && backup?.data.session.person !== options.person.id) {
    // D14: not known to be this person's, so it is for its owner to mend.
    if (error) store.notice('warning', `${error.message}. It is not one of your sessions and was left as it is.`)
    return
  }
  const kept = error && !store.readOnly ? await setAside(options.fileSystem, error.file, options.clock()) : null
  if (backup) store.state.desk.session.set(id, backup.data.session)
  const changes = await replay(opened, backup, (table, record) => table === 'session' && record === id)
  store.files.noteFile('sessions', id)
  const what = error ? error.message : `sessions/${id}.json is missing`
  const name = store.state.desk.session.get(id)?.name
  store.notice(
    'warning',
    `${what}. ${name === undefined ? 'The session' : `The session “${name}”`} was brought back from ` +
      `${sourceInWords(backup, changes)}.${kept === null ? '' : ` The damaged file was kept as ${kept}.`}`
  )
}
