import { join } from 'node:path'
import type { Log } from '../../backend'
import { copyByContent, copyByName, personOfLayer } from '../conflict-names'
import type { CopyName } from '../conflict-names'
import { errorCode, explainFileError, isMissing } from '../file-system'
import type { OpenLibrary } from '../load-library'
import { FolderWatch } from './folder-watch'
import { fileOf, placeIn } from './places'
import type { Place } from './places'

/** How long a folder rests before it is looked at: programs write a file in several steps. */
const REST_MS = 300
/** How long a file that is no JSON is waited for, in looks that are `REST_MS` apart and more. */
const PATIENCE = 12
/** How often everything is looked at where the system does not tell of changes. */
const SWEEP_EVERY_MS = 60_000
/** Folders that are looked at together, and how many between two pauses for others. */
const AT_ONCE = 8

const FIXED_FOLDERS = ['', 'schemes', 'people', 'sources', 'sessions', 'articles']
const ARTICLE_ID = /^[0-9a-f]{16}$/

/** Watches the files of an open library, and has what others did weighed (D14). Made for programs that stay open. */
export class LibraryWatch {
  readonly #library: OpenLibrary
  readonly #log: Pick<Log, 'info' | 'warn'>
  readonly #folders: FolderWatch
  readonly #waiting = new Set<string>()
  /** What files were like when they were last looked at. */
  readonly #stamps = new Map<string, string>()
  readonly #namesIn = new Map<string, ReadonlySet<string>>()
  readonly #tries = new Map<string, number>()
  /** Articles whose folders are watched. */
  #articles: ReadonlySet<string> = new Set()
  #timer: NodeJS.Timeout | null = null
  #sweeper: NodeJS.Timeout | null = null
  #work: Promise<void> = Promise.resolve()
  #isStopped = false
  #isFirst = true
  #sweptAt = 0

  constructor(library: OpenLibrary, log: Pick<Log, 'info' | 'warn'>, makeFolders = FolderWatch) {
    this.#library = library
    this.#log = log
    this.#folders = new makeFolders(
      library.store.parts.paths.root,
      (folder) => this.#heard(folder),
      (error) => this.#cannotWatch(error)
    )
  }

  /** Begins to watch; everything is looked at once. Resolves when that is done. */
  start(): Promise<void> {
    for (const folder of FIXED_FOLDERS) this.#folders.add(folder)
    return this.#do(() => this.#sweep())
  }

  /** Looks at everything, where that was not done lately: the system does not tell of changes on network drives. */
  look(): Promise<void> {
    const now = this.#library.store.parts.clock().getTime()
    if (Math.abs(now - this.#sweptAt) < SWEEP_EVERY_MS / 2 && this.#folders.size > 0) return this.#work
    return this.#do(() => this.#sweep())
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#sweeper) clearInterval(this.#sweeper)
    this.#folders.close()
    await this.#work
  }

  #heard(folder: string): void {
    this.#waiting.add(folder)
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#isStopped) return
    this.#timer = setTimeout(() => void this.#do(() => this.#lookAtWaiting()), REST_MS)
    this.#timer.unref()
  }

  #cannotWatch(error: unknown): void {
    this.#log.warn(
      `Changes by other programs are looked for once a minute and when a window is used: ${explainFileError(error)}.`
    )
    this.#sweeper = setInterval(() => void this.#do(() => this.#sweep()), SWEEP_EVERY_MS)
    this.#sweeper.unref()
  }

  #do(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      if (errorCode(error) === null) throw error
      // D5: it says nothing about the files; the next look will be better.
      this.#log.warn(`The library could not be looked at: ${explainFileError(error)}.`)
    })
    return this.#work
  }

  async #sweep(): Promise<void> {
    this.#sweptAt = this.#library.store.parts.clock().getTime()
    this.#articles = new Set()
    await this.#lookAt(FIXED_FOLDERS)
    this.#isFirst = false
  }

  async #lookAtWaiting(): Promise<void> {
    const folders = [...this.#waiting]
    this.#waiting.clear()
    await this.#lookAt(folders)
  }

  async #lookAt(folders: readonly string[]): Promise<void> {
    const left = [...folders].reverse()
    const next = async (): Promise<void> => {
      for (let folder = left.pop(); folder !== undefined && !this.#isStopped; folder = left.pop()) {
        if (folder === 'articles') left.push(...foldersOf(await this.#newArticles()))
        else await this.#lookIn(folder)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    this.#library.store.foreign.elsewhere.flush()
  }

  /** Articles whose folders came or went. */
  async #newArticles(): Promise<string[]> {
    const { store } = this.#library
    const names = new Set((await this.#namesOf('articles')).filter((name) => ARTICLE_ID.test(name)))
    const gone = [...store.state.articles.keys()].filter((id) => !names.has(id))
    const fresh = [...names].filter((id) => !this.#articles.has(id))
    this.#articles = names
    return [...fresh, ...gone]
  }

  async #namesOf(folder: string): Promise<readonly string[]> {
    const { fileSystem, paths } = this.#library.store.parts
    try {
      return await fileSystem.readdir(join(paths.root, ...folder.split('/')))
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  async #lookIn(folder: string): Promise<void> {
    const { copies, elsewhere } = this.#library.store.foreign
    this.#folders.add(folder)
    const isArticle = ARTICLE_ID.test(folder.slice('articles/'.length))
    if (isArticle && this.#folders.add(`${folder}/annotations`)) await this.#lookIn(`${folder}/annotations`)
    const names = new Set(await this.#namesOf(folder))
    for (const name of names) {
      const copy = copyByName(name) ?? copyOfFixed(folder, name)
      if (copy) {
        if (isWatched(folder, copy.of) && copies.found({ folder, name, ...copy })) elsewhere.conflict()
        continue
      }
      const place = placeIn(folder, name)
      if (place) await this.#lookAtFile(folder, name, place)
    }
    if (copies.keepOnly(folder, names)) elsewhere.conflict()
    for (const name of this.#expected(folder)) {
      const place = names.has(name) ? null : placeIn(folder, name)
      if (place) await this.#gone(place)
    }
    this.#namesIn.set(folder, names)
  }

  /** Names that should be in a folder: those that were, and those of files that are ours. */
  #expected(folder: string): ReadonlySet<string> {
    const expected = new Set(this.#namesIn.get(folder))
    const { person } = this.#library.store.parts
    if (folder.endsWith('/annotations')) expected.add(`${person}.json`)
    else if (folder.startsWith('articles/')) expected.add('article.json')
    return expected
  }

  async #gone(place: Place): Promise<void> {
    const { store, engine } = this.#library
    this.#stamps.delete(fileOf(store.parts.paths, place))
    await engine.atRest(true, () => store.foreign.weigh(place, null))
    await this.#writeSoon()
  }

  async #lookAtFile(folder: string, name: string, place: Place): Promise<void> {
    const { store, engine } = this.#library
    const { fileSystem, paths, person } = store.parts
    const file = fileOf(paths, place)
    const status = await fileSystem.stat(file).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
    if (!status) return
    const stamp = `${status.mtimeMs}:${status.size}:${status.ino}`
    if (this.#stamps.get(file) === stamp) return
    const isOther = 'person' in place ? place.person !== person : isOfOther(place, person)
    // What others had when the library was opened is asked for by whoever shows it.
    if (this.#isFirst && isOther && !(await this.#mayBeCopy(place))) {
      this.#stamps.set(file, stamp)
      return
    }
    await engine.atRest(true, async () => {
      const found = await store.known.look(file)
      const tries = this.#tries.get(file) ?? 0
      if (found.state === 'foreign') {
        const inside = idInside(place, found.text)
        const copy = inside === null ? null : copyByContent(name, inside)
        if (copy) {
          if (store.foreign.copies.found({ folder, name, ...copy })) store.foreign.elsewhere.conflict()
        } else if (!(await store.foreign.weigh(place, found.text, tries < PATIENCE))) {
          this.#tries.set(file, tries + 1)
          return this.#heard(folder)
        }
      }
      this.#tries.delete(file)
      this.#stamps.set(file, stamp)
    })
    await this.#writeSoon()
  }

  /** A name of nobody who is here may be that of a copy. */
  async #mayBeCopy(place: Place): Promise<boolean> {
    const { people } = this.#library.store.parts.info
    const id = place.kind === 'layer' ? place.person : place.kind === 'library' ? '' : place.id
    return Promise.resolve(place.kind !== 'library' && !people.some((person) => person.id === id))
  }

  /** What is to be written again is written when the engine gets to it. */
  #writeSoon(): Promise<void> {
    const { store, engine } = this.#library
    if (!store.readOnly && store.isDirty) engine.checkpointSoon()
    return Promise.resolve()
  }
}

const foldersOf = (articles: readonly string[]): string[] =>
  articles.flatMap((id) => [`articles/${id}`, `articles/${id}/annotations`])

const isOfOther = (place: Place, person: string): boolean =>
  (place.kind === 'desk' || place.kind === 'person') && place.id !== person

/** Only copies of files that the library has are told of. */
const isWatched = (folder: string, of: string): boolean => placeIn(folder, of) !== null || personOfLayer(of) !== null

/** OneDrive puts the machine's name behind a name; of these two no other file begins like that. */
function copyOfFixed(folder: string, name: string): CopyName | null {
  const of = folder === '' ? 'library' : /^articles\/[0-9a-f]{16}$/.test(folder) ? 'article' : null
  return of !== null && name.startsWith(`${of}-`) && name.endsWith('.json')
    ? { of: `${of}.json`, maker: 'onedrive' }
    : null
}

/** Whose file it says it is, or of which scheme or session; null when it says nothing of the kind. */
function idInside(place: Place, text: string): string | null {
  try {
    const content = JSON.parse(text) as Readonly<Record<string, unknown>>
    const said =
      place.kind === 'scheme' ? content['scheme'] : place.kind === 'session' ? content['session'] : content['person']
    const id = typeof said === 'object' && said !== null && 'id' in said ? said.id : said
    return place.kind === 'article' || place.kind === 'library' || typeof id !== 'string' ? null : id
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
