import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './durable-write'
import type { FileSystem } from './file-system'
import { lineHash } from './journal-entry'
import type { JournalEntry, JournalHeader } from './journal-entry'
import type { JournalContent } from './journal-read'

/** Where an entry lies in the journal, in bytes. */
export interface EntryPlace {
  readonly offset: number
  readonly length: number
}

interface Waiting {
  readonly line: string
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
 * disk; entries that arrive while a flush runs share the next one (group commit).
 */
export class Journal {
  readonly #options: JournalOptions
  readonly #handle: FileHandle
  readonly #waiting: Waiting[] = []
  #length: number
  #lastHash: string
  #writing: Promise<void> | null = null
  #closed = false
  #dirtyTail = false
  #wake: (() => void) | null = null

  private constructor(options: JournalOptions, handle: FileHandle, length: number, lastHash: string) {
    this.#options = options
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
      const line = JSON.stringify(header)
      const handle = await options.fileSystem.open(options.file, 'w+', 0o600)
      await handle.writeFile(`${line}\n`)
      await handle.sync()
      await syncFolder(options.fileSystem, dirname(options.file))
      return new Journal(options, handle, Buffer.byteLength(line) + 1, lineHash(line))
    }
    const handle = await options.fileSystem.open(options.file, 'r+')
    if (content.tornLength > 0) {
      await handle.truncate(content.completeLength)
      await handle.sync()
    }
    return new Journal(options, handle, content.completeLength, content.lastHash)
  }

  /**
   * Appends an entry; `previous` is filled in here, in the order of the calls.
   *
   * @returns where it lies, once it is on the disk
   * @throws the file error when the write failed and the journal does not retry
   */
  append(entry: Omit<JournalEntry, 'previous'>): Promise<EntryPlace> {
    if (this.#closed) return Promise.reject(new Error('The journal was closed.'))
    const line = JSON.stringify({ ...entry, previous: this.#lastHash })
    this.#lastHash = lineHash(line)
    const place = new Promise<EntryPlace>((done, failed) => this.#waiting.push({ line, done, failed }))
    this.#writing ??= this.#flush().finally(() => {
      this.#writing = null
    })
    return place
  }

  /** Reads the line of an entry that was appended or read earlier. */
  async readLine(place: EntryPlace): Promise<string> {
    const buffer = Buffer.alloc(place.length)
    await this.#handle.read(buffer, 0, place.length, place.offset)
    return buffer.toString('utf8')
  }

  /** Entries that are not on the disk yet. */
  get pending(): number {
    return this.#waiting.length
  }

  /** D9: flushes what waits, tries once more where writing had failed, and closes. Rejects when entries are left. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#wake?.()
    await this.#writing
    if (this.#waiting.length > 0) {
      this.#closed = false
      throw new Error(`${this.#waiting.length} changes could not be written to the disk.`)
    }
    await this.#handle.close()
  }

  async #flush(): Promise<void> {
    let pause = RETRY_FIRST_MS
    while (this.#waiting.length > 0) {
      const group = [...this.#waiting]
      try {
        await this.#write(group)
        if (pause !== RETRY_FIRST_MS) this.#options.onTrouble(null)
        pause = RETRY_FIRST_MS
      } catch (error) {
        this.#options.onTrouble(error)
        if (!this.#options.retry) return this.#giveUp(error)
        if (this.#closed) return
        await this.#sleep(pause)
        pause = Math.min(pause * 2, RETRY_MOST_MS)
      }
    }
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    if (this.#dirtyTail) {
      await this.#handle.truncate(this.#length)
      this.#dirtyTail = false
    }
    const bytes = Buffer.from(group.map((waiting) => `${waiting.line}\n`).join(''), 'utf8')
    this.#dirtyTail = true
    for (let written = 0; written < bytes.length;) {
      const result = await this.#handle.write(bytes, written, bytes.length - written, this.#length + written)
      written += result.bytesWritten
    }
    await this.#handle.datasync()
    this.#dirtyTail = false
    this.#waiting.splice(0, group.length)
    for (const waiting of group) {
      const length = Buffer.byteLength(waiting.line)
      waiting.done({ offset: this.#length, length })
      this.#length += length + 1
    }
  }

  /** Reports every waiting entry as failed and takes the torn tail and the chain back to what is on the disk. */
  async #giveUp(error: unknown): Promise<void> {
    const group = this.#waiting.splice(0)
    const first = group[0]
    if (first) this.#lastHash = (JSON.parse(first.line) as JournalEntry).previous
    await this.#handle.truncate(this.#length).then(
      () => {
        this.#dirtyTail = false
      },
      // Tried again before the next write; until then the tail has no line end and counts as torn.
      () => undefined
    )
    for (const waiting of group) waiting.failed(error)
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
