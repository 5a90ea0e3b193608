import { join } from 'node:path'
import { layersTouched } from '../../core/commands/change'
import type { Change } from '../../core/commands/change'
import type { PartBorder } from './action-log'
import { isThere } from './file-system'
import type { FileSystem } from './file-system'
import type { Journal } from './journal'
import { JournalDigest } from './journal-digest'
import { journalEntrySchema } from './journal-entry'
import { partName } from './journal-parts'
import type { SealLimits } from './journal-parts'
import type { LibraryPaths } from './library-paths'
import type { SealedJournal } from './sealed-journal'

/** Where an entry lies in the journal's file, in bytes. */
type Place = Readonly<Record<'offset' | 'length', number>>

/** Where an entry's changes are found: in memory while young, else in the journal's file. */
interface IndexedEntry {
  readonly place: Place | null
  readonly changes: readonly Change[] | null
}

export interface JournalIndexParts {
  readonly fileSystem: FileSystem
  readonly paths: LibraryPaths
  readonly sealAt: SealLimits
}

/** Most changes kept in memory for undo; older ones are read back from the journal. */
const RECENT_CHANGES = 20_000

/**
 * What is in one person's journal on one device, by entry and by article: the changes of each entry wherever they are
 * kept, and which entries touch an article's layer. Of completed parts only what they touch is known beforehand.
 */
export class JournalIndex {
  /** Where changes are written; null while the library can only be read. */
  journal: Journal | null = null
  /** Completed parts of the journal; null until they have been looked for. */
  sealed: SealedJournal | null = null
  readonly #parts: JournalIndexParts
  readonly #entriesOf = new Map<string, number[]>()
  readonly #entries = new Map<number, IndexedEntry>()
  readonly #recent: number[] = []
  #recentChanges = 0
  /** What the entries of the journal that is being written touch. */
  #touched = new JournalDigest()

  constructor(parts: JournalIndexParts) {
    this.#parts = parts
  }

  /** Notes an entry of the journal that is being written: where it is, and what it touches. */
  add(seq: number, place: Place | null, changes: readonly Change[], keep: boolean): void {
    for (const article of layersTouched(changes)) {
      const list = this.#entriesOf.get(article)
      if (list) list.push(seq)
      else this.#entriesOf.set(article, [seq])
    }
    if (place) this.#touched.note(seq, changes)
    this.#entries.set(seq, { place, changes: keep ? changes : null })
    // Without a place in an open journal, memory is the only copy.
    if (!keep || (place === null && this.journal === null)) return
    this.#recent.push(seq)
    this.#recentChanges += changes.length
    while (this.#recentChanges > RECENT_CHANGES && this.#recent.length > 1) this.#forgetOldest()
  }

  /** An entry that was taken back because it could not be written. */
  remove(seq: number, changes: readonly Change[]): void {
    for (const article of layersTouched(changes)) {
      this.#entriesOf.set(
        article,
        (this.#entriesOf.get(article) ?? []).filter((other) => other !== seq)
      )
    }
    this.#entries.delete(seq)
    const at = this.#recent.indexOf(seq)
    if (at < 0) return
    this.#recent.splice(at, 1)
    this.#recentChanges -= changes.length
  }

  /** Notes where an entry that was just written lies. */
  place(seq: number, place: Place, changes: readonly Change[]): void {
    this.#touched.note(seq, changes)
    const entry = this.#entries.get(seq)
    if (entry) this.#entries.set(seq, { ...entry, place })
  }

  /** Whether the journal has an entry. */
  has(seq: number): boolean {
    return this.#entries.has(seq) || (this.sealed?.has(seq) ?? false)
  }

  /** The changes of an entry, from memory or from the journal. */
  async changesOf(seq: number): Promise<readonly Change[]> {
    const entry = this.#entries.get(seq)
    if (entry?.changes) return entry.changes
    if (!entry && this.sealed?.has(seq)) return this.sealed.changesOf(seq)
    if (!entry?.place || !this.journal) throw new Error(`The journal entry ${seq} cannot be found.`)
    return journalEntrySchema.parse(JSON.parse(await this.journal.readLine(entry.place))).changes
  }

  /** The changes of an entry; null when neither memory nor an open journal has them. */
  async changesToTell(seq: number): Promise<readonly Change[] | null> {
    const entry = this.#entries.get(seq)
    const isSealed = !entry && this.sealed?.has(seq)
    return isSealed || entry?.changes || (entry?.place && this.journal) ? this.changesOf(seq) : null
  }

  /** Number of the newest entry that touches an article's layer; 0 when none does. */
  lastTouching(article: string): number {
    return this.#entriesOf.get(article)?.at(-1) ?? this.sealed?.digest.layers.get(article) ?? 0
  }

  /** Whether an entry up to this one touches an article's layer; those of completed parts all count. */
  isTouchedUpTo(article: string, seq: number): boolean {
    if (this.sealed?.digest.layers.has(article)) return true
    return (this.#entriesOf.get(article) ?? []).some((other) => other <= seq)
  }

  /** The entries of the journal that is being written which touch an article's layer, oldest first, as of now. */
  writtenTouching(article: string): readonly number[] {
    return [...(this.#entriesOf.get(article) ?? [])]
  }

  /**
   * The changes of the entries after `from` that touch an article's layer, entry by entry, oldest first.
   *
   * @param written as `writtenTouching` said at an earlier moment: what came after it is left out
   */
  async changesAfter(
    article: string,
    from: number,
    written = this.writtenTouching(article)
  ): Promise<readonly (readonly Change[])[]> {
    const later = [...((await this.sealed?.layerChanges(article, from)) ?? [])]
    for (const seq of written) if (seq > from) later.push(await this.changesOf(seq))
    return later
  }

  /**
   * Completes the journal's part that is being written when it is long enough; see `Journal.seal`. Nothing may be
   * appended meanwhile, and nothing must be left to redo.
   *
   * @param last `seq` of the newest entry that is on the disk
   * @returns where the new part begins; null when nothing was done
   * @throws the file error when the part could not be named
   */
  async seal(last: number): Promise<PartBorder | null> {
    const { journal, sealed } = this
    const { fileSystem, paths, sealAt } = this.#parts
    if (!journal || !sealed || this.#entries.size === 0) return null
    if (journal.length < sealAt.bytes && this.#entries.size < sealAt.entries) return null
    const first = journal.firstSeq
    const file = partName(paths.journalName, first, last)
    if (last < first || (await isThere(fileSystem, join(paths.journals, file)))) return null
    const border = await journal.seal(join(paths.journals, file), last + 1)
    if (!border) return null
    sealed.add({ journal: paths.journalName, file, first, last }, this.#touched)
    this.#touched = new JournalDigest()
    this.#entries.clear()
    this.#entriesOf.clear()
    this.#recent.length = 0
    this.#recentChanges = 0
    return border
  }

  #forgetOldest(): void {
    const seq = this.#recent.shift()
    const entry = seq === undefined ? undefined : this.#entries.get(seq)
    if (seq === undefined || !entry?.changes) return
    this.#recentChanges -= entry.changes.length
    if (entry.place) this.#entries.set(seq, { ...entry, changes: null })
  }
}
