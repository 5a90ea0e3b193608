import type { MatchRow } from '../../api/views'

const PAGE = 100
/** Pages that are kept; of the others the ones asked for longest ago go. */
const KEEP = 60

type Load = (from: number, limit: number) => Promise<readonly MatchRow[]>

/** The rows of a long list of matches, fetched page by page as they come into view. */
export class MatchPages {
  readonly #load: Load
  readonly #onLoaded: () => void
  readonly #onProblem: (error: unknown) => void
  /** Null while it is on its way. */
  readonly #pages = new Map<number, readonly MatchRow[] | null>()

  constructor(load: Load, onLoaded: () => void, onProblem: (error: unknown) => void) {
    this.#load = load
    this.#onLoaded = onLoaded
    this.#onProblem = onProblem
  }

  /** The match with that number if it is at hand; null if it is not. */
  row(match: number): MatchRow | null {
    return this.#pages.get(Math.floor(match / PAGE))?.[match % PAGE] ?? null
  }

  /** Sees to it that the matches from one number to another (exclusive) come. */
  want(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) {
      const known = this.#pages.get(page)
      // Asked for again, it is the newest.
      this.#pages.delete(page)
      this.#pages.set(page, known ?? null)
      if (known === undefined) void this.#fetch(page)
    }
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEEP) break
      this.#pages.delete(oldest)
    }
  }

  async #fetch(page: number): Promise<void> {
    try {
      const rows = await this.#load(page * PAGE, PAGE)
      if (!this.#pages.has(page)) return
      this.#pages.set(page, rows)
      this.#onLoaded()
    } catch (error) {
      this.#pages.delete(page)
      this.#onProblem(error)
    }
  }
}
