import { join } from 'node:path'
import { CallError } from '../../api/envelope'
import type { Change } from '../../core/commands/change'
import type { HistoryEntry } from '../../core/commands/history'
import { errorCode, explainFileError, isMissing } from './file-system'
import type { PartBorder } from './action-log'
import type { FileSystem } from './file-system'
import { DIGEST_FILE, JournalDigest } from './journal-digest'
import { journalEntrySchema } from './journal-entry'
import { partsOf } from './journal-parts'
import type { JournalPart } from './journal-parts'
import { readJournal } from './journal-read'
import type { JournalContent, ReadEntry } from './journal-read'
import { DamagedFileError, jsonFile, NewerVersionError } from './json-file'
import type { LibraryPaths } from './library-paths'

/** What of a part is asked for again and again. */
export interface OpenedPart {
  readonly part: JournalPart
  /** Oldest first; what cannot be read is left out. */
  readonly history: readonly HistoryEntry[]
  /** Where it begins; null when it is damaged, and then nothing in it can be undone. */
  readonly begins: PartBorder | null
  /** Hash of its last line (D15). */
  readonly lastHash: string
  readonly places: ReadonlyMap<number, { readonly offset: number; readonly length: number }>
}

/** All entries of a part are checked in part only: their changes are in the library's files. */
const ALL_SETTLED = Number.MAX_SAFE_INTEGER

/** What undo needs to know of entries. */
export const historyOf = (entries: readonly ReadEntry[]): HistoryEntry[] =>
  entries.map(({ entry: { seq, kind, target, label, at, article } }) => ({ seq, kind, target, label, at, article }))

/**
 * The completed parts of one person's journal on one device. They are never written, renamed or removed; what is asked
 * of them is read from the disk, and at most one of them is remembered.
 */
export class SealedJournal {
  readonly #fileSystem: FileSystem
  readonly #paths: LibraryPaths
  readonly #onDamage: (message: string) => void
  readonly #told = new Set<string>()
  readonly #parts: JournalPart[]
  #digest = new JournalDigest()
  #digestIsBehind = false
  #opened: OpenedPart | null = null

  private constructor(
    fileSystem: FileSystem,
    paths: LibraryPaths,
    onDamage: (message: string) => void,
    parts: JournalPart[]
  ) {
    this.#fileSystem = fileSystem
    this.#paths = paths
    this.#onDamage = onDamage
    this.#parts = parts
  }

  /**
   * Finds the parts of a journal, and what they touch. Reads parts only when the cache does not know them.
   *
   * @param onDamage hears of each part that is damaged, once, in words for the person
   */
  static async open(
    fileSystem: FileSystem,
    paths: LibraryPaths,
    onDamage: (message: string) => void
  ): Promise<SealedJournal> {
    const names = await fileSystem.readdir(paths.journals).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
    const sealed = new SealedJournal(fileSystem, paths, onDamage, partsOf(names, paths.journalName))
    if (sealed.#parts.length > 0) await sealed.#readDigest()
    return sealed
  }

  /** Oldest first. */
  get parts(): readonly JournalPart[] {
    return this.#parts
  }

  /** What the parts touch. */
  get digest(): JournalDigest {
    return this.#digest
  }

  /** `seq` of the newest entry in a part; 0 when there is none. */
  get last(): number {
    return this.#parts.at(-1)?.last ?? 0
  }

  /** Whether an entry lies in one of the parts. */
  has(seq: number): boolean {
    return this.#partWith(seq) !== undefined
  }

  /**
   * From which entry on the parts, by their names, have every one.
   *
   * @param next `seq` of the first entry after them; null when there is none
   */
  wholeFrom(next: number | null): number {
    let from = next ?? this.last + 1
    for (const { first, last } of [...this.#parts].reverse()) if (last === from - 1) from = first
    return from
  }

  /** Takes a part over that was just completed. @param touched what its entries touch */
  add(part: JournalPart, touched: JournalDigest): void {
    this.#parts.push(part)
    this.#digest.append(touched)
    this.#digestIsBehind = true
  }

  /** Writes the cache when it is behind. */
  async writeDigest(): Promise<void> {
    if (!this.#digestIsBehind) return
    const file = jsonFile(this.#fileSystem, DIGEST_FILE, this.#paths.journalDigest)
    file.data = this.#digest.toFile(this.#parts.map((part) => part.file))
    this.#digestIsBehind = false
    await file.write()
  }

  /**
   * A part's content. What is wrong with it is told.
   *
   * @param settled `seq` up to which changes need not be checked one by one, see `readJournal`
   * @throws CallError `file-error`
   */
  async read(part: JournalPart, settled = ALL_SETTLED): Promise<JournalContent> {
    return this.#understand(part, await this.#bytes(part), settled)
  }

  /** Every entry of all parts, oldest first. */
  async *entries(): AsyncGenerator<ReadEntry> {
    for (const part of [...this.#parts]) yield* (await this.read(part)).entries
  }

  /** Reads a part for its history. The one that was opened last is remembered. @throws CallError `file-error` */
  async open(part: JournalPart): Promise<OpenedPart> {
    if (this.#opened?.part === part) return this.#opened
    const content = await this.read(part)
    const { entries, header, lastHash } = content
    const begins = header && partFault(part, content) === null ? { first: part.first, previous: header.previous } : null
    const places = new Map(entries.map(({ entry, offset, length }) => [entry.seq, { offset, length }]))
    this.#opened = { part, history: historyOf(entries), begins, lastHash, places }
    return this.#opened
  }

  /** The newest part, if it ends with this entry and is sound. */
  async endingWith(seq: number): Promise<OpenedPart | null> {
    const part = this.#parts.at(-1)
    if (part?.last !== seq) return null
    const opened = await this.open(part)
    return opened.begins && opened
  }

  /** @throws CallError `not-found` when the entry cannot be read, `file-error` */
  async changesOf(seq: number): Promise<readonly Change[]> {
    const part = this.#partWith(seq)
    const place = part && (await this.open(part)).places.get(seq)
    if (!part || !place)
      throw new CallError('not-found', `The journal’s entry ${seq} cannot be read any more.`, { seq })
    const handle = await this.#fileSystem.open(join(this.#paths.journals, part.file), 'r')
    try {
      const buffer = Buffer.alloc(place.length)
      await handle.read(buffer, 0, place.length, place.offset)
      return journalEntrySchema.parse(JSON.parse(buffer.toString('utf8'))).changes
    } finally {
      await handle.close()
    }
  }

  /** The changes of entries after `from` that touch an article's annotations, entry by entry, oldest first. */
  async layerChanges(article: string, from: number): Promise<readonly (readonly Change[])[]> {
    if ((this.#digest.layers.get(article) ?? 0) <= from) return []
    const found: (readonly Change[])[] = []
    for (const part of [...this.#parts]) {
      if (part.last <= from) continue
      const bytes = await this.#bytes(part)
      if (!bytes.includes(article)) continue
      // These changes come into force: each is checked.
      for (const { entry } of this.#understand(part, bytes, from).entries) {
        const touches = entry.changes.some((change) => 'article' in change && change.article === article)
        if (entry.seq > from && touches) found.push(entry.changes)
      }
    }
    return found
  }

  #partWith(seq: number): JournalPart | undefined {
    return this.#parts.findLast((part) => part.first <= seq && seq <= part.last)
  }

  async #bytes(part: JournalPart): Promise<Buffer> {
    try {
      return await this.#fileSystem.readFile(join(this.#paths.journals, part.file))
    } catch (error) {
      // Like a part without a whole line.
      if (errorCode(error) === 'EISDIR') return Buffer.alloc(0)
      if (errorCode(error) === null) throw error
      const message = `A completed part of the journal (${part.file}) cannot be read: ${explainFileError(error)}.`
      throw new CallError('file-error', message)
    }
  }

  #understand(part: JournalPart, bytes: Buffer, settled: number): JournalContent {
    const content = readJournal(bytes, settled)
    const what = partFault(part, content)
    if (what !== null && !this.#told.has(part.file)) {
      this.#told.add(part.file)
      this.#onDamage(
        `A completed part of the journal is damaged (${part.file}: ${what}). It stays as it is. Your annotations have ` +
          'what it says; what was done in it and before it can no longer be undone.'
      )
    }
    return content
  }

  async #readDigest(): Promise<void> {
    const file = jsonFile(this.#fileSystem, DIGEST_FILE, this.#paths.journalDigest)
    let known = 0
    try {
      await file.read()
      const parts = file.data?.parts ?? []
      const isBeginning = parts.every((name, index) => this.#parts[index]?.file === name)
      if (file.data && isBeginning) {
        this.#digest = JournalDigest.fromFile(file.data)
        known = parts.length
      }
    } catch (error) {
      // A cache: made anew below.
      if (!(error instanceof DamagedFileError) && !(error instanceof NewerVersionError)) throw error
    }
    for (const part of this.#parts.slice(known)) {
      for (const { entry } of (await this.read(part)).entries) this.#digest.note(entry.seq, entry.changes)
      this.#digestIsBehind = true
    }
  }
}

/** What is wrong with a part by itself, in words; null when it is sound. */
export function partFault(part: JournalPart, content: JournalContent): string | null {
  const [fault] = content.faults
  if (fault) return `line ${fault.line}: ${fault.message}`
  if (content.header === null) return 'it has no whole line'
  const last = content.entries.at(-1)?.entry.seq ?? content.header.firstSeq - 1
  if (content.header.firstSeq !== part.first || last !== part.last) {
    return `it has the entries ${content.header.firstSeq} to ${last}`
  }
  return content.tornLength > 0 ? 'its last line was cut off' : null
}
