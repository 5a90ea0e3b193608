import type { Change } from '../../../core/commands/change'

/** What became of the library by the hand of others, as windows and the search hear of it. */
export interface ElsewhereEvent {
  /** Articles whose details or whose own annotations are others now; also those that came or went. */
  readonly articles: readonly string[]
  /** Other people's annotations that came, changed or went. */
  readonly others: readonly { readonly article: string; readonly person: string }[]
  /** What came into force here; not in the journal. */
  readonly changes: readonly Change[]
  /** People, schemes, sources or sessions changed. */
  readonly isLibrary: boolean
  /** Conflict copies came or went. */
  readonly isConflict: boolean
}

/** Collects what others did until it is told. */
export class Elsewhere {
  /** Hears of everything at once when something was weighed. */
  listener: ((event: ElsewhereEvent) => void) | null = null
  #changes: Change[] = []
  readonly #articles = new Set<string>()
  readonly #others = new Map<string, { readonly article: string; readonly person: string }>()
  #isLibrary = false
  #isConflict = false

  ownLayer(article: string, changes: readonly Change[]): void {
    this.#articles.add(article)
    this.#changes.push(...changes)
  }

  record(change: Change): void {
    this.#changes.push(change)
    if (change.table === 'article') this.#articles.add(change.id)
    else this.#isLibrary = true
  }

  otherLayer(article: string, person: string): void {
    this.#others.set(`${article}/${person}`, { article, person })
  }

  library(): void {
    this.#isLibrary = true
  }

  conflict(): void {
    this.#isConflict = true
  }

  clear(): void {
    this.#changes = []
    this.#articles.clear()
    this.#others.clear()
    this.#isLibrary = false
    this.#isConflict = false
  }

  /** Tells what came together since the last time, if anything did. */
  flush(): void {
    const event: ElsewhereEvent = {
      articles: [...this.#articles],
      others: [...this.#others.values()],
      changes: this.#changes,
      isLibrary: this.#isLibrary,
      isConflict: this.#isConflict
    }
    const isEmpty = event.articles.length + event.others.length + event.changes.length === 0
    this.clear()
    if (!isEmpty || event.isLibrary || event.isConflict) this.listener?.(event)
  }
}
