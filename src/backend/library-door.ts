import { basename, isAbsolute, resolve } from 'node:path'
import { CallError } from '../api/envelope'
import type { Committed, LibraryView } from '../api/views'
import type { Person } from '../core/model/library'
import type { BackendOptions } from './backend'
import { newPerson, proposedName } from './config'
import type { Config } from './config'
import { sampleDocuments } from './library/sample-library'
import type { Session } from './handlers/session'
import type { ConfigFile } from './store/file-kinds'
import { errorCode, explainFileError, nodeFileSystem } from './store/file-system'
import { takeLock } from './store/library-head'
import { loadLibrary } from './store/load-library'
import type { LoadOptions, OpenLibrary } from './store/load-library'
import { createLibrary, inspectPlace } from './store/open-library'
import { LibraryPaths } from './store/library-paths'
import { storeDocuments } from './transfer/import-documents'
import { tidyImports } from './transfer/imports/pending-imports'

export interface OpenRequest {
  readonly directory: string
  /** Make a library where there is none. */
  readonly create: boolean
  readonly personName: string | null
  /** Put the sample articles into a library that is made now. */
  readonly sample: boolean
  /** Remember it as the library to open next time. */
  readonly remember: boolean
}

/** Opens and makes libraries: the one place that knows person, device and folder at once. */
export class LibraryDoor {
  readonly #options: BackendOptions
  readonly #config: Config
  readonly #session: Session
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: BackendOptions, config: Config, session: Session) {
    this.#options = options
    this.#config = config
    this.#session = session
  }

  /**
   * Opens the library in a folder in place of the one that is open.
   *
   * @throws CallError saying what is wrong with the folder; the open library stays open then
   */
  open(request: OpenRequest): Promise<LibraryView> {
    return this.#oneAtATime(() => this.#open(request))
  }

  /**
   * Opens or makes the first library.
   *
   * @throws CallError `already-open` when there is one: also of two windows that ask at once, one comes second
   */
  setUp(request: OpenRequest): Promise<LibraryView> {
    return this.#oneAtATime(() => {
      if (this.#session.library) throw new CallError('already-open', 'A library is open already.')
      return this.#open(request)
    })
  }

  /**
   * Opens the library that can only be read anew, for writing. What still keeps it from that is in `readOnly` of what
   * comes back; the library that is open stays as it is then.
   *
   * @throws CallError `no-library`, `file-error`
   */
  reopen(): Promise<LibraryView> {
    return this.#oneAtATime(() => {
      const directory = this.#session.requireLibrary().store.parts.paths.root
      return this.#open({ directory, create: false, personName: null, sample: false, remember: false })
    })
  }

  #oneAtATime(work: () => Promise<LibraryView>): Promise<LibraryView> {
    const result = this.#queue.then(work)
    this.#queue = result.catch(() => undefined)
    return result
  }

  async #open(request: OpenRequest): Promise<LibraryView> {
    if (!isAbsolute(request.directory)) {
      throw new CallError('not-absolute', 'Write the whole path of the folder, from its root.')
    }
    const directory = resolve(request.directory)
    const fileSystem = this.#options.fileSystem ?? nodeFileSystem
    const open = this.#session.library
    // Opening it a second time would find our own lock and be for reading only.
    if (open?.store.parts.paths.root === directory && !(await this.#canBeWrittenNow(open))) {
      return this.#session.libraryView(open)
    }
    const place = await inspectPlace(directory, fileSystem)
    if (place !== 'library' && !request.create) {
      throw new CallError('not-a-library', `There is no library in “${basename(directory)}”.`)
    }
    const { ids, readOnly } = this.#options
    const known = this.#config.data
    // The id is what files are named after and stays; the name is what the person says now.
    const person = known
      ? { id: known.person.id, name: request.personName?.trim() || known.person.name }
      : newPerson(request.personName ?? proposedName(), ids())
    const device = known?.device ?? ids().replace(/-/g, '').slice(-8)
    if (place !== 'library') {
      const paths = new LibraryPaths(directory, person.id, device)
      await createLibrary(fileSystem, paths, { id: ids(), name: basename(directory), person })
    }
    const library = await loadLibrary(this.#loadOptions(directory, person, device))
    try {
      if (readOnly !== true) {
        const lastLibrary = request.remember ? directory : (known?.lastLibrary ?? null)
        await this.#remember({ person, device, lastLibrary })
      }
      await this.#session.closeImports()
      await this.#session.closeWatch()
      await open?.engine.close()
      if (!library.store.readOnly) await this.#tidy(library)
    } catch (error) {
      // The first error is the one to report; without this the folder would stay locked by a library nobody sees.
      await library.engine.close().catch(() => undefined)
      throw error
    }
    this.#session.library = library
    this.#session.person = person
    this.#session.backups()
    if (request.sample && place !== 'library') await this.#addSample(library)
    this.#session.beginWatch()
    this.#session.emit({ name: 'app.state', payload: this.#session.state() })
    return this.#session.libraryView(library)
  }

  #loadOptions(directory: string, person: Person, device: string): LoadOptions {
    const {
      fileSystem = nodeFileSystem,
      clock,
      ids,
      readOnly,
      retryFailedWrites,
      sealJournalAt: sealAt
    } = this.#options
    const opening = { fileSystem, directory, person, device, readOnly: readOnly === true }
    const retry = retryFailedWrites !== false
    return { ...opening, retry, ...(sealAt && { sealAt }), clock, ids, events: this.#events() }
  }

  /**
   * D3: whether the reason is gone why the open library could only be read. Asked for by the lock alone: opening a large
   * library anew to find it in use again would take long. If the reason is another one by now, windows are told.
   *
   * @throws CallError `file-error` when something else is in the way, such as a full disk
   */
  async #canBeWrittenNow({ store }: OpenLibrary): Promise<boolean> {
    // A newer version's library stays as it is, byte for byte (D10): it takes a newer Claimdesk.
    if (!store.readOnly || this.#options.readOnly === true || store.readOnly.reason === 'newer-version') return false
    const { paths } = store.parts
    try {
      const options = this.#loadOptions(paths.root, this.#session.person, paths.device)
      const { lock, readOnly } = await takeLock(options, paths, () => undefined)
      await lock?.release()
      if (!readOnly) return true
      store.readOnly = readOnly
    } catch (error) {
      if (errorCode(error) === null) throw error
      throw new CallError('file-error', `The library still cannot be changed: ${explainFileError(error)}.`)
    }
    this.#session.emit({ name: 'app.state', payload: this.#session.state() })
    return false
  }

  /** What cannot be cleared up now can be the next time: it is in nobody's way. */
  async #tidy(library: OpenLibrary): Promise<void> {
    try {
      await tidyImports(library, this.#options.clock())
    } catch (error) {
      if (errorCode(error) === null) throw error
      this.#options.log.warn(`What is left of earlier imports could not be cleared up: ${explainFileError(error)}.`)
    }
  }

  async #remember(settings: ConfigFile): Promise<void> {
    try {
      await this.#config.write(settings)
    } catch (error) {
      throw new CallError('file-error', `Your settings could not be written: ${explainFileError(error)}.`)
    }
  }

  #events() {
    const session = this.#session
    return {
      committed: (committed: Committed) => {
        const { seq, at, changes, undo } = committed
        session.emit({ name: 'library.changed', payload: { seq, at, changes, undo } })
        session.emit({ name: 'save.state', payload: { state: 'saved', at, message: null } })
      },
      // While a library is being opened, the view that is sent at the end has everything.
      noticed: () => {
        if (session.library) session.emit({ name: 'app.state', payload: session.state() })
      },
      trouble: (message: string | null) => {
        const at = session.library?.engine.savedAt ?? null
        if (message !== null) this.#options.log.warn(message)
        // D3: nothing waits to be written any more; what could not be was refused to whoever asked for it.
        if (session.library?.store.readOnly) return
        session.emit({
          name: 'save.state',
          payload: { state: message === null ? 'saved' : 'failed', at, message }
        })
      }
    }
  }

  async #addSample(library: OpenLibrary): Promise<void> {
    await storeDocuments(library, await sampleDocuments(this.#options.resourcesDir, this.#options.clock()))
  }
}
