import { CallError } from '../../api/envelope'
import type { Notice, ReadOnly } from '../../api/views'
import { Settling } from '../../core/anchoring/settle-layer'
import type { TextHistory } from '../../core/anchoring/settle-layer'
import { applyChanges, applyToLayer } from '../../core/commands/apply'
import type { Change } from '../../core/commands/change'
import { sameValue } from '../../core/commands/same-value'
import { layersTouched } from '../../core/commands/change'
import { emptyLayer, emptyLibraryState, useOfLabel, useOfRelationType } from '../../core/model/library'
import type { Layer, LibraryInfo, LibraryState, Uses } from '../../core/model/library'
import type { Article } from '../../core/model/article'
import type { Relation } from '../../core/model/relation'
import { writeIndex } from './article-index'
import type { IndexedArticle, SeenLayer } from './article-index'
import { readOwnLayer } from './article-folders'
import { CheckpointWriter } from './checkpoint-writer'
import type { UnderWay } from './checkpoint-writer'
import type { KnownFiles } from './known-files'
import { explainFileError, isFileError } from './file-system'
import type { FileSystem } from './file-system'
import { ImportTimes } from './import-times'
import { JournalIndex } from './journal-index'
import { journalFiles, journalOf } from './journal-names'
import type { SealLimits } from './journal-parts'
import { DamagedFileError } from './json-file'
import { newestBackupOf, sourceInWords } from './backups/newest-backup'
import type { BackedUpRecord } from './backups/newest-backup'
import { LAYER_FILE } from './file-kinds'
import type { LayerFile } from './file-kinds'
import { layerFromFile } from './layer-file'
import { linksOf, summaryOf } from './layer-summary'
import type { LayerSummary } from './layer-summary'
import type { LibraryPaths } from './library-paths'
import type { LibraryLock } from './lock'
import { SAID_ELSEWHERE } from './people-files'
import type { PersonFile } from './people-files'
import { setAside } from './set-aside'
import { TextFiles } from './text-files'
import { ForeignChanges } from './watch/foreign-changes'

/** An article whose layer is not loaded. */
type Known = LayerSummary & Pick<IndexedArticle, 'articleStamp' | 'layerStamp' | 'layerSeen'>

export interface LibraryStoreParts {
  readonly fileSystem: FileSystem
  readonly paths: LibraryPaths
  readonly info: LibraryInfo
  /** What everybody's own file says, by their ids. */
  readonly people: ReadonlyMap<string, PersonFile>
  readonly known: KnownFiles
  readonly person: string
  readonly readOnly: ReadOnly | null
  readonly lock: LibraryLock | null
  readonly clock: () => Date
  readonly ids: () => string
  readonly sealAt: SealLimits
  /** Hears of every new notice. */
  readonly onNotice: () => void
}

/** Why annotations are rebuilt when nothing is wrong with their file but that it is not there. */
const MISSING_LAYER = 'its file is gone'

/**
 * One person's open library: the state in memory, the files it came from, and the way back to them. Commands are
 * the engine's business; this class loads, recovers and writes checkpoints.
 */
export class LibraryStore {
  readonly state: LibraryState = emptyLibraryState()
  readonly notices: Notice[] = []
  readonly texts: TextFiles
  /** What was read from the library's files or written to them. */
  readonly known: KnownFiles
  /** What others do to the library's files. */
  readonly foreign: ForeignChanges
  /** Found on open: layers that are not what this device left, with what that was. */
  readonly changedLayers = new Map<string, SeenLayer>()
  /** Whether the journal has everything this device ever did here. */
  hasWholeJournal = false
  /** `seq` of the first entry that the journal has. */
  journalFrom = 1
  parts: LibraryStoreParts
  readOnly: ReadOnly | null
  /** What the journal has, entry by entry. */
  readonly entries: JournalIndex
  /** `seq` of the newest entry that is on the disk. */
  seq = 0
  /** Entry of the journal up to which the library's files were complete when it was opened. */
  settledAt = 0
  readonly #known = new Map<string, Known>()
  readonly files: CheckpointWriter
  readonly times: ImportTimes
  readonly #loading = new Map<string, Promise<Layer>>()
  #indexDirty = false

  constructor(parts: LibraryStoreParts) {
    this.parts = parts
    this.readOnly = parts.readOnly
    this.entries = new JournalIndex(parts)
    this.texts = new TextFiles(parts.fileSystem, parts.paths)
    const { fileSystem, paths } = parts
    const loadLayer = (article: string): Promise<Layer> => this.loadLayer(article)
    const person = parts.info.people.find(({ id }) => id === parts.person) ?? { id: parts.person, name: parts.person }
    this.known = parts.known
    this.times = new ImportTimes(parts.person, parts.people)
    this.files = new CheckpointWriter({
      ...{ fileSystem, paths, person, loadLayer },
      ...{ state: this.state, times: this.times, known: this.known },
      onForeign: (error) => this.foreign.beforeWriting(error)
    })
    this.foreign = new ForeignChanges(this)
    const said = parts.people.get(parts.person)?.person
    if (!sameValue(said, person)) this.files.notePerson()
  }

  /** Tells the person something; shown until dismissed. */
  notice(severity: Notice['severity'], message: string): void {
    this.notices.push({ id: this.parts.ids(), severity, message })
    this.parts.onNotice()
  }

  /** Takes over an article as the index knows it. */
  addKnown(found: IndexedArticle): void {
    this.state.articles.set(found.article.id, this.times.fromFile(found.article))
    this.#known.set(found.article.id, found)
  }

  /** An article's time of import by the journal, where no file says it. */
  addImportTime(id: string, at: string): void {
    const article = this.state.articles.get(id)
    if (article?.importedAt === SAID_ELSEWHERE) this.state.articles.set(id, { ...article, importedAt: at })
  }

  /** Takes over what `library.json` and the people's own files say. */
  setInfo(info: LibraryInfo): void {
    this.parts = { ...this.parts, info }
  }

  /** How a layer's file was when this device last read or wrote it, as far as that is known. */
  seenOf(article: string): Readonly<Record<string, number>> | null {
    return this.files.reachedOf(article) ?? this.#known.get(article)?.layerSeen?.checkpoint ?? null
  }

  /**
   * Puts a layer in the place of the one an article has here.
   *
   * @param checkpoint how far its file goes in every journal
   */
  putLayer(layer: Layer, checkpoint: Readonly<Record<string, number>>): void {
    this.state.layers.set(layer.article, layer)
    this.files.noteReached(layer.article, checkpoint)
    this.#indexDirty = true
  }

  /** An article that came from elsewhere is in the list, or one that went is not; the index is behind. */
  noteIndex(): void {
    this.#indexDirty = true
  }

  /**
   * The layer of an article, loaded when need be: its file, and the journal's entries after it (D1). A damaged file
   * is set aside and rebuilt from the journal (D4).
   */
  async loadLayer(article: string): Promise<Layer> {
    const loaded = this.state.layers.get(article)
    if (loaded) return loaded
    if (!this.state.articles.has(article)) {
      throw new CallError('not-found', `The library has no article ${article}.`, { article })
    }
    const loading = this.#loading.get(article) ?? this.#readLayer(article)
    this.#loading.set(article, loading)
    try {
      const layer = await loading
      const first = this.state.layers.get(article)
      if (first) return first
      this.state.layers.set(article, layer)
      return layer
    } finally {
      this.#loading.delete(article)
    }
  }

  /** The layer that an article had which the library does not have now (its import was undone); not kept in memory. */
  async layerOfAbsent(article: string): Promise<Layer> {
    return this.state.layers.get(article) ?? this.#readLayer(article)
  }

  async #readLayer(article: string): Promise<Layer> {
    const { fileSystem, paths } = this.parts
    const written = this.entries.writtenTouching(article)
    let layer: Layer
    let from: number
    let damage: { readonly error: DamagedFileError; readonly backup: BackedUpRecord<LayerFile> | null } | null = null
    try {
      const read = await readOwnLayer(fileSystem, paths, article, this.known)
      if (read.person === null && this.entries.isTouchedUpTo(article, this.settledAt)) {
        throw new DamagedFileError(paths.layer(article), MISSING_LAYER)
      }
      layer = read.layer
      this.files.noteReached(article, read.checkpoint)
      from = read.checkpoint[paths.journalName] ?? 0
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error
      const path = `articles/${article}/annotations/${this.parts.person}.json`
      const backup = await newestBackupOf(fileSystem, paths, LAYER_FILE, path)
      layer = backup ? layerFromFile(backup.data) : emptyLayer(article)
      const checkpoint = backup?.data.checkpoint ?? {}
      this.files.noteReached(article, checkpoint)
      from = checkpoint[paths.journalName] ?? 0
      damage = { error, backup }
    }
    const later = await this.entries.changesAfter(article, from, written)
    for (const change of later.flat()) {
      if ('article' in change && change.article === article) applyToLayer(layer, change)
    }
    if (later.length > 0) this.files.noteLayer(article)
    if (damage) await this.#reportDamagedLayer(article, damage.error, damage.backup, from, later.length)
    await this.settle(article, layer)
    return layer
  }

  /** Everything an article's text was and is, oldest first; null while it has had only one, or when one is damaged. */
  async #textsOf(article: Article | null | undefined): Promise<TextHistory | null> {
    if (!article || article.earlier.length === 0) return null
    const texts: string[] = []
    const tell = this.readOnly ? null : (message: string) => this.notice('warning', message)
    try {
      for (const version of [...article.earlier, article])
        texts.push(await this.texts.read({ ...article, ...version }, tell))
    } catch (error) {
      // What is damaged is told of when the text is opened.
      if (error instanceof CallError) return null
      throw error
    }
    return [texts[0] ?? '', ...texts.slice(1)]
  }

  /**
   * Annotations are believed only where their words stand: those that were made on an earlier version, as on another
   * device or before another person imported the present one, are brought to their places in it. Their file is none of
   * that until something of it is changed.
   */
  async settle(id: string, layer: Layer): Promise<void> {
    if (layer.spans.size + layer.bookmarks.size + layer.marks.size === 0) return
    const texts = await this.#textsOf(this.state.articles.get(id))
    if (!texts) return
    const settling = new Settling(texts)
    for (const span of layer.spans.values()) layer.spans.set(span.id, settling.span(span))
    for (const bookmark of layer.bookmarks.values()) layer.bookmarks.set(bookmark.id, settling.bookmark(bookmark))
    for (const mark of layer.marks.values()) layer.marks.set(mark.id, settling.mark(mark))
  }

  /** Changes that are taken back or made again, with what they bring at its place in the text that holds after them. */
  async settled(changes: readonly Change[]): Promise<readonly Change[]> {
    const settlings = new Map<string, Settling | null>()
    for (const id of layersTouched(changes)) {
      const revised = changes.find((change) => change.table === 'article' && change.id === id)
      const article = revised?.table === 'article' ? revised.after : this.state.articles.get(id)
      const texts = await this.#textsOf(article)
      settlings.set(id, texts && new Settling(texts))
    }
    return changes.map((change) => {
      if ((change.table !== 'span' && change.table !== 'bookmark') || !change.after) return change
      const settling = settlings.get(change.article)
      if (!settling) return change
      return change.table === 'span'
        ? { ...change, after: settling.span(change.after) }
        : { ...change, after: settling.bookmark(change.after) }
    })
  }

  /**
   * @param from entries of this device's journal up to here are in what the layer was rebuilt from
   * @param changes how many entries came after
   */
  async #reportDamagedLayer(
    article: string,
    error: DamagedFileError,
    backup: BackedUpRecord<LayerFile> | null,
    from: number,
    changes: number
  ): Promise<void> {
    const { fileSystem, clock, paths, person } = this.parts
    const title = this.state.articles.get(article)?.title ?? article
    const isMissing = error.reason === MISSING_LAYER
    const kept = this.readOnly || isMissing ? null : await setAside(fileSystem, error.file, clock())
    this.files.noteLayer(article)
    const reachesBack = this.hasWholeJournal || (backup !== null && backup.seq !== null && this.journalFrom <= from + 1)
    const journals = new Set(journalFiles(await fileSystem.readdir(paths.journals)).map(journalOf))
    const others = [...journals].some((name) => name.startsWith(`${person}-`) && name !== paths.journalName)
    const doubts = [
      ...(reachesBack ? [] : [' Changes before those of the journal may be missing.']),
      ...(others ? [' What you did there on another device since then may be missing.'] : [])
    ]
    this.notice(
      'warning',
      `The annotations of “${title}” were ${isMissing ? 'missing' : 'damaged'} (${error.message}). They were rebuilt from ` +
        `${sourceInWords(backup, changes)}.${doubts.join('')}${kept === null ? '' : ` The damaged file was kept as ${kept}.`}`
    )
  }

  /** What is known of a person's work on an article, from its loaded layer or from the index. */
  summary(article: string): LayerSummary {
    const layer = this.state.layers.get(article)
    if (layer) return summaryOf(layer)
    return this.#known.get(article) ?? summaryOf(emptyLayer(article))
  }

  /** How often labels and relation types are used in the whole library; articles in the bin count as well. */
  uses(): Uses {
    const total: Record<string, number> = {}
    for (const id of this.state.articles.keys()) {
      for (const [use, count] of Object.entries(this.summary(id).uses)) total[use] = (total[use] ?? 0) + count
    }
    return total
  }

  /** Ids of the articles in which any of these is used. */
  articlesUsing(uses: readonly string[]): string[] {
    if (uses.length === 0) return []
    const wanted = new Set(uses)
    return [...this.state.articles.keys()].filter((id) => {
      const layer = this.state.layers.get(id)
      if (!layer) return uses.some((use) => (this.#known.get(id)?.uses[use] ?? 0) > 0)
      for (const { label } of layer.spans.values()) if (wanted.has(useOfLabel(label))) return true
      for (const { label } of layer.documentLabels.values()) if (wanted.has(useOfLabel(label))) return true
      for (const { type } of layer.relations.values()) if (wanted.has(useOfRelationType(type))) return true
      return false
    })
  }

  /** Relations that begin in other articles and end in this one. */
  relationsTo(article: string): Relation[] {
    const found: Relation[] = []
    for (const id of this.state.articles.keys()) {
      if (id === article) continue
      const layer = this.state.layers.get(id)
      for (const relation of layer ? linksOf(layer) : (this.#known.get(id)?.links ?? [])) {
        if (relation.to.article === article) found.push(relation)
      }
    }
    return found
  }

  /** Applies changes to the state and notes what must be written. */
  apply(changes: readonly Change[]): void {
    applyChanges(this.state, changes)
    this.files.note(changes)
    this.#indexDirty = true
  }

  get isDirty(): boolean {
    return this.files.isDirty
  }

  /** Brings the library's files up to the state in memory; see `CheckpointWriter.write`. */
  async checkpoint(underWay: UnderWay = () => null): Promise<void> {
    if (this.readOnly || !this.isDirty) return
    await this.files.write(this.seq, underWay)
  }

  /** Writes the index that makes the next open quick. A cache: failing to write it loses nothing. */
  async writeIndex(): Promise<void> {
    if (this.readOnly || !this.#indexDirty) return
    const { fileSystem, paths } = this.parts
    // What changes while it is written is for the next time.
    this.#indexDirty = false
    try {
      await writeIndex(fileSystem, paths.index, this.#indexed())
    } catch (error) {
      this.#indexDirty = true
      throw error
    }
  }

  async *#indexed(): AsyncGenerator<IndexedArticle> {
    const { paths } = this.parts
    for (const [id, article] of this.state.articles) {
      const [articleStamp, layerStamp] = await Promise.all([
        this.known.stampOf(paths.articleFile(id)),
        this.known.stampOf(paths.layer(id))
      ])
      const sha256 = this.known.hashOf(paths.layer(id))
      const checkpoint = this.seenOf(id)
      const layerSeen = sha256 === null || checkpoint === null ? null : { sha256, checkpoint }
      yield { article, ...pickSummary(this.summary(id)), articleStamp, layerStamp, layerSeen }
    }
  }

  /**
   * D9: checkpoints, closes the journal and gives the lock back; rejects when something could not be written.
   *
   * @param last done when the files are complete and the lock is still held
   */
  async close(last: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.entries.journal?.close()
    try {
      await this.checkpoint()
      await this.writeIndex()
      await last()
    } catch (error) {
      // The journal has everything: the next open brings the files up to date.
      this.notice('warning', `The library’s files could not be brought up to date: ${explainFileError(error)}.`)
    }
    try {
      await this.parts.lock?.release()
    } catch (error) {
      // Everything is on the disk, and a lock whose program has ended is taken over.
      if (!isFileError(error)) throw error
      this.notice('warning', `The library’s lock could not be removed: ${explainFileError(error)}.`)
    }
  }
}

const pickSummary = ({ status, counts, uses, links }: LayerSummary): LayerSummary => ({ status, counts, uses, links })
