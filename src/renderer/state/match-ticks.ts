import type { MatchChoice } from '../../api/match-params'
import type { MatchedArticle } from '../../api/views'

export type TickState = 'all' | 'some' | 'none'

/**
 * Which matches of a list are ticked. Matches that have the label already are out of it: they keep their tick for when
 * another label is chosen, but count as not ticked. Counts are kept, so that nothing here looks at all of them twice.
 */
export class MatchTicks {
  readonly #articles: readonly MatchedArticle[]
  readonly #ticked: Uint8Array
  readonly #out: Uint8Array
  /** For each article how many matches are ticked, and how many can be. */
  readonly #counts: Int32Array
  readonly #able: Int32Array

  /** All are ticked. */
  constructor(articles: readonly MatchedArticle[], total: number) {
    this.#articles = articles
    this.#ticked = new Uint8Array(total).fill(1)
    this.#out = new Uint8Array(total)
    this.#counts = new Int32Array(articles.length)
    this.#able = new Int32Array(articles.length)
    this.#count()
  }

  /** Takes matches out, by their numbers, and lets all others in. */
  setOut(matches: readonly number[]): void {
    this.#out.fill(0)
    for (const match of matches) this.#out[match] = 1
    this.#count()
  }

  /** True when the match is left alone whatever its tick says. */
  isOut(match: number): boolean {
    return this.#out[match] === 1
  }

  isTicked(match: number): boolean {
    return this.#ticked[match] === 1 && this.#out[match] === 0
  }

  /** Ticks or unticks one match; one that is out stays as it is. */
  set(match: number, on: boolean): void {
    if (this.isOut(match) || this.isTicked(match) === on) return
    const article = this.articleOf(match)
    this.#ticked[match] = on ? 1 : 0
    this.#counts[article] = (this.#counts[article] ?? 0) + (on ? 1 : -1)
  }

  /** Ticks or unticks all matches of the article with that index. */
  setArticle(index: number, on: boolean): void {
    const article = this.#articles[index]
    if (!article) return
    this.#ticked.fill(on ? 1 : 0, article.from, article.from + article.count)
    this.#counts[index] = on ? (this.#able[index] ?? 0) : 0
  }

  setAll(on: boolean): void {
    this.#ticked.fill(on ? 1 : 0)
    this.#count()
  }

  stateOf(index: number): TickState {
    const count = this.#counts[index] ?? 0
    if (count === 0) return 'none'
    return count === this.#able[index] ? 'all' : 'some'
  }

  /** Index of the article that a match is in. */
  articleOf(match: number): number {
    let low = 0
    let high = this.#articles.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#articles[middle]?.from ?? 0) <= match) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** How many are ticked, how many can be, and in how many articles one is ticked. */
  get summary(): { readonly ticked: number; readonly able: number; readonly articles: number } {
    let ticked = 0
    let able = 0
    let articles = 0
    this.#counts.forEach((count, index) => {
      ticked += count
      able += this.#able[index] ?? 0
      if (count > 0) articles += 1
    })
    return { ticked, able, articles }
  }

  /** The ticked matches, said in the shorter way. */
  choice(): MatchChoice {
    const on: number[] = []
    const off: number[] = []
    this.#ticked.forEach((ticked, match) => (ticked === 1 ? on : off).push(match))
    return on.length < off.length ? { mode: 'only', matches: on } : { mode: 'all-but', matches: off }
  }

  #count(): void {
    this.#articles.forEach(({ from, count }, index) => {
      let ticked = 0
      let able = 0
      for (let match = from; match < from + count; match += 1) {
        if (this.#out[match] === 1) continue
        able += 1
        ticked += this.#ticked[match] ?? 0
      }
      this.#counts[index] = ticked
      this.#able[index] = able
    })
  }
}
