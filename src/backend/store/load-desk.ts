import { isDeskChange } from '../../core/commands/change'
import type { DeskTable } from '../../core/model/desk'
import { idOfFile } from './conflict-names'
import { DESK_FILE, KEPT_TABLES, SESSION_FILE } from './file-kinds'
import { isMissing } from './file-system'
import { changeSchema } from './journal-entry'
import type { ReadEntry } from './journal-read'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { LoadOptions } from './library-head'
import type { LibraryPaths } from './library-paths'
import type { LibraryStore } from './library-store'
import { refuseNewer } from './load-articles'
import { setAside } from './set-aside'

/** How a file of the desk was found; a newer one is left alone. */
type Found = 'there' | 'missing' | 'damaged' | 'newer'

/**
 * Loads what a person keeps for the whole library: `sources/<person>.json` and the sessions that are theirs. A file
 * that is damaged is set aside, and what is gone is made again from the journal (D4).
 *
 * @param settled up to which entry the library's files are complete; later ones are replayed anyway
 */
export async function loadDesk(
  options: LoadOptions,
  paths: LibraryPaths,
  store: LibraryStore,
  entries: readonly ReadEntry[],
  settled: number
): Promise<void> {
  const again = new Set<DeskTable>()
  const desk = await readDesk(options, paths, store)
  if (desk === 'missing' || desk === 'damaged') for (const table of KEPT_TABLES) again.add(table)
  if (await readSessions(options, paths, store)) again.add('session')
  const here = new Set(store.state.desk.session.keys())
  // A session whose file is gone altogether is known to the journal alone.
  again.add('session')
  let rebuilt = 0
  for (const { entry } of entries) {
    if (entry.seq > settled) break
    for (const change of entry.changes) {
      if (!isDeskChange(change) || !again.has(change.table)) continue
      if (change.table === 'session' && here.has(change.id)) continue
      const parsed = changeSchema.safeParse(change)
      if (!parsed.success) continue
      store.apply([parsed.data])
      rebuilt += 1
    }
  }
  if (desk === 'damaged') {
    store.notice('warning', `Your sources, people and contacts were rebuilt from ${rebuilt} changes in the journal.`)
  }
}

async function readDesk(options: LoadOptions, paths: LibraryPaths, store: LibraryStore): Promise<Found> {
  const file = jsonFile(options.fileSystem, DESK_FILE, paths.desk, store.known)
  try {
    await file.read()
    if (!file.data) return 'missing'
    const { desk } = store.state
    for (const record of file.data.source) desk.source.set(record.id, record)
    for (const record of file.data.speaker) desk.speaker.set(record.id, record)
    for (const record of file.data.contact) desk.contact.set(record.id, record)
    for (const record of file.data.fact) desk.fact.set(record.id, record)
    for (const record of file.data.scale) desk.scale.set(record.id, record)
    return 'there'
  } catch (error) {
    return explain(error, options, store)
  }
}

/** @returns whether one was damaged */
async function readSessions(options: LoadOptions, paths: LibraryPaths, store: LibraryStore): Promise<boolean> {
  const names = await options.fileSystem.readdir(paths.sessions).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  let damaged = false
  for (const name of names) {
    const id = idOfFile(name)
    if (id === null) continue
    const file = jsonFile(options.fileSystem, SESSION_FILE, paths.session(id), store.known)
    try {
      await file.read()
      const session = file.data?.session
      // Another person's session is theirs to write; a copy that a sync engine made is none (D14).
      if (session?.id === id && session.person === options.person.id) store.state.desk.session.set(session.id, session)
    } catch (error) {
      if ((await explain(error, options, store)) === 'damaged') damaged = true
    }
  }
  return damaged
}

async function explain(error: unknown, options: LoadOptions, store: LibraryStore): Promise<Found> {
  if (error instanceof NewerVersionError) {
    refuseNewer(store, error)
    return 'newer'
  }
  if (!(error instanceof DamagedFileError)) throw error
  const kept = store.readOnly ? null : await setAside(options.fileSystem, error.file, options.clock())
  store.notice(
    'warning',
    `${error.message}${kept === null ? '' : ` The damaged file was kept as ${kept}.`} What the journal has of it was brought back.`
  )
  return 'damaged'
}
