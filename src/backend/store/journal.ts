import { dirname } from 'node:path'
import { syncFolder, writeDurably } from './durable-write'
import { errorCode, LOCK_LOST } from './file-system'
import type { FileSystem, OpenFile } from './file-system'
import { lineHash } from './journal-entry'
import type { JournalEntry, JournalHeader } from './journal-entry'
import { JOINED } from './journal-read'
import type { JournalContent } from './journal-read'

/** Where an entry lies in the journal, in bytes. */
export interface EntryPlace {
  readonly offset: number
  readonly length: number
}

interface Waiting {
  readonly line: string
  /** Goes to the disk in the same write as the entry before it. */
  readonly joins: boolean
  readonly previous: string
  readonly done: (place: EntryPlace) => void
  readonly failed: (error: unknown) => void
}

export interface JournalOptions {
  readonly fileSystem: FileSystem
  readonly file: string
  /** D2: whether a failed write is tried again until it succeeds (a window) or reported at once (the CLI). */
  readonly retry: boolean
  /** Hears of a failed write, and with null when writing works again. */
  readonly onTrouble: (error: unknown) => void
}

const RETRY_FIRST_MS = 500
const RETRY_MOST_MS = 10_000

/**
 * The append-only log of acknowledged commands (D1). `append` resolves once the entry's bytes are flushed to the
 * disk; entries that arrive while a flush runs share the next one (group commit). A line that shares the write of the
 * line before it begins with a space (`JOINED`): after a power cut that tells what may be torn from what cannot.
 */
export class Journal {
  readonly #options: JournalOptions
  /** Null between the completion of a part and the beginning of the next: see `seal`. */
  #handle: OpenFile | null
  #header: JournalHeader
  readonly #waiting: Waiting[] = []
  /** How many of those that wait are being written now. */
  #underWay = 0
  #length: number
  #lastHash: string
  #writing: Promise<void> | null = null
  #closed = false
  #closing: Promise<void> | null = null
  #troubled = false
  #dirtyTail = false
  #wake: (() => void) | null = null

  private constructor(
    options: JournalOptions,
    header: JournalHeader,
    handle: OpenFile | null,
    length: number,
    lastHash: string
  ) {
    this.#options = options
    this.#header = header
    this.#handle = handle
    this.#length = length
    this.#lastHash = lastHash
  }

  /**
   * Opens a journal for writing, making it when there is none. A torn tail must have been saved elsewhere by the
   * caller; here it is cut off.
   */
  static async open(options: JournalOptions, header: JournalHeader, content: JournalContent | null): Promise<Journal> {
    if (content === null || content.completeLength === 0) {
      const journal = new Journal(options, header, null, 0, lineHash(JSON.stringify(header)))
      await journal.#begin()
      return journal
    }
    const handle = await options.fileSystem.open(options.file, 'r+')
    await orClose(handle, async () => {
      if (content.tornLength === 0) return
      await handle.truncate(content.completeLength)
      await handle.sync()
    })
    return new Journal(options, header, handle, content.completeLength, content.lastHash)
  }

  /**
   * Appends an entry; `previous` is filled in here, in the order of the calls.
   *
   * @param takeBack called at the very moment the entry is given up, before anything else can be appended: what was
   *   built on an entry that never reached the disk must not reach it either
   * @returns where it lies, once it is on the disk
   * @throws the file error when the write failed and the journal does not retry
   */
  append(entry: Omit<JournalEntry, 'previous'>, takeBack: () => void = () => undefined): Promise<EntryPlace> {
    if (this.#closed) return Promise.reject(new Error('The journal was closed.'))
    const previous = this.#lastHash
    const joins = this.#waiting.length > this.#underWay
    const line = `${joins ? JOINED : ''}${JSON.stringify({ ...entry, previous })}`
    this.#lastHash = lineHash(line)
    const place = new Promise<EntryPlace>((done, reject) => {
      const failed = (error: unknown): void => {
        takeBack()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
      this.#waiting.push({ line, joins, previous, done, failed })
    })
    this.#start()
    return place
  }

  /**
   * Completes what was written so far as a part of its own and goes on in a new file whose head carries the hash of the
   * part's last line (D15). Nothing may be appended until it is done. When the new file cannot be begun, the next
   * append tries again; between the two, an opening library finds the part and no journal, and goes on from the part.
   *
   * @param part where the part is to lie: a path that nothing has
   * @param firstSeq `seq` of the entry that comes next
   * @returns where the new part begins; null when entries are on their way to the disk, and nothing was done
   * @throws the file error when the part could not be named; the journal goes on as it was
   */
  async seal(part: string, firstSeq: number): Promise<{ readonly first: number; readonly previous: string } | null> {
    if (this.#closed || this.#waiting.length > 0 || this.#dirtyTail || this.#writing) return null
    const handle = this.#handle
    if (!handle) return null
    const { fileSystem, file, onTrouble } = this.#options
    await fileSystem.rename(file, part)
    const previous = this.#lastHash
    this.#header = { ...this.#header, firstSeq, previous }
    this.#lastHash = lineHash(JSON.stringify(this.#header))
    this.#handle = null
    try {
      await handle.close()
      await this.#begin()
    } catch (error) {
      this.#troubled = true
      onTrouble(error)
    }
    return { first: firstSeq, previous }
  }

  /** Begins the file with its head. */
  async #begin(): Promise<OpenFile> {
    const { fileSystem, file } = this.#options
    const line = JSON.stringify(this.#header)
    // The part before has its new name on the disk before another file takes its old one.
    await syncFolder(fileSystem, dirname(file))
    // Under its name it is whole: half a head would be taken for a damaged journal.
    await writeDurably(fileSystem, file, `${line}\n`)
    const handle = await fileSystem.open(file, 'r+')
    this.#handle = handle
    this.#length = Buffer.byteLength(line) + 1
    return handle
  }

  /** `seq` of the first entry in this file. */
  get firstSeq(): number {
    return this.#header.firstSeq
  }

  /** Bytes that are on the disk. */
  get length(): number {
    return this.#length
  }

  #start(): void {
    if (this.#waiting.length > 0) this.#writing ??= this.#flush()
  }

  /** Reads the line of an entry that was appended or read earlier. */
  async readLine(place: EntryPlace): Promise<string> {
    const buffer = Buffer.alloc(place.length)
    if (!this.#handle) throw new Error('The journal has no entries yet.')
    await this.#handle.read(buffer, 0, place.length, place.offset)
    return buffer.toString('utf8')
  }

  /** True once nothing can be appended any more. */
  get isClosed(): boolean {
    return this.#closed
  }

  /** Hash of the last line, also of one that is not on the disk yet. */
  get lastHash(): string {
    return this.#lastHash
  }

  /** Entries that are not on the disk yet. */
  get pending(): number {
    return this.#waiting.length
  }

  /**
   * D9: flushes what waits, tries once more where writing had failed, and closes. Rejects when entries are left: the
   * journal stays open then and goes on trying.
   */
  close(): Promise<void> {
    if (this.#closed) return Promise.resolve()
    this.#closing ??= this.#finish().finally(() => {
      this.#closing = null
      if (!this.#closed && this.#waiting.length > 0) this.#start()
    })
    return this.#closing
  }

  async #finish(): Promise<void> {
    this.#wake?.()
    // Entries may come while the last ones are written: they are part of what is closed.
    while (this.#writing) await this.#writing
    if (this.#waiting.length > 0) throw new Error(`${this.#waiting.length} changes could not be written to the disk.`)
    // A tail that cannot be taken off is seen on the next open: it is no whole entry, or one more than was told.
    await this.#cutTail().catch(() => undefined)
    this.#closed = true
    await this.#handle?.close()
  }

  async #flush(): Promise<void> {
    let pause = RETRY_FIRST_MS
    try {
      while (this.#waiting.length > 0) {
        try {
          await this.#write(this.#nextGroup())
          if (this.#troubled) this.#options.onTrouble(null)
          this.#troubled = false
          pause = RETRY_FIRST_MS
        } catch (error) {
          this.#underWay = 0
          this.#troubled = true
          this.#options.onTrouble(error)
          // D3: what another program has by now is not tried for again.
          if (!this.#options.retry || errorCode(error) === LOCK_LOST) {
            await this.#giveUp(error)
            continue
          }
          if (this.#closing) return
          await this.#sleep(pause)
          pause = Math.min(pause * 2, RETRY_MOST_MS)
        }
      }
    } finally {
      // In the same turn as the last look at what waits: an entry that came a moment later would wait for ever.
      this.#writing = null
    }
  }

  /** What goes to the disk in one write: an entry and those that join it. */
  #nextGroup(): readonly Waiting[] {
    const end = this.#waiting.findIndex(({ joins }, index) => index > 0 && !joins)
    const group = this.#waiting.slice(0, end < 0 ? undefined : end)
    this.#underWay = group.length
    return group
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    await this.#cutTail()
    const handle = this.#handle ?? (await this.#begin())
    const bytes = Buffer.from(group.map((waiting) => `${waiting.line}\n`).join(''), 'utf8')
    this.#dirtyTail = true
    for (let written = 0; written < bytes.length;) {
      const result = await handle.write(bytes, written, bytes.length - written, this.#length + written)
      written += result.bytesWritten
    }
    await handle.datasync()
    this.#dirtyTail = false
    this.#waiting.splice(0, group.length)
    this.#underWay = 0
    for (const waiting of group) {
      const length = Buffer.byteLength(waiting.line)
      waiting.done({ offset: this.#length, length })
      this.#length += length + 1
    }
  }

  /** Takes the torn tail and the chain back to what is on the disk and reports every waiting entry as failed. */
  async #giveUp(error: unknown): Promise<void> {
    // What cannot be taken off is tried again before the next write and on closing; until then the tail may hold
    // entries that nobody was told are saved.
    await this.#cutTail().catch(() => undefined)
    // Entries that came meanwhile build on the ones that failed: they go too, in one step with the chain.
    const group = this.#waiting.splice(0)
    if (group[0]) this.#lastHash = group[0].previous
    for (const waiting of group) waiting.failed(error)
  }

  /** Takes off what a failed write left; it is gone from the disk when this resolves. */
  async #cutTail(): Promise<void> {
    if (!this.#dirtyTail || !this.#handle) return
    await this.#handle.truncate(this.#length)
    await this.#handle.datasync()
    this.#dirtyTail = false
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Does the first work on a file; it does not stay open when that fails. */
async function orClose(handle: OpenFile, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await handle.close()
    throw error
  }
}
