import { dirname } from 'node:path'
import { isDeskChange } from '../../core/commands/change'
import type { Change } from '../../core/commands/change'
import type { Layer, LibraryState, Person } from '../../core/model/library'
import { ARTICLE_FILE, CHECKPOINT_FILE, DESK_FILE, LAYER_FILE, SCHEME_FILE, SESSION_FILE } from './file-kinds'
import { syncFolder } from './durable-write'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'
import type { ImportTimes } from './import-times'
import { jsonFile } from './json-file'
import { layerToFile } from './layer-file'
import { ForeignChangeError } from './known-files'
import type { KnownFiles } from './known-files'
import type { LibraryPaths } from './library-paths'
import { PERSON_FILE } from './people-files'

/** What is still on its way to the disk, or null when nothing is. */
export type UnderWay = () => Promise<unknown> | null

/** Files written at the same time: the disk flushes several together, which counts after an import of thousands. */
const FILES_AT_ONCE = 8

/** How often a file is written again when others keep writing it, too. */
const FOREIGN_ATTEMPTS = 5

export interface CheckpointParts {
  readonly fileSystem: FileSystem
  readonly paths: LibraryPaths
  readonly person: Person
  readonly state: LibraryState
  readonly times: ImportTimes
  readonly known: KnownFiles
  /**
   * D14: somebody else changed a file that was to be replaced. Keeps what they wrote, or takes it over; afterwards the
   * file can be written.
   */
  readonly onForeign: (error: ForeignChangeError) => Promise<void>
  /** Loads a layer that changed while it was not loaded. */
  readonly loadLayer: (article: string) => Promise<Layer>
}

/** Knows which files are behind the state in memory, and brings them up to it. */
export class CheckpointWriter {
  readonly #parts: CheckpointParts
  readonly #dirty = {
    articles: new Set<string>(),
    layers: new Set<string>(),
    schemes: new Set<string>(),
    sessions: new Set<string>(),
    /** Holds the person's id while `sources/<person>.json` is behind. */
    desk: new Set<string>(),
    /** Holds the person's id while `people/<person>.json` is behind. */
    people: new Set<string>()
  }
  /** How far each layer's file goes in every journal: the same person may work on several devices. */
  readonly #reached = new Map<string, Readonly<Record<string, number>>>()

  constructor(parts: CheckpointParts) {
    this.#parts = parts
  }

  /** Notes what changes leave to be written. */
  note(changes: readonly Change[]): void {
    if (this.#parts.times.note(changes)) this.notePerson()
    for (const change of changes) {
      if (change.table === 'article') this.#dirty.articles.add(change.id)
      else if (change.table === 'scheme') this.#dirty.schemes.add(change.id)
      else if (change.table === 'schemeVersion')
        this.#dirty.schemes.add((change.after ?? change.before)?.scheme.id ?? '')
      else if (change.table === 'session') this.#dirty.sessions.add(change.id)
      else if (isDeskChange(change)) this.#dirty.desk.add(this.#parts.person.id)
      else this.#dirty.layers.add(change.article)
    }
  }

  /** The person's own file does not say what it should. */
  notePerson(): void {
    this.#dirty.people.add(this.#parts.person.id)
  }

  /** A layer that is other than its file. */
  noteLayer(article: string): void {
    this.#dirty.layers.add(article)
  }

  /** A layer's file was read: this is how far it goes. */
  noteReached(article: string, checkpoint: Readonly<Record<string, number>>): void {
    this.#reached.set(article, checkpoint)
  }

  /** How far a layer's file goes in every journal, as it was last read or written; null when it never was. */
  reachedOf(article: string): Readonly<Record<string, number>> | null {
    return this.#reached.get(article) ?? null
  }

  /** Whether an article, a scheme, a session or the desk has what its file does not have yet. */
  isBehind(kind: 'articles' | 'schemes' | 'sessions' | 'desk', id: string): boolean {
    return this.#dirty[kind].has(id)
  }

  /** A file is to be written although nothing changed: somebody else did something to it. */
  noteFile(kind: 'articles' | 'schemes' | 'sessions' | 'desk', id: string): void {
    this.#dirty[kind].add(id)
  }

  get isDirty(): boolean {
    return Object.values(this.#dirty).some(({ size }) => size > 0)
  }

  /**
   * Writes everything that changed to the library's files and says in the checkpoint that they go up to `seq`. What
   * fails stays marked as changed.
   *
   * @param underWay what must be waited for before a record may go to a file, or null: a file never holds what the
   *   journal does not
   * @throws the first file error
   */
  async write(seq: number, underWay: UnderWay): Promise<void> {
    const { fileSystem, paths } = this.#parts
    const failures: Error[] = []
    const each = async (set: Set<string>, write: (id: string) => Promise<void>): Promise<void> => {
      const left = [...set]
      const next = async (): Promise<void> => {
        for (let id = left.shift(); id !== undefined; id = left.shift()) {
          try {
            await this.#unlessForeign(set, id, write)
          } catch (error) {
            set.add(id)
            failures.push(error instanceof Error ? error : new Error(String(error)))
          }
        }
      }
      await Promise.all(Array.from({ length: FILES_AT_ONCE }, next))
    }
    await each(this.#dirty.schemes, (id) => this.#writeScheme(id, underWay))
    // Before the articles, whose files leave to it when they came in.
    await each(this.#dirty.people, () => this.#writePerson(underWay))
    await each(this.#dirty.articles, (id) => this.#writeArticle(id, underWay))
    await each(this.#dirty.desk, () => this.#writeDesk(underWay))
    await each(this.#dirty.sessions, (id) => this.#writeSession(id, underWay))
    await each(this.#dirty.layers, (id) => this.#writeLayer(id, seq, underWay))
    if (failures[0]) throw failures[0]
    const marker = jsonFile(fileSystem, CHECKPOINT_FILE, paths.checkpoint)
    marker.data = { seq, journal: paths.journalName }
    await marker.write()
  }

  /** Writes; where somebody else wrote as well, what they wrote is seen to first. */
  async #unlessForeign(set: Set<string>, id: string, write: (id: string) => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      set.delete(id)
      try {
        return await write(id)
      } catch (error) {
        if (!(error instanceof ForeignChangeError) || attempt === FOREIGN_ATTEMPTS) throw error
        set.add(id)
        await this.#parts.onForeign(error)
      }
    }
  }

  async #remove(path: string): Promise<void> {
    const { fileSystem, known } = this.#parts
    await known.requireOurs(path, null)
    await removeIfThere(fileSystem, path)
    known.forget(path)
  }

  async #writeScheme(id: string, underWay: UnderWay): Promise<void> {
    for (let wait = underWay(); wait; wait = underWay()) await wait
    const { fileSystem, paths, state, known } = this.#parts
    const scheme = state.schemes.get(id)
    const path = paths.scheme(id)
    if (!scheme) return this.#remove(path)
    const versions = [...state.schemeVersions.values()]
      .filter((version) => version.scheme.id === id)
      .sort((a, b) => a.scheme.version - b.scheme.version)
    const file = jsonFile(fileSystem, SCHEME_FILE, path, known)
    file.data = { scheme, versions }
    await file.write()
  }

  async #writePerson(underWay: UnderWay): Promise<void> {
    for (let wait = underWay(); wait; wait = underWay()) await wait
    const { fileSystem, paths, person, times, known } = this.#parts
    const file = jsonFile(fileSystem, PERSON_FILE, paths.personFile, known)
    file.data = times.file(person)
    await file.write()
  }

  async #writeDesk(underWay: UnderWay): Promise<void> {
    for (let wait = underWay(); wait; wait = underWay()) await wait
    const { fileSystem, paths, person, state, known } = this.#parts
    const { source, speaker, contact, fact, scale } = state.desk
    const file = jsonFile(fileSystem, DESK_FILE, paths.desk, known)
    file.data = {
      person: person.id,
      source: sortedById(source),
      speaker: sortedById(speaker),
      contact: sortedById(contact),
      fact: sortedById(fact),
      scale: sortedById(scale)
    }
    await file.write()
  }

  async #writeSession(id: string, underWay: UnderWay): Promise<void> {
    for (let wait = underWay(); wait; wait = underWay()) await wait
    const { fileSystem, paths, state, known } = this.#parts
    const session = state.desk.session.get(id)
    if (!session) return this.#remove(paths.session(id))
    const file = jsonFile(fileSystem, SESSION_FILE, paths.session(id), known)
    file.data = { session }
    await file.write()
  }

  /** An article whose import was undone has no `article.json`; its text, original and annotations stay for redo. */
  async #writeArticle(id: string, underWay: UnderWay): Promise<void> {
    for (let wait = underWay(); wait; wait = underWay()) await wait
    const { fileSystem, paths, state, times, known } = this.#parts
    const article = state.articles.get(id)
    const path = paths.articleFile(id)
    if (!article) return this.#remove(path)
    const file = jsonFile(fileSystem, ARTICLE_FILE, path, known)
    file.data = { article: times.toFile(article) }
    await file.write()
  }

  async #writeLayer(id: string, seq: number, underWay: UnderWay): Promise<void> {
    const { fileSystem, paths, person, state, loadLayer, known } = this.#parts
    const layer = state.layers.get(id) ?? (state.articles.has(id) ? await loadLayer(id) : null)
    if (!layer) return
    for (let wait = underWay(); wait; wait = underWay()) await wait
    const file = jsonFile(fileSystem, LAYER_FILE, paths.layer(id), known)
    const checkpoint = { ...this.#reached.get(id), [paths.journalName]: seq }
    file.data = layerToFile(layer, person.id, checkpoint)
    await file.write()
    this.#reached.set(id, checkpoint)
  }
}

async function removeIfThere(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.unlink(path).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
    // Else a power cut could bring back what the checkpoint says is gone.
    await syncFolder(fileSystem, dirname(path))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

const sortedById = <Value extends { readonly id: string }>(records: ReadonlyMap<string, Value>): Value[] =>
  [...records.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
