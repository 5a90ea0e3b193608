import type { Change } from '../../core/commands/change'

/** Journal entries kept in mind, for an article that is being opened while they arrive. */
const KEPT = 500

interface Entry {
  readonly seq: number
  readonly changes: readonly Change[]
}

function recordKey(change: Change): string {
  if (!('id' in change)) return `${change.table}/${change.article}`
  return 'article' in change ? `${change.table}/${change.article}/${change.id}` : `${change.table}/${change.id}`
}

/**
 * Which journal entries this window has heard of. The answer to a command and the event of it arrive on different
 * ways, in any order: each entry counts once, and an older one never overwrites a newer one's records.
 */
export class Ledger {
  readonly #seen = new Set<number>()
  /** How many parts were heard of entries that come in several. */
  readonly #parts = new Map<number, number>()
  readonly #newest = new Map<string, number>()
  #recent: Entry[] = []
  #last = 0

  /** The highest position heard of; 0 before any. */
  get last(): number {
    return this.#last
  }

  /** Takes an entry in, or a part of one (from 1, in order). False when it was taken before, or comes in parts. */
  take(seq: number, changes: readonly Change[], part: number | null = null): boolean {
    const heard = this.#parts.get(seq) ?? 0
    const isKnown = part === null || heard === 0 ? this.#seen.has(seq) : part <= heard
    if (isKnown) return false
    this.#seen.add(seq)
    if (part !== null) this.#parts.set(seq, part)
    this.#last = Math.max(this.#last, seq)
    for (const change of changes) {
      const key = recordKey(change)
      this.#newest.set(key, Math.max(this.#newest.get(key) ?? 0, seq))
    }
    this.#recent.push({ seq, changes })
    if (this.#recent.length > KEPT) this.#recent = this.#recent.slice(-KEPT / 2)
    return true
  }

  /** True when a newer entry has changed the same record. */
  isStale(seq: number, change: Change): boolean {
    return (this.#newest.get(recordKey(change)) ?? 0) > seq
  }

  /** All changes of the entries after a position, in their order. */
  since(seq: number): Change[] {
    return this.#recent
      .filter((entry) => entry.seq > seq)
      .sort((a, b) => a.seq - b.seq)
      .flatMap((entry) => entry.changes)
  }
}
