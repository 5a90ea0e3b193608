/** What undo needs to know of a journal entry; its changes stay in the journal. */
export interface HistoryEntry {
  /** Position in the journal, from 1. */
  readonly seq: number
  /** `log`: kept, and no action: undo passes it over. */
  readonly kind: 'do' | 'undo' | 'redo' | 'log'
  /** The `do` entry that an `undo` takes back or a `redo` makes again; null for `do` and `log`. */
  readonly target: number | null
  /** In words, for buttons and lists. */
  readonly label: string
  /** ISO 8601 in UTC. */
  readonly at: string
  /** The article it concerns, when it concerns exactly one. */
  readonly article: string | null
}

/**
 * The undo and redo stacks as a reading of the journal, so that they survive a restart. One stack for the whole
 * library: undo crosses articles. A new action ends what could be redone.
 */
export class History {
  readonly #undo: HistoryEntry[] = []
  readonly #redo: HistoryEntry[] = []
  readonly #done = new Map<number, HistoryEntry>()

  /** Takes the next journal entry in. Entries must come in the order of their `seq`. */
  push(entry: HistoryEntry): void {
    if (entry.kind === 'log') return
    if (entry.kind === 'do') {
      this.#done.set(entry.seq, entry)
      this.#undo.push(entry)
      this.#redo.length = 0
      return
    }
    const done = entry.target === null ? undefined : this.#done.get(entry.target)
    if (!done) return
    const from = entry.kind === 'undo' ? this.#undo : this.#redo
    const to = entry.kind === 'undo' ? this.#redo : this.#undo
    const index = from.lastIndexOf(done)
    if (index >= 0) from.splice(index, 1)
    to.push(done)
  }

  /** The entry that undo would take back, or null. */
  nextUndo(): HistoryEntry | null {
    return this.#undo.at(-1) ?? null
  }

  /** The entry that redo would make again, or null. */
  nextRedo(): HistoryEntry | null {
    return this.#redo.at(-1) ?? null
  }

  /** How many actions could be taken back. */
  get undoDepth(): number {
    return this.#undo.length
  }
}
