import type { Change } from '../../../core/commands/change'
import { isDeskChange } from '../../../core/commands/change'
import { sameValue } from '../../../core/commands/same-value'
import type { DeskTable } from '../../../core/model/desk'
import type { Article } from '../../../core/model/article'
import { schemeVersionKey } from '../../../core/model/library'
import { DEFAULT_SCHEME } from '../../../core/model/scheme'
import { readFolder } from '../article-folders'
import { ARTICLE_FILE, DESK_FILE, KEPT_TABLES, LIBRARY_FILE, SCHEME_FILE, SESSION_FILE } from '../file-kinds'
import type { DeskFile } from '../file-kinds'
import { isMissing, isThere } from '../file-system'
import { DamagedFileError, NewerVersionError, parseFile } from '../json-file'
import type { LibraryStore } from '../library-store'
import { PERSON_FILE, readPeople, withPeople } from '../people-files'
import { originalPath, textPath } from '../revision-paths'
import type { ConflictCopies } from './conflict-copies'
import type { Elsewhere } from './elsewhere'
import { fileOf } from './places'
import type { Place } from './places'

type SharedPlace = Exclude<Place, { readonly kind: 'layer' }>
type PlaceOf<Kind extends Place['kind']> = Extract<Place, { readonly kind: Kind }>

/** Records that the journal is about to bring over what a file says. */
interface Replayed {
  readonly place: SharedPlace
  /** Everything the journal says it was. */
  readonly states: unknown[]
  readonly there: unknown
}

/** Weighs what others wrote into `article.json`, schemes, sources, sessions and the lists of people (D14). */
export class SharedRecords {
  readonly #store: LibraryStore
  readonly #copies: ConflictCopies
  readonly #elsewhere: Elsewhere
  readonly #replayed = new Map<string, Replayed>()

  constructor(store: LibraryStore, copies: ConflictCopies, elsewhere: Elsewhere) {
    this.#store = store
    this.#copies = copies
    this.#elsewhere = elsewhere
  }

  /** What a record is called in messages. */
  describe(place: Place): string {
    const { state } = this.#store
    switch (place.kind) {
      case 'layer':
        return `your annotations of “${state.articles.get(place.id)?.title ?? place.id}”`
      case 'article':
        return `the details of “${state.articles.get(place.id)?.title ?? place.id}”`
      case 'scheme':
        return `the label scheme “${state.schemes.get(place.id)?.name ?? place.id}”`
      case 'session':
        return `the session “${state.desk.session.get(place.id)?.name ?? place.id}”`
      case 'desk':
        return 'your sources, people and contacts'
      case 'person':
        return 'what you say of yourself'
      case 'library':
        return 'the library’s own file'
    }
  }

  /** Notes what the journal will bring over the files, before it does. */
  noteReplay(changes: readonly Change[]): void {
    const { state, parts } = this.#store
    for (const change of changes) {
      let place: SharedPlace
      let there: unknown
      if (change.table === 'article') {
        place = { kind: 'article', id: change.id }
        there = state.articles.get(change.id)
      } else if (change.table === 'scheme') {
        place = { kind: 'scheme', id: change.id }
        there = state.schemes.get(change.id)
      } else if (isDeskChange(change)) {
        place = change.table === 'session' ? { kind: 'session', id: change.id } : { kind: 'desk', id: parts.person }
        there = state.desk[change.table].get(change.id)
      } else continue
      const key = `${change.table}/${change.id}`
      const known = this.#replayed.get(key)
      if (known) known.states.push(change.after)
      else this.#replayed.set(key, { place, states: [change.before, change.after], there: there ?? null })
    }
  }

  /** Keeps files that hold what neither this device's journal says nor said, and that it is about to write over. */
  async keepOverwritten(): Promise<void> {
    const kept = new Set<string>()
    for (const { place, states, there } of this.#replayed.values()) {
      if (there === null || states.some((state) => isSame(state, there))) continue
      const file = fileOf(this.#store.parts.paths, place)
      if (kept.has(file)) continue
      kept.add(file)
      const text = await this.#read(file)
      if (text !== null) await this.#keep(place, text)
    }
    this.#replayed.clear()
  }

  /** Has a file written at the next checkpoint although nothing in it changed here. */
  writeAgain(place: Place): void {
    const { files } = this.#store
    if (place.kind === 'article') files.noteFile('articles', place.id)
    else if (place.kind === 'scheme') files.noteFile('schemes', place.id)
    else if (place.kind === 'session') files.noteFile('sessions', place.id)
    else if (place.kind === 'desk') files.noteFile('desk', place.id)
    else if (place.kind === 'person') files.notePerson()
  }

  /** Takes over what a file says now, or keeps it beside ours; null says that the file is gone. */
  async weigh(place: SharedPlace, text: string | null): Promise<void> {
    try {
      if (place.kind === 'article') await this.#article(place, text)
      else if (place.kind === 'scheme') await this.#scheme(place, text)
      else if (place.kind === 'session') await this.#session(place, text)
      else if (place.kind === 'desk') await this.#desk(place, text)
      else await this.#people(place, text)
    } catch (error) {
      if (error instanceof NewerVersionError) return this.#tellOnce(place, `${error.message} It is left as it is.`)
      if (!(error instanceof DamagedFileError) || text === null) throw error
      await this.#damaged(place, text, error)
    }
  }

  async #damaged(place: SharedPlace, text: string, error: DamagedFileError): Promise<void> {
    const { readOnly, parts, state } = this.#store
    const isTheirs = (place.kind === 'desk' || place.kind === 'person') && place.id !== parts.person
    const isHere =
      (place.kind === 'article' && state.articles.has(place.id)) ||
      (place.kind === 'scheme' && state.schemes.has(place.id)) ||
      (place.kind === 'session' && state.desk.session.has(place.id)) ||
      ((place.kind === 'desk' || place.kind === 'person') && !isTheirs)
    if (readOnly || !isHere) return this.#tellOnce(place, `${error.message}. It is left as it is.`)
    await this.#keep(place, text)
    this.writeAgain(place)
  }

  readonly #told = new Set<string>()
  #tellOnce(place: SharedPlace, message: string): void {
    const file = fileOf(this.#store.parts.paths, place)
    if (this.#told.has(file)) return
    this.#told.add(file)
    this.#store.notice('warning', message)
  }

  async #keep(place: SharedPlace, text: string): Promise<void> {
    const file = fileOf(this.#store.parts.paths, place)
    const kept = await this.#copies.keep(file, text)
    this.#store.known.note(file, text)
    this.#store.notice(
      'warning',
      `Another program changed ${this.describe(place)} while there were changes here. Yours are in force; what it wrote ` +
        `was kept beside them as ${kept}.`
    )
    this.#elsewhere.conflict()
  }

  async #article(place: PlaceOf<'article'>, text: string | null): Promise<void> {
    const store = this.#store
    const { paths, fileSystem } = store.parts
    const { id } = place
    const file = paths.articleFile(id)
    const mine = store.state.articles.get(id) ?? null
    if (text === null) return this.#articleGone(place, mine)
    const { article: said } = parseFile(ARTICLE_FILE, file, text)
    if (said.id !== id) throw new DamagedFileError(file, `it belongs to the article ${said.id}`)
    const theirs = store.times.fromFile(said)
    if (mine && sameValue(store.times.toFile(mine), store.times.toFile(theirs))) return store.known.note(file, text)
    if (!store.readOnly && store.files.isBehind('articles', id)) {
      if (mine) return this.#keep(place, text)
      return store.known.note(file, text)
    }
    if (!mine) {
      // Its text comes in a file of its own, and may come later: then there is nothing to open yet.
      for (const path of [textPath(paths, theirs), originalPath(paths, theirs)]) {
        if (!(await isThere(fileSystem, path))) return
      }
      const found = await readFolder(fileSystem, paths, id, undefined, store.known)
      if (found) store.addKnown(found)
    } else store.state.articles.set(id, theirs)
    store.known.note(file, text)
    store.noteIndex()
    const layer = store.state.layers.get(id)
    if (layer) await store.settle(id, layer)
    this.#elsewhere.record({ table: 'article', id, before: mine, after: store.state.articles.get(id) ?? theirs })
  }

  /** What was removed while we have work on it, or brought it, is written again as long as its text is there. */
  async #articleGone(place: PlaceOf<'article'>, mine: Article | null): Promise<void> {
    const store = this.#store
    const { paths, fileSystem } = store.parts
    const file = paths.articleFile(place.id)
    if (!mine || !store.known.isKnown(file)) return
    store.known.forget(file)
    const { counts } = store.summary(place.id)
    const hasWork = counts.spans + counts.claims + counts.documentLabels > 0 || store.times.isOwn(place.id)
    const isWhole = await isThere(fileSystem, originalPath(paths, mine))
    if (!store.readOnly && hasWork && isWhole) {
      this.writeAgain(place)
      return store.notice('warning', `Another program removed ${this.describe(place)}. They are written again.`)
    }
    if (!store.readOnly && hasWork) {
      store.notice('error', `Another program removed “${mine.title}”. Your annotations of it stay in its folder.`)
    }
    store.state.articles.delete(place.id)
    store.noteIndex()
    this.#elsewhere.record({ table: 'article', id: place.id, before: mine, after: null })
  }

  async #scheme(place: PlaceOf<'scheme'>, text: string | null): Promise<void> {
    const store = this.#store
    const { schemes, schemeVersions } = store.state
    const file = store.parts.paths.scheme(place.id)
    const mine = schemes.get(place.id) ?? null
    if (text === null) {
      if (!mine || !store.known.isKnown(file)) return
      store.known.forget(file)
      if (store.files.isBehind('schemes', place.id) || store.readOnly) return
      // Labels are used by this name: a scheme is never lost to a file that is gone.
      this.writeAgain(place)
      return store.notice('warning', `Another program removed ${this.describe(place)}. It is written again.`)
    }
    const { scheme: theirs, versions } = parseFile(SCHEME_FILE, file, text)
    // A copy that a sync engine made is told of as such.
    if (theirs.id !== place.id) return
    if (mine && !store.readOnly && store.files.isBehind('schemes', place.id) && !sameValue(mine, theirs)) {
      return this.#keep(place, text)
    }
    schemes.set(theirs.id, theirs)
    for (const key of [...schemeVersions.keys()]) if (key.startsWith(`${theirs.id}/`)) schemeVersions.delete(key)
    for (const version of versions) schemeVersions.set(schemeVersionKey(theirs.id, version.scheme.version), version)
    store.known.note(file, text)
    if (!sameValue(mine ?? DEFAULT_SCHEME, theirs)) {
      this.#elsewhere.record({ table: 'scheme', id: theirs.id, before: mine, after: theirs })
    }
  }

  async #session(place: PlaceOf<'session'>, text: string | null): Promise<void> {
    const store = this.#store
    const { session: sessions } = store.state.desk
    const file = store.parts.paths.session(place.id)
    const mine = sessions.get(place.id) ?? null
    const isBehind = store.files.isBehind('sessions', place.id)
    if (text === null) {
      if (!mine || !store.known.isKnown(file)) return
      store.known.forget(file)
      if (isBehind || store.readOnly) return
      this.writeAgain(place)
      return store.notice('warning', `Another program removed ${this.describe(place)}. It is written again.`)
    }
    const { session: theirs } = parseFile(SESSION_FILE, file, text)
    if (theirs.id !== place.id) return
    if (theirs.person !== store.parts.person) return this.#elsewhere.library()
    if (mine && sameValue(mine, theirs)) return store.known.note(file, text)
    if (mine && !store.readOnly) {
      await this.#keep(place, text)
      return this.writeAgain(place)
    }
    if (isBehind) return store.known.note(file, text)
    sessions.set(theirs.id, theirs)
    store.known.note(file, text)
    this.#elsewhere.record({ table: 'session', id: theirs.id, before: mine, after: theirs })
  }

  /** Sources that came in addition are taken over; where one of ours is another one or gone, theirs is kept beside. */
  async #desk(place: PlaceOf<'desk'>, text: string | null): Promise<void> {
    const store = this.#store
    if (place.id !== store.parts.person) return this.#elsewhere.library()
    const file = store.parts.paths.desk
    if (text === null) {
      if (!store.known.isKnown(file)) return
      store.known.forget(file)
      if (store.readOnly) return
      this.writeAgain(place)
      return store.notice(
        'warning',
        `Another program removed the file of ${this.describe(place)}. It is written again.`
      )
    }
    const theirs = parseFile(DESK_FILE, file, text)
    if (theirs.person !== place.id) throw new DamagedFileError(file, `it belongs to ${theirs.person}`)
    const changes = this.#deskDifference(theirs)
    if (changes.length === 0) return store.known.note(file, text)
    const isMore = changes.every(({ before }) => before === null)
    if (!store.readOnly && (!isMore || store.files.isBehind('desk', place.id))) {
      await this.#keep(place, text)
      return this.writeAgain(place)
    }
    store.known.note(file, text)
    for (const change of changes) {
      const table = store.state.desk[change.table] as Map<string, unknown>
      if (change.after === null) table.delete(change.id)
      else table.set(change.id, change.after)
      this.#elsewhere.record(change)
    }
  }

  #deskDifference(theirs: DeskFile): readonly Extract<Change, { readonly table: DeskTable }>[] {
    const changes: Extract<Change, { readonly table: DeskTable }>[] = []
    for (const table of KEPT_TABLES) {
      const here = this.#store.state.desk[table] as ReadonlyMap<string, unknown>
      const there = new Map<string, unknown>(theirs[table].map((record) => [record.id, record]))
      for (const id of new Set([...here.keys(), ...there.keys()])) {
        const [before, after] = [here.get(id) ?? null, there.get(id) ?? null]
        if (!sameValue(before, after)) changes.push({ table, id, before, after } as (typeof changes)[number])
      }
    }
    return changes
  }

  /** `library.json` and `people/`: who is there, and what they say. Ours is ours to write. */
  async #people(place: PlaceOf<'person' | 'library'>, text: string | null): Promise<void> {
    const store = this.#store
    const { fileSystem, paths, info, person } = store.parts
    if (place.kind === 'person' && place.id === person) {
      // The same person on another device imports, too; times are added, and the name is what is said here.
      if (text === null) store.known.forget(paths.personFile)
      else {
        store.times.addOwn(parseFile(PERSON_FILE, paths.personFile, text).imported)
        store.known.note(paths.personFile, text)
      }
      if (!store.readOnly) this.writeAgain(place)
      return
    }
    let head = info
    if (place.kind === 'library') {
      if (text === null) return
      head = parseFile(LIBRARY_FILE, paths.library, text)
      if (head.id !== info.id)
        return this.#tellOnce(place, 'Another library was put in the place of this one. Open it again.')
    }
    const people = await readPeople(fileSystem, paths)
    store.times.others(people)
    const self = info.people.filter(({ id }) => id === person)
    const listed = [...head.people.filter(({ id }) => id !== person), ...self]
    const all = withPeople(
      listed,
      [...people].filter(([id]) => id !== person).map(([, file]) => file)
    )
    const next = { ...head, people: [...all] }
    if (!sameValue(next, info)) this.#elsewhere.library()
    store.setInfo(next)
    for (const [id, article] of store.state.articles) {
      const timed = store.times.fromFile(article)
      if (timed !== article) store.state.articles.set(id, timed)
    }
  }

  async #read(file: string): Promise<string | null> {
    try {
      return await this.#store.parts.fileSystem.readFile(file, 'utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
}

const untimed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'importedAt' in value ? { ...value, importedAt: '' } : value

/** When an article came in may be said in another file, and is no difference. */
const isSame = (one: unknown, other: unknown): boolean => sameValue(untimed(one), untimed(other))
