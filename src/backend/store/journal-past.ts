import { JournalDigest } from './journal-digest'
import type { ReadEntry } from './journal-read'
import type { SealedJournal } from './sealed-journal'

/**
 * What this person's journal on this device says of the library's records, for what is brought back when a library is
 * opened (D4). Completed parts are read only when a question needs them, and then once.
 */
export class JournalPast {
  /** Entries of the journal that is being written, in order. */
  readonly lately: readonly ReadEntry[]
  readonly #sealed: SealedJournal
  readonly #settled: number
  readonly #touchedLately = new JournalDigest()
  #all: Promise<readonly ReadEntry[]> | null = null

  /** @param settled up to which entry the library's files are complete */
  constructor(sealed: SealedJournal, lately: readonly ReadEntry[], settled: number) {
    this.#sealed = sealed
    this.lately = lately
    this.#settled = settled
    for (const { entry } of lately) this.#touchedLately.note(entry.seq, entry.changes)
  }

  /**
   * Every entry that changed something other than annotations alone, oldest first.
   *
   * @throws CallError `file-error`
   */
  all(): Promise<readonly ReadEntry[]> {
    this.#all ??= this.#readAll()
    return this.#all
  }

  /**
   * By record of a table: whether its file should be there: it was when the library's files were complete last, and
   * nothing took it away since.
   *
   * @throws CallError `file-error`
   */
  async there(table: 'article' | 'scheme' | 'session'): Promise<ReadonlyMap<string, boolean>> {
    const settled = await this.#whenSettled()
    return settled[`${table}s`]
  }

  /** Whether sources, people, contacts, facts or scales were ever changed that the files have. @throws CallError `file-error` */
  async hadDesk(): Promise<boolean> {
    return (await this.#whenSettled()).hasDesk
  }

  /** Whether any entry brought an article or changed its details. */
  knowsArticle(id: string): boolean {
    return this.#sealed.digest.articles.has(id) || this.#touchedLately.articles.has(id)
  }

  async #readAll(): Promise<readonly ReadEntry[]> {
    const found: ReadEntry[] = []
    for await (const read of this.#sealed.entries()) {
      if (read.entry.changes.some((change) => !('article' in change))) found.push(read)
    }
    return [...found, ...this.lately]
  }

  async #whenSettled(): Promise<JournalDigest> {
    // After a crash just when a part was completed the files may be behind even that.
    const isSealedSettled = this.#settled >= this.#sealed.last
    const digest = new JournalDigest()
    if (isSealedSettled) digest.append(this.#sealed.digest)
    for (const { entry } of isSealedSettled ? this.lately : await this.all()) {
      if (entry.seq <= this.#settled) digest.note(entry.seq, entry.changes)
      else digest.noteRemoved(entry.changes)
    }
    return digest
  }
}
