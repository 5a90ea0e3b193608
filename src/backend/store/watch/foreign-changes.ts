import { relative, sep } from 'node:path'
import type { Change } from '../../../core/commands/change'
import { layerDifference } from '../../../core/commands/layer-difference'
import { sameValue } from '../../../core/commands/same-value'
import { emptyLayer } from '../../../core/model/library'
import type { Layer } from '../../../core/model/library'
import { LAYER_FILE } from '../file-kinds'
import { isMissing } from '../file-system'
import { DamagedFileError, formatFile, parseFile } from '../json-file'
import type { ForeignChangeError } from '../known-files'
import { layerFromFile, layerToFile } from '../layer-file'
import type { LibraryStore } from '../library-store'
import { sha256 } from '../text-files'
import { ConflictCopies } from './conflict-copies'
import { Elsewhere } from './elsewhere'
import { fileOf, placeIn } from './places'
import type { Place } from './places'
import { SharedRecords } from './shared-records'
import { isAhead, isJoinedTwice, joinReached, replayOver } from './weigh-layer'
import type { Reached } from './weigh-layer'

/** How often a file that is no JSON is looked at again before it counts as it is: it may be half written. */
const PATIENCE = 10
const PATIENCE_MS = 150

/** What is left of a layer's file, and what was changed by others. */
export interface LayerCounts {
  readonly onlyThere: number
  readonly differing: number
  readonly onlyHere: number
}

/** How many records only the copy has, how many differ, how many only we have. */
export function countDifference(
  changes: readonly { readonly before: unknown; readonly after: unknown }[]
): LayerCounts {
  const onlyThere = changes.filter(({ before, after }) => before === null && after !== null).length
  const onlyHere = changes.filter(({ before, after }) => before !== null && after === null).length
  return { onlyThere, onlyHere, differing: changes.length - onlyThere - onlyHere }
}

/**
 * D14: what other programs do to the files of an open library, weighed against what is in force here. What can be taken
 * over is; where both sides have work, theirs is kept beside the file and ours is written again.
 */
export class ForeignChanges {
  readonly copies: ConflictCopies
  readonly elsewhere = new Elsewhere()
  readonly #store: LibraryStore
  readonly #shared: SharedRecords

  constructor(store: LibraryStore) {
    this.#store = store
    this.copies = new ConflictCopies(store)
    this.#shared = new SharedRecords(store, this.copies, this.elsewhere)
  }

  /** What the journal has and the files may not: before it is applied on open. */
  noteReplay(changes: readonly Change[]): void {
    this.#shared.noteReplay(changes)
  }

  /** Weighs what changed while the library was closed; called once its journal is known. */
  async weighAtOpen(): Promise<void> {
    const { changedLayers, known, parts, readOnly } = this.#store
    if (!readOnly) {
      for (const [file, theirs] of known.takeUnmerged()) await this.#unmerged(file, theirs)
      await this.#shared.keepOverwritten()
      for (const [article, { checkpoint }] of changedLayers) {
        const place: Place = { kind: 'layer', id: article, person: parts.person }
        this.#store.files.noteReached(article, checkpoint)
        await this.#weighLayer(article, await this.#read(fileOf(parts.paths, place)), true)
      }
    }
    changedLayers.clear()
    this.elsewhere.clear()
  }

  /** The checkpoint found a file of ours that is not as we left it. Afterwards it can be written. */
  async beforeWriting(error: ForeignChangeError): Promise<void> {
    const { paths } = this.#store.parts
    const place = this.#placeOf(error.file)
    if (!place) throw error
    let text: string | null = error.text
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
      const now = await this.#read(fileOf(paths, place))
      const isStill = now === text
      text = now
      // A file that is being written changes while one looks, and is no JSON half way.
      if (isStill && (text === null || isJson(text))) break
    }
    await this.weigh(place, text)
    this.elsewhere.flush()
  }

  /**
   * Weighs what is in a file now; null says that it is gone.
   *
   * @returns false when it is no file of its kind: it may be half written, and is looked at again
   */
  async weigh(place: Place, text: string | null, isPatient = false): Promise<boolean> {
    if (isPatient && text !== null && !isJson(text)) return false
    if (place.kind === 'layer' && place.person !== this.#store.parts.person) {
      this.elsewhere.otherLayer(place.id, place.person)
      return true
    }
    if (place.kind === 'layer') await this.#weighLayer(place.id, text, false)
    else await this.#shared.weigh(place, text)
    return true
  }

  /** What a part of a file is called in messages. */
  #title(article: string): string {
    return `“${this.#store.state.articles.get(article)?.title ?? article}”`
  }

  async #weighLayer(article: string, text: string | null, atOpen: boolean): Promise<void> {
    const store = this.#store
    const { paths, person } = store.parts
    const file = paths.layer(article)
    if (text === null) return this.#layerGone(article, file)
    let theirs: { readonly layer: Layer; readonly reached: Reached }
    try {
      const data = parseFile(LAYER_FILE, file, text)
      if (data.article !== article || data.person !== person) throw new DamagedFileError(file, 'it is of somebody else')
      theirs = { layer: layerFromFile(data), reached: data.checkpoint }
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error
      return this.#layerUnreadable(article, file, text)
    }
    const own = paths.journalName
    const from = theirs.reached[own] ?? 0
    const ours = store.seenOf(article) ?? {}
    if (atOpen && from > (ours[own] ?? 0)) return // Written by us after the list of what we saw.
    const clashes = replayOver(theirs.layer, await this.#entriesAfter(article, from))
    await store.settle(article, theirs.layer)
    const isNewer = isAhead(theirs.reached, ours, own) || (store.readOnly !== null && from >= (ours[own] ?? 0))
    const loaded = store.state.layers.get(article) ?? null
    const mine = loaded ?? (isNewer ? null : await this.#rebuilt(article, ours))
    const joined = joinReached(ours, theirs.reached)
    if (isNewer || mine === null) {
      if (clashes > 0 && !store.readOnly) await this.#keepTheirs(article, file, text, mine, theirs.layer)
      if (mine === null && atOpen && !isNewer) this.#tellTaken(article)
      return this.#takeLayer(article, text, mine, theirs.layer, joined)
    }
    const difference = layerDifference(mine, theirs.layer)
    store.known.note(file, text)
    if (difference.length === 0) {
      store.putLayer(mine, joined)
      if (from < store.entries.lastTouching(article)) store.files.noteLayer(article)
      return
    }
    if (isJoinedTwice(theirs.reached, ours, own) && this.#yields(mine, ours, text)) {
      await this.#keepTheirs(article, file, formatFile(LAYER_FILE, layerToFile(mine, person, ours)), theirs.layer, mine)
      return this.#takeLayer(article, text, mine, theirs.layer, joined)
    }
    await this.#keepTheirs(article, file, text, mine, theirs.layer)
    store.putLayer(mine, joined)
    store.files.noteLayer(article)
  }

  /** Of two devices that both joined the other's work, the same one gives way on both. */
  #yields(mine: Layer, reached: Reached, text: string): boolean {
    const { person } = this.#store.parts
    return sha256(text) > sha256(formatFile(LAYER_FILE, layerToFile(mine, person, reached)))
  }

  async #entriesAfter(article: string, from: number): Promise<Change[]> {
    return (await this.#store.entries.changesAfter(article, from)).flat()
  }

  /** What this device's journal makes of a layer; null when others worked on it or the journal does not go back. */
  async #rebuilt(article: string, reached: Reached): Promise<Layer | null> {
    const { hasWholeJournal, parts } = this.#store
    const isOurs = Object.entries(reached).every(([name, seq]) => seq === 0 || name === parts.paths.journalName)
    if (!hasWholeJournal || !isOurs) return null
    const layer = emptyLayer(article)
    replayOver(layer, await this.#entriesAfter(article, 0))
    await this.#store.settle(article, layer)
    return layer
  }

  #takeLayer(article: string, text: string, mine: Layer | null, theirs: Layer, reached: Reached): void {
    const { store, from } = { store: this.#store, from: reached[this.#store.parts.paths.journalName] ?? 0 }
    store.known.note(store.parts.paths.layer(article), text)
    store.putLayer(theirs, reached)
    if (!store.readOnly && store.entries.lastTouching(article) > from) store.files.noteLayer(article)
    if (!store.readOnly && !sameValue(parseFile(LAYER_FILE, '', text).checkpoint, reached))
      store.files.noteLayer(article)
    const difference = layerDifference(mine ?? emptyLayer(article), theirs)
    this.elsewhere.ownLayer(article, difference)
  }

  /** Nobody here can say what it was: its journal does not go back that far, or other devices have their part in it. */
  #tellTaken(article: string): void {
    this.#store.notice(
      'warning',
      `Another program changed your annotations of ${this.#title(article)} while Claimdesk was closed. What it wrote is ` +
        'in force. If that is not what you want, a backup has them as they were.'
    )
  }

  async #keepTheirs(article: string, file: string, text: string, mine: Layer | null, theirs: Layer): Promise<void> {
    const kept = await this.copies.keep(file, text)
    const { onlyThere, differing, onlyHere } = countDifference(layerDifference(mine ?? emptyLayer(article), theirs))
    this.#store.notice(
      'warning',
      `Another program changed your annotations of ${this.#title(article)}. What it wrote was kept beside them as ` +
        `${kept}: ${onlyThere} records are only there, ${differing} differ, ${onlyHere} are only in yours.`
    )
    this.elsewhere.conflict()
  }

  async #layerUnreadable(article: string, file: string, text: string): Promise<void> {
    const { readOnly, known, files } = this.#store
    if (readOnly) return
    await this.#store.loadLayer(article)
    const kept = await this.copies.keep(file, text)
    known.note(file, text)
    files.noteLayer(article)
    this.#store.notice(
      'warning',
      `Another program wrote over your annotations of ${this.#title(article)} with something that cannot be read. It was ` +
        `kept as ${kept}, and your annotations are written again.`
    )
    this.elsewhere.conflict()
  }

  async #layerGone(article: string, file: string): Promise<void> {
    const { known, files, readOnly, state } = this.#store
    if (!known.isKnown(file)) return
    known.forget(file)
    if (readOnly || !state.articles.has(article)) return
    const loaded = state.layers.get(article) ?? (await this.#rebuilt(article, this.#store.seenOf(article) ?? {}))
    if (!loaded) return
    this.#store.putLayer(loaded, this.#store.seenOf(article) ?? {})
    files.noteLayer(article)
    this.#store.notice(
      'warning',
      `Another program removed the file of your annotations of ${this.#title(article)}. It is written again.`
    )
  }

  /** Git left both sides in a file of ours: this side is in force, the other is kept. */
  async #unmerged(file: string, theirs: string): Promise<void> {
    const place = this.#placeOf(file)
    if (!place) return
    const kept = await this.copies.keep(file, theirs)
    if (place.kind === 'layer') this.#store.files.noteLayer(place.id)
    else this.#shared.writeAgain(place)
    this.#store.notice(
      'warning',
      `Git could not merge ${this.#shared.describe(place)}. This side is in force; the other was kept beside it as ${kept}.`
    )
    this.elsewhere.conflict()
  }

  #placeOf(file: string): Place | null {
    const parts = relative(this.#store.parts.paths.root, file).split(sep)
    return placeIn(parts.slice(0, -1).join('/'), parts.at(-1) ?? '')
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // Half written, or no JSON at all: the caller decides.
    return false
  }
}
