import { access, constants, readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { CallError } from '../../api/envelope'
import type { ReadOnly } from '../../api/views'
import type { Article } from '../../core/model/article'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { articleSchema } from '../../core/schema/records'
import type { LibraryInfo, Person } from '../../core/model/library'
import { findArticles } from './article-folders'
import { CommandEngine } from './command-engine'
import type { EngineEvents } from './command-engine'
import { sweepTemporaryFiles } from './durable-write'
import { ARTICLE_FILE, CHECKPOINT_FILE, LIBRARY_FILE, LIBRARY_VERSION, SCHEME_FILE } from './file-kinds'
import { errorCode, explainFileError } from './file-system'
import type { FileSystem } from './file-system'
import { Journal } from './journal'
import type { ReadEntry } from './journal-read'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import { LibraryStore } from './library-store'
import { LibraryPaths } from './library-paths'
import { LibraryLock, LockedError } from './lock'
import { recoverJournal } from './recover-journal'
import { setAside } from './set-aside'

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
}

export interface OpenLibrary {
  readonly store: LibraryStore
  readonly engine: CommandEngine
}

const READ_ONLY: Readonly<Record<ReadOnly['reason'], string>> = {
  locked: 'Another Claimdesk has this library open, so it can be read here but not changed. Close the other one first.',
  'newer-version': 'A newer Claimdesk made this library, so it can be read here but not changed. Update Claimdesk.',
  'no-permission': 'You may not write in this library’s folder, so it can be read here but not changed.'
}

interface Head {
  readonly info: LibraryInfo
  readonly readOnly: ReadOnly | null
  readonly messages: readonly string[]
}

const readOnlyBecause = (reason: ReadOnly['reason']): ReadOnly => ({ reason, message: READ_ONLY[reason] })

/** Reads `library.json`; a damaged one is set aside and made again from what the folder tells (D4, D10). */
async function readHead(options: LoadOptions, paths: LibraryPaths): Promise<Head> {
  const { fileSystem } = options
  const file = jsonFile(fileSystem, LIBRARY_FILE, paths.library)
  let damage: DamagedFileError | null = null
  try {
    await file.read()
    if (file.data) return { info: file.data, readOnly: null, messages: [] }
  } catch (error) {
    if (error instanceof NewerVersionError) {
      const info = { id: 'newer', name: basename(options.directory), people: [], defaultScheme: DEFAULT_SCHEME.id }
      return { info, readOnly: readOnlyBecause('newer-version'), messages: [] }
    }
    if (!(error instanceof DamagedFileError)) {
      throw new CallError('file-error', `The library cannot be opened: ${explainFileError(error)}.`)
    }
    damage = error
  }
  const info: LibraryInfo = {
    id: options.ids(),
    name: basename(options.directory),
    people: [options.person],
    defaultScheme: DEFAULT_SCHEME.id
  }
  const what = damage ? damage.message : 'library.json is missing.'
  if (options.readOnly) return { info, readOnly: null, messages: [what] }
  const kept = damage ? await setAside(fileSystem, paths.library, options.clock()) : null
  file.data = info
  await file.write()
  const messages = [
    `${what} It was made again with the folder’s name; articles and annotations are untouched.` +
      (kept === null ? '' : ` The damaged file was kept as ${kept}.`)
  ]
  return { info, readOnly: null, messages }
}

async function takeLock(
  options: LoadOptions,
  paths: LibraryPaths,
  onLost: (reason: string) => void
): Promise<{ readonly lock: LibraryLock | null; readonly readOnly: ReadOnly | null }> {
  try {
    await access(paths.journals, constants.W_OK)
    return { lock: await LibraryLock.take(options.fileSystem, paths.lock, onLost), readOnly: null }
  } catch (error) {
    if (error instanceof LockedError) {
      const message = `${READ_ONLY.locked} (It is process ${error.holder.pid} on ${error.holder.host}.)`
      return { lock: null, readOnly: { reason: 'locked', message } }
    }
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) {
      return { lock: null, readOnly: readOnlyBecause('no-permission') }
    }
    throw error
  }
}

async function loadSchemes(options: LoadOptions, paths: LibraryPaths, store: LibraryStore): Promise<void> {
  store.state.schemes.set(DEFAULT_SCHEME.id, DEFAULT_SCHEME)
  const names = await readdir(paths.schemes).catch(() => [])
  for (const name of names.filter((candidate) => candidate.endsWith('.json') && !candidate.startsWith('.'))) {
    const file = jsonFile(options.fileSystem, SCHEME_FILE, paths.scheme(name.slice(0, -'.json'.length)))
    try {
      await file.read()
      if (file.data) store.state.schemes.set(file.data.scheme.id, file.data.scheme)
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error
      const kept = store.readOnly ? null : await setAside(options.fileSystem, error.file, options.clock())
      store.notice(
        'warning',
        `${error.message} The scheme was left out${kept ? `; the file was kept as ${kept}` : ''}.`
      )
    }
  }
}

/** The newest state of each article that the journal knows, to stand in for a damaged `article.json`. */
function articlesInJournal(entries: readonly ReadEntry[]): Map<string, Article | null> {
  const articles = new Map<string, Article | null>()
  for (const { entry } of entries) {
    for (const change of entry.changes) {
      if (change.table !== 'article') continue
      const after = articleSchema.safeParse(change.after)
      articles.set(change.id, after.success ? after.data : null)
    }
  }
  return articles
}

/** Loads the list of articles; returns those whose annotations are damaged, to be rebuilt once the journal is indexed. */
async function loadArticles(
  options: LoadOptions,
  paths: LibraryPaths,
  store: LibraryStore,
  entries: readonly ReadEntry[]
): Promise<readonly string[]> {
  const found = await findArticles(options.fileSystem, paths)
  for (const article of found.articles) store.addKnown(article)
  if (found.damaged.length === 0) return []
  const later: string[] = []
  const inJournal = articlesInJournal(entries)
  for (const { id, error } of found.damaged) {
    if (error.file !== paths.articleFile(id)) {
      // Only its annotations are damaged.
      const file = jsonFile(options.fileSystem, ARTICLE_FILE, paths.articleFile(id))
      await file.read()
      if (!file.data) continue
      store.addKnown({ article: file.data.article, ...store.summary(id), articleStamp: '', layerStamp: '' })
      later.push(id)
      continue
    }
    const article = inJournal.get(id) ?? null
    const kept = store.readOnly ? null : await setAside(options.fileSystem, error.file, options.clock())
    if (article) store.apply([{ table: 'article', id, before: null, after: article }])
    store.notice(
      article ? 'warning' : 'error',
      `${error.message} ${article ? `“${article.title}” was rebuilt from the journal.` : 'The article cannot be shown; its text and annotations are still in its folder.'}` +
        (kept === null ? '' : ` The damaged file was kept as ${kept}.`)
    )
  }
  return later
}

/**
 * Opens a library: lock (D3), journal (D1, D15), articles, replay of what the files do not have yet.
 *
 * @throws CallError when there is no library, or it cannot be read
 */
export async function loadLibrary(options: LoadOptions): Promise<OpenLibrary> {
  const paths = new LibraryPaths(options.directory, options.person.id, options.device)
  const head = await readHead(options, paths)
  let store: LibraryStore | null = null
  const onLost = (reason: string): void => {
    if (!store) return
    store.readOnly = { reason: 'locked', message: `${reason} It can be read here but not changed any more.` }
    store.notice('error', store.readOnly.message)
  }
  const wanted = options.readOnly ? readOnlyBecause('locked') : head.readOnly
  const { lock, readOnly } = wanted ? { lock: null, readOnly: wanted } : await takeLock(options, paths, onLost)
  try {
    const settled = await readCheckpoint(options, paths)
    const recovered = await recoverJournal(
      options.fileSystem,
      paths,
      {
        format: 'claimdesk/journal',
        version: LIBRARY_VERSION,
        library: head.info.id,
        person: options.person.id,
        device: options.device,
        offsetUnit: 'utf16'
      },
      lock !== null,
      settled,
      options.clock()
    )
    if (lock) {
      await sweepTemporaryFiles(options.fileSystem, paths.root)
      await sweepTemporaryFiles(options.fileSystem, paths.journals)
    }
    const journal = lock
      ? await Journal.open(
          {
            fileSystem: options.fileSystem,
            file: paths.journal,
            retry: options.retry,
            onTrouble: (error) =>
              options.events.trouble(error === null ? null : `Changes cannot be saved: ${explainFileError(error)}.`)
          },
          recovered.header,
          recovered.content
        )
      : null
    const info = withPerson(head.info, options.person)
    store = new LibraryStore({
      fileSystem: options.fileSystem,
      paths,
      info,
      person: options.person.id,
      readOnly,
      journal,
      lock,
      clock: options.clock,
      ids: options.ids,
      onNotice: options.events.noticed
    })
    if (lock && info !== head.info) {
      const file = jsonFile(options.fileSystem, LIBRARY_FILE, paths.library)
      file.data = info
      await file.write()
    }
    for (const message of [...head.messages, ...recovered.messages]) store.notice('warning', message)
    await loadSchemes(options, paths, store)
    const damagedLayers = await loadArticles(options, paths, store, recovered.entries)
    await replay(store, recovered.entries, settled, recovered.replaced)
    for (const article of damagedLayers) await store.loadLayer(article)
    const engineEntries = recovered.replaced ? [] : recovered.entries.map(({ entry }) => entry)
    const history = engineEntries.map(({ seq, kind, target, label, at, article }) => ({
      seq,
      kind,
      target,
      label,
      at,
      article
    }))
    const engine = new CommandEngine(store, history, options.events)
    if (recovered.replaced && lock) await engine.checkpoint()
    return { store, engine }
  } catch (error) {
    await lock?.release()
    throw error
  }
}

function withPerson(info: LibraryInfo, person: Person): LibraryInfo {
  if (info.people.some((known) => known.id === person.id)) return info
  return { ...info, people: [...info.people, person] }
}

/** `seq` up to which the library's files are complete; 0 when nobody knows, and then everything is replayed. */
async function readCheckpoint(options: LoadOptions, paths: LibraryPaths): Promise<number> {
  const marker = jsonFile(options.fileSystem, CHECKPOINT_FILE, paths.checkpoint)
  try {
    await marker.read()
  } catch (error) {
    // Replaying what the files have already gives the same state.
    if (!(error instanceof DamagedFileError)) throw error
  }
  return marker.data?.seq ?? 0
}

/** D1: brings the state up to the journal's last entry. Entries the files have already are only indexed. */
async function replay(
  store: LibraryStore,
  entries: readonly ReadEntry[],
  settled: number,
  replaced: boolean
): Promise<void> {
  const touched = new Set<string>()
  for (const { entry, offset, length } of entries) {
    const keep = store.parts.journal === null || replaced
    store.addEntry(entry.seq, replaced ? null : { offset, length }, entry.changes, keep)
    store.seq = entry.seq
    if (entry.seq <= settled && !replaced) continue
    store.apply(entry.changes.filter((change) => change.table === 'article' || change.table === 'scheme'))
    for (const change of entry.changes) if ('article' in change) touched.add(change.article)
  }
  for (const article of touched) if (store.state.articles.has(article)) await store.loadLayer(article)
}
