import { CallError } from '../../api/envelope'
import type { AnyEvent } from '../../api/contract'
import type { AppState, LibraryView, SetupView } from '../../api/views'
import { VERDICT_SCALES } from '../../core/model/verdict-scales'
import { deskView } from '../../core/model/desk'
import type { Person } from '../../core/model/library'
import type { BackendOptions } from '../backend'
import { LibrarySearch } from '../search/library-search'
import { MatchJobs } from '../search/match-jobs'
import { BackupKeeper } from '../store/backups/backup-keeper'
import type { OpenLibrary } from '../store/load-library'
import type { ElsewhereEvent } from '../store/watch/elsewhere'
import { LibraryWatch } from '../store/watch/library-watch'
import { ExportJobs } from '../transfer/export-jobs'
import { ImportsUnderWay } from '../transfer/imports/imports-under-way'
import { PacedChanges } from './paced-changes'

/** What the handlers share: the open library, the listeners, the work under way. */
export class Session {
  readonly options: BackendOptions
  readonly exports: ExportJobs
  readonly matches = new MatchJobs()
  library: OpenLibrary | null = null
  person: Person
  setup: SetupView
  /** Looks at the open library's files; null in programs that end at once. */
  watch: LibraryWatch | null = null
  #search: LibrarySearch | null = null
  #imports: { readonly library: OpenLibrary; readonly under: ImportsUnderWay } | null = null
  #backups: { readonly library: OpenLibrary; readonly keeper: BackupKeeper } | null = null
  readonly #listeners = new Set<(event: AnyEvent) => void>()
  readonly #changes = new PacedChanges((payload) => this.#tell({ name: 'library.changed', payload }))

  constructor(options: BackendOptions, person: Person, setup: SetupView) {
    this.options = options
    this.person = person
    this.setup = setup
    this.exports = new ExportJobs(options.ids, options.version)
  }

  subscribe(listener: (event: AnyEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells every window. A listener that fails must not keep the others from hearing. */
  emit(event: AnyEvent): void {
    if (event.name === 'library.changed') {
      this.#search?.changed(event.payload.changes)
      this.#changes.tell(event.payload)
    } else this.#tell(event)
  }

  #tell(event: AnyEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        this.options.log.error(`A window could not be told of ${event.name}.`, error)
      }
    }
  }

  /** The open library, or CallError `no-library`. */
  requireLibrary(): OpenLibrary {
    if (!this.library) throw new CallError('no-library', 'No library is open yet.')
    return this.library
  }

  /** The search of the open library, or CallError `no-library`. */
  search(): LibrarySearch {
    const library = this.requireLibrary()
    if (this.#search?.library !== library) {
      void this.closeSearch()
      const { log } = this.options
      this.#search = new LibrarySearch(library, {
        progress: (progress) => this.emit({ name: 'search.progress', payload: progress }),
        failed: (error) => log.error('The search failed.', error)
      })
    }
    return this.#search
  }

  /** The imports of the open library, or CallError `no-library`. */
  imports(): ImportsUnderWay {
    const library = this.requireLibrary()
    if (this.#imports?.library !== library) {
      void this.closeImports()
      const { clock, ids } = this.options
      const under = new ImportsUnderWay({
        library,
        person: this.person.id,
        clock,
        ids,
        progress: (batch, phase, done, total) =>
          this.emit({ name: 'import.progress', payload: { batch, phase, done, total } })
      })
      this.#imports = { library, under }
    }
    return this.#imports.under
  }

  /** The backups of the open library, or CallError `no-library`. It goes along with the library from now on. */
  backups(): BackupKeeper {
    const library = this.requireLibrary()
    if (this.#backups?.library !== library) {
      const keeper = new BackupKeeper(
        library,
        (error) => this.options.log.error('A backup failed.', error),
        this.options.backupPace
      )
      if (!library.store.readOnly) library.engine.accompany(keeper)
      this.#backups = { library, keeper }
    }
    return this.#backups.keeper
  }

  /** D14: hears of what others do to the open library's files; programs that stay open look themselves, too. */
  beginWatch(): void {
    const library = this.requireLibrary()
    library.store.foreign.elsewhere.listener = (event) => this.#tellElsewhere(event)
    if (this.options.watch !== true) return
    const { log } = this.options
    this.watch = new LibraryWatch(library, log)
    this.watch.start().catch((error: unknown) => log.error('The library cannot be watched.', error))
  }

  async closeWatch(): Promise<void> {
    const { watch } = this
    this.watch = null
    await watch?.stop()
  }

  /** Conflict copies came or went. */
  tellConflicts(): void {
    this.emit({ name: 'library.elsewhere', payload: { articles: [], others: [], conflicts: true } })
  }

  #tellElsewhere({ articles, others, changes, isLibrary, isConflict }: ElsewhereEvent): void {
    this.#search?.changed(changes)
    if (isLibrary) this.emit({ name: 'app.state', payload: this.state() })
    if (articles.length + others.length === 0 && !isConflict) return
    this.emit({ name: 'library.elsewhere', payload: { articles, others, conflicts: isConflict } })
  }

  /** Ends what imports are doing; what they have so far waits on the disk. */
  async closeImports(): Promise<void> {
    this.#changes.flush()
    const imports = this.#imports
    this.#imports = null
    await imports?.under.close()
  }

  async closeSearch(): Promise<void> {
    const search = this.#search
    this.#search = null
    await search?.close()
  }

  libraryView(library: OpenLibrary): LibraryView {
    const { store, engine } = library
    const { info } = store.parts
    return {
      id: info.id,
      name: info.name,
      person: this.person,
      people: info.people,
      readOnly: store.readOnly,
      schemes: [...store.state.schemes.values()],
      defaultScheme: info.defaultScheme,
      scales: VERDICT_SCALES,
      desk: deskView(store.state.desk),
      undo: engine.undoState(),
      notices: [...store.notices]
    }
  }

  state(): AppState {
    const { version } = this.options
    if (!this.library) return { phase: 'setup', version, setup: this.setup }
    return { phase: 'ready', version, library: this.libraryView(this.library) }
  }
}
