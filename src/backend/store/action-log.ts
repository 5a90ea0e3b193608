import { History } from '../../core/commands/history'
import type { HistoryEntry } from '../../core/commands/history'
import type { SealedJournal } from './sealed-journal'

/** Where a part of the journal begins: its first entry, and the hash that the line before has to have (D15). */
export interface PartBorder {
  readonly first: number
  readonly previous: string | null
}

/** Whether an entry takes something back, or makes it again, that lies before all of them. */
const reachesBefore = (entries: readonly HistoryEntry[], first: number): boolean =>
  entries.some(({ target }) => target !== null && target < first)

/**
 * The newest entries of the journal, and undo and redo as a reading of them. What is older is fetched from the
 * completed parts when undo gets there, and given up again when new parts are completed.
 *
 * It always begins where a part begins. A part is completed only when nothing can be redone, so that what lies before
 * it matters only to actions that were done there; `reachBack` fetches those that are taken back or made again here.
 */
export class ActionLog {
  readonly #sealed: SealedJournal | null
  #entries: HistoryEntry[]
  #history = new History()
  /** Where parts begin that are read, oldest first: the first one is where the entries begin. */
  #borders: PartBorder[]
  /** Nothing before the first entry can be undone. */
  #isAtEnd = false

  /** @param border where the entries begin */
  constructor(entries: readonly HistoryEntry[], sealed: SealedJournal | null, border: PartBorder) {
    this.#sealed = sealed
    this.#entries = [...entries]
    this.#borders = [border]
    this.#rebuild()
  }

  get newest(): HistoryEntry | null {
    return this.#entries.at(-1) ?? null
  }

  get nextUndo(): HistoryEntry | null {
    return this.#history.nextUndo()
  }

  get nextRedo(): HistoryEntry | null {
    return this.#history.nextRedo()
  }

  /** How many entries are in memory. */
  get size(): number {
    return this.#entries.length
  }

  push(entry: HistoryEntry): void {
    this.#entries.push(entry)
    this.#history.push(entry)
  }

  /** Takes out entries that could not be written. */
  drop(seqs: ReadonlySet<number>): void {
    this.#entries = this.#entries.filter(({ seq }) => !seqs.has(seq))
    this.#rebuild()
  }

  /**
   * Fetches older entries until `depth` actions are known that can be undone, or there are no more. A part that is
   * damaged, or that is not the one these entries go on from, ends it.
   *
   * @throws CallError `file-error`
   */
  async reachBack(depth: number): Promise<void> {
    for (let border = this.#borders[0]; border && this.#sealed && !this.#isAtEnd; border = this.#borders[0]) {
      if (this.#history.undoDepth >= depth && !reachesBefore(this.#entries, border.first)) return
      const { first, previous } = border
      const part = this.#sealed.parts.findLast(({ last }) => last === first - 1)
      if (!part) return
      const { history, begins, lastHash } = await this.#sealed.open(part)
      if (!begins || lastHash !== previous) {
        this.#isAtEnd = true
        return
      }
      this.#borders.unshift(begins)
      this.#entries.unshift(...history)
      this.#rebuild()
    }
  }

  /** The journal goes on in a new part: what lies further back than undo needs now is given up. */
  beginPart(border: PartBorder): void {
    this.#borders.push(border)
    for (const [index, { first }] of [...this.#borders.entries()].slice(0, -1).reverse()) {
      const rest = this.#entries.filter(({ seq }) => seq >= first)
      const history = new History()
      for (const entry of rest) history.push(entry)
      if (history.undoDepth === 0 || reachesBefore(rest, first)) continue
      this.#entries = rest
      this.#history = history
      this.#borders = this.#borders.slice(index)
      if (index > 0) this.#isAtEnd = false
      return
    }
  }

  /** Entries with `seq` below `before` (0: all), newest first. Reaches into every part, also damaged ones. */
  async before(before: number, limit: number): Promise<{ readonly entries: HistoryEntry[]; readonly more: boolean }> {
    const isAsked = ({ seq }: HistoryEntry): boolean => before === 0 || seq < before
    let found = this.#entries.filter(isAsked)
    let oldest = this.#entries[0]?.seq ?? Infinity
    const older = (this.#sealed?.parts ?? []).filter(({ first }) => first < oldest && (before === 0 || first < before))
    while (found.length < limit) {
      const part = older.pop()
      if (!part || !this.#sealed) break
      const { history } = await this.#sealed.open(part)
      const limitSeq = oldest
      found = [...history.filter((entry) => entry.seq < limitSeq && isAsked(entry)), ...found]
      oldest = part.first
    }
    const start = Math.max(0, found.length - limit)
    return { entries: found.slice(start).reverse(), more: start > 0 || older.length > 0 }
  }

  #rebuild(): void {
    this.#history = new History()
    for (const entry of this.#entries) this.#history.push(entry)
  }
}
