import { CallError } from '../../api/envelope'
import { findArticles, readLayer } from './article-folders'
import { ActionLog } from './action-log'
import type { PartBorder } from './action-log'
import { CommandEngine } from './command-engine'
import { sweepTemporaryFiles } from './durable-write'
import { CHECKPOINT_FILE, LIBRARY_FILE, LIBRARY_VERSION } from './file-kinds'
import { errorCode, explainFileError } from './file-system'
import type { FileSystem } from './file-system'
import { writeIgnoreFiles } from './ignore-files'
import { heldFiles } from './held-files'
import { Journal } from './journal'
import type { JournalHeader } from './journal-entry'
import type { ReadEntry } from './journal-read'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import { READ_FROM_NOW, readHead, readOnlyBecause, remakeHead, takeLock, withPerson } from './library-head'
import type { Head, LoadOptions } from './library-head'
import { KnownFiles } from './known-files'
import { LibraryPaths } from './library-paths'
import { LibraryStore } from './library-store'
import { loadArticles, refuseNewer } from './load-articles'
import { loadDesk } from './load-desk'
import { loadSchemes } from './load-schemes'
import type { LibraryLock } from './lock'
import { mendPerson } from './mend-person'
import { readPeople, withPeople } from './people-files'
import { recoverJournal } from './recover-journal'
import type { RecoveredJournal } from './recover-journal'
import { SEAL_AT } from './journal-parts'
import { JournalPast } from './journal-past'
import { historyOf, SealedJournal } from './sealed-journal'
import type { OpenedPart } from './sealed-journal'
import { setAside } from './set-aside'
import { findNewerFile } from './newer-files'
import { isOlderLibrary, keepOlderVersion } from './upgrade-library'

export type { LoadOptions } from './library-head'

export interface OpenLibrary {
  readonly store: LibraryStore
  readonly engine: CommandEngine
}

/** What a library that is being opened consists of so far. */
interface Opening {
  readonly options: LoadOptions
  readonly paths: LibraryPaths
  readonly head: Head
  readonly lock: LibraryLock | null
}

/**
 * Opens a library: lock (D3), journal (D1, D15), articles, replay of what the files do not have yet.
 *
 * @throws CallError when there is no library, or it cannot be read
 */
export async function loadLibrary(given: LoadOptions): Promise<OpenLibrary> {
  const paths = new LibraryPaths(given.directory, given.person.id, given.device)
  const read = await readHead(given, paths)
  let store: LibraryStore | null = null
  const onLost = (reason: string): void => {
    if (!store) return
    store.readOnly = { reason: 'locked', message: `${reason} ${READ_FROM_NOW}` }
    store.notice('error', store.readOnly.message)
  }
  const newer = await newerInOlder(given, paths)
  const wanted = given.readOnly ? readOnlyBecause('locked') : newer ? readOnlyBecause('newer-version') : read.readOnly
  let lock: LibraryLock | null = null
  try {
    const taken = wanted ? { lock: null, readOnly: wanted } : await takeLock(given, paths, onLost)
    lock = taken.lock
    const options = lock ? { ...given, fileSystem: heldFiles(given.fileSystem, lock) } : given
    const head = lock ? await remakeHead(options, paths, read) : read
    const known = new KnownFiles(options.fileSystem)
    const everybody = await readPeople(options.fileSystem, paths, known)
    const { people, message, newer } = await mendPerson(options, paths, everybody, lock !== null)
    store = new LibraryStore({
      fileSystem: options.fileSystem,
      paths,
      info: withPerson({ ...head.info, people: withPeople(head.info.people, people.values()) }, options.person),
      people,
      known,
      person: options.person.id,
      readOnly: taken.readOnly,
      lock,
      clock: options.clock,
      ids: options.ids,
      sealAt: options.sealAt ?? SEAL_AT,
      onNotice: options.events.noticed
    })
    if (message !== null) {
      store.notice('warning', message)
      store.files.notePerson()
    }
    if (newer) refuseNewer(store, newer)
    return { store, engine: await fill(store, { options, paths, head, lock }) }
  } catch (error) {
    // The first error is the one to report.
    await store?.entries.journal?.close().catch(() => undefined)
    await lock?.release().catch(() => undefined)
    if (error instanceof CallError || errorCode(error) === null) throw error
    throw new CallError('file-error', `The library cannot be opened: ${explainFileError(error)}.`)
  }
}

/** D10: before a library of an older version is changed, whether a newer Claimdesk wrote some of it. */
async function newerInOlder({ fileSystem }: LoadOptions, paths: LibraryPaths): Promise<boolean> {
  try {
    return (await isOlderLibrary(fileSystem, paths)) && (await findNewerFile(fileSystem, paths)) !== null
  } catch (error) {
    if (errorCode(error) === null) throw error
    throw new CallError('file-error', `The library cannot be opened: ${explainFileError(error)}.`)
  }
}

async function fill(store: LibraryStore, opening: Opening): Promise<CommandEngine> {
  const { options, paths, head, lock } = opening
  for (const message of head.messages) store.notice('warning', message)
  const settled = await readCheckpoint(store)
  const identity = {
    format: 'claimdesk/journal' as const,
    version: LIBRARY_VERSION,
    library: head.info.id,
    person: options.person.id,
    device: options.device,
    offsetUnit: 'utf16' as const
  }
  const writable = (): boolean => lock !== null && store.readOnly === null
  const sealed = await SealedJournal.open(options.fileSystem, paths, (message) => store.notice('warning', message))
  store.entries.sealed = sealed
  const recovered = await recoverJournal(options.fileSystem, paths, writable(), settled, sealed.last, options.clock())
  if (writable()) await prepareFolder(store, opening)
  const { content } = recovered
  // What an older journal says that was put in the place of this one has come into force long ago.
  const entries = recovered.entries.filter(({ entry }) => entry.seq > sealed.last)
  if (content?.header && writable()) store.entries.journal = await openJournal(opening, content.header, recovered)
  for (const message of recovered.messages) store.notice('warning', message)
  store.settledAt = settled
  const opened = { options, paths, store, past: new JournalPast(sealed, entries, settled) }
  await loadSchemes(opened)
  await loadDesk(opened)
  const damagedLayers = await loadArticles(opened, settled)
  const kept = content !== null && store.entries.journal !== null
  const isDamaged = recovered.damage !== null
  const begins = content?.header?.firstSeq ?? entries[0]?.entry.seq ?? null
  store.journalFrom = isDamaged && begins === null ? Infinity : sealed.wholeFrom(begins)
  store.hasWholeJournal = !isDamaged && store.journalFrom === 1
  const behind = await replay(store, [...(await unsettledEntries(sealed, settled)), ...entries], settled, kept)
  if (writable()) await sweepArticles(options.fileSystem, paths, behind)
  for (const article of damagedLayers) await store.loadLayer(article)
  if (content?.header) store.seq = Math.max(store.seq, content.header.firstSeq - 1)
  else store.seq = Math.max(store.seq, settled, sealed.last, await highestInFiles(store))
  // A crash just after a part was completed: the journal goes on from it.
  const follows = content === null && recovered.damage === null ? await sealed.endingWith(store.seq) : null
  if (recovered.damage !== null) store.notice('warning', recovered.damage)
  if (content === null && writable()) {
    // What the old journal says must be in the files before it is moved away: a crash in between loses nothing.
    await store.checkpoint()
    if (recovered.damage !== null) {
      const name = await setAside(options.fileSystem, paths.journal, options.clock())
      store.notice('info', `The damaged journal was kept as ${name}.`)
    }
    // Counting goes on where the files are: an entry that counts lower would be taken for one they have already.
    const previous = follows?.lastHash ?? recovered.previous
    const header = { ...identity, previous, firstSeq: store.seq + 1 }
    store.entries.journal = await openJournal(opening, header, recovered)
  }
  const log = new ActionLog(
    recovered.damage === null ? historyOf(entries) : [],
    sealed,
    borderOf(recovered, store, follows)
  )
  await log.reachBack(1)
  return new CommandEngine(store, log, options.events)
}

/** Where the history begins that is read. Nothing goes on from a damaged journal: what was done before cannot be undone. */
function borderOf({ content }: RecoveredJournal, store: LibraryStore, follows: OpenedPart | null): PartBorder {
  if (content?.header) return { first: content.header.firstSeq, previous: content.header.previous }
  return { first: store.seq + 1, previous: follows?.lastHash ?? null }
}

/** Entries of completed parts that the library's files do not have yet. */
async function unsettledEntries(sealed: SealedJournal, settled: number): Promise<readonly ReadEntry[]> {
  const found: ReadEntry[] = []
  for (const part of sealed.parts) {
    if (part.last <= settled) continue
    const { entries } = await sealed.read(part, settled)
    found.push(...entries.filter(({ entry }) => entry.seq > settled))
  }
  return found
}

/** Clears away what a crash left, and puts in what keeps other programs from doing harm. */
async function prepareFolder(store: LibraryStore, { options, paths, head }: Opening): Promise<void> {
  for (const folder of [
    paths.root,
    paths.journals,
    paths.schemes,
    paths.cache,
    paths.sources,
    paths.sessions,
    paths.people
  ]) {
    await sweepTemporaryFiles(options.fileSystem, folder)
  }
  const copy = await keepOlderVersion(options.fileSystem, paths, options.clock())
  if (copy !== null)
    store.notice('info', `This library was made by an older Claimdesk. A copy of it was kept in backups as ${copy}.`)
  await writeIgnoreFiles(options.fileSystem, paths.root)
  if (copy === null) return
  const file = jsonFile(options.fileSystem, LIBRARY_FILE, paths.library)
  // Whoever comes in says so in a file of their own: two people's lists would have to be merged.
  file.data = head.info
  await file.write()
}

function openJournal({ options, paths }: Opening, header: JournalHeader, recovered: RecoveredJournal) {
  const onTrouble = (error: unknown): void =>
    options.events.trouble(error === null ? null : `Changes cannot be saved: ${explainFileError(error)}.`)
  const { fileSystem, retry } = options
  return Journal.open({ fileSystem, file: paths.journal, retry, onTrouble }, header, recovered.content)
}

/** Removes what was being written of articles when the program ended. */
async function sweepArticles(fileSystem: FileSystem, paths: LibraryPaths, articles: Iterable<string>): Promise<void> {
  for (const article of articles) {
    await sweepTemporaryFiles(fileSystem, paths.article(article))
    await sweepTemporaryFiles(fileSystem, paths.annotations(article))
  }
}

/** `seq` up to which the library's files are complete; 0 when nobody knows, and then everything is replayed. */
async function readCheckpoint(store: LibraryStore): Promise<number> {
  const { fileSystem, paths, clock } = store.parts
  const marker = jsonFile(fileSystem, CHECKPOINT_FILE, paths.checkpoint)
  try {
    await marker.read()
    const of = marker.data?.journal ?? ''
    if (of !== '' && of !== paths.journalName) {
      throw new DamagedFileError(paths.checkpoint, `it belongs to the journal ${of}`)
    }
    return marker.data?.seq ?? 0
  } catch (error) {
    if (error instanceof NewerVersionError) refuseNewer(store, error)
    else if (!(error instanceof DamagedFileError)) throw error
    else {
      const kept = store.readOnly ? null : await setAside(fileSystem, error.file, clock())
      // Replaying what the files have already gives the same state.
      store.notice(
        'info',
        `${error.message}. It is made again from the journal; nothing else was in it.` +
          (kept === null ? '' : ` The damaged file was kept as ${kept}.`)
      )
    }
    return 0
  }
}

/** The highest entry of this journal that any annotation file has; asked only when the journal itself is gone. */
async function highestInFiles({ parts: { fileSystem, paths } }: LibraryStore): Promise<number> {
  let highest = 0
  for (const { article } of (await findArticles(fileSystem, paths, new KnownFiles(fileSystem))).articles) {
    const { checkpoint } = await readLayer(fileSystem, paths, article.id)
    highest = Math.max(highest, checkpoint[paths.journalName] ?? 0)
  }
  return highest
}

/**
 * D1: brings the state up to the journal's last entry. Entries the files have already are only indexed.
 *
 * @param placed whether the entries can be read back from the journal; else their changes are kept in memory
 * @returns ids of the articles whose files were behind: what was being written of them may have been cut off
 */
async function replay(
  store: LibraryStore,
  entries: readonly ReadEntry[],
  settled: number,
  placed: boolean
): Promise<ReadonlySet<string>> {
  const touched = new Set<string>()
  for (const { entry, offset, length } of entries) {
    const isSealed = store.entries.sealed?.has(entry.seq) ?? false
    if (!isSealed) store.entries.add(entry.seq, placed ? { offset, length } : null, entry.changes, !placed)
    store.seq = entry.seq
    if (entry.seq <= settled) continue
    store.foreign.noteReplay(entry.changes)
    store.apply(entry.changes.filter((change) => !('article' in change)))
    for (const change of entry.changes) {
      if ('article' in change) touched.add(change.article)
      else if (change.table === 'article') touched.add(change.id)
    }
  }
  await store.foreign.weighAtOpen()
  for (const article of touched) if (store.state.articles.has(article)) await store.loadLayer(article)
  return touched
}
