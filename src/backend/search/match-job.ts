import { createHash } from 'node:crypto'
import { MOST_LISTED } from '../../api/match-params'
import { CallError } from '../../api/envelope'
import type { MatchOutline, MatchProblem } from '../../api/views'
import type { Article } from '../../core/model/article'
import type { TextRange } from '../../core/model/text-range'
import { findMatches, findPattern, TOO_MUCH_MEMORY } from '../../core/query/find-in-article'
import type { FindQuery, FindResult } from '../../core/query/find-in-article'
import { findForms } from '../../core/query/match-forms'
import { stemmerNameFor } from '../../core/query/match-languages'
import type { Stem } from '../../core/query/match-stem'
import { placesOf } from '../../core/query/match-places'
import { isNarrow, matchesWithin } from '../../core/query/match-within'
import type { FindWithin } from '../../core/query/match-within'
import type { OpenLibrary } from '../store/load-library'
import { PatternThread } from './match-worker'

/** Milliseconds that a regular expression may take for one article; the find bar gives it as many. */
export const ARTICLE_TIME_LIMIT = 1_000
/** After so many articles in which the expression took too long the search stops: it would in the others, too. */
const MOST_TOO_LONG = 5
/** Milliseconds between two words of progress. */
const PROGRESS_EVERY = 100

export interface MatchRequest {
  readonly query: FindQuery
  readonly within: FindWithin
  /** Ids, in the order of the list that comes out; null: all articles that are not in the bin. */
  readonly articles: readonly string[] | null
}

/** Matches of one article, as highlights would lie: UTF-16 code units of the text with that hash. */
export interface ArticleMatches {
  readonly article: string
  readonly title: string
  readonly textHash: string
  /** SHA-256 of the words of all places, one after the other. */
  readonly wordsHash: string
  /** Number of the first match, through all articles. */
  readonly from: number
  readonly places: readonly TextRange[]
}

type StemFor = (language: string) => Stem | null

export type OnProgress = (progress: { readonly done: number; readonly total: number; readonly found: number }) => void

/** Hash by which words that were found are known again. */
export function hashOfWords(text: string, places: readonly TextRange[]): string {
  const hash = createHash('sha256')
  for (const { start, end } of places) hash.update(text.slice(start, end)).update('\0')
  return hash.digest('hex')
}

/** A search for matches in articles, and what it found. It stores nothing. */
export class MatchJob {
  readonly library: OpenLibrary
  readonly request: MatchRequest
  readonly found: ArticleMatches[] = []
  /** Settles when the search is over; rejects with CallError `cancelled` when it was ended before. */
  readonly outline: Promise<MatchOutline>
  readonly #thread: PatternThread
  readonly #onProgress: OnProgress
  readonly #problems: MatchProblem[] = []
  readonly #withoutForms = new Set<string>()
  #total = 0
  #truncated = false
  #tooLong = 0
  #cancelled = false

  /**
   * Begins to search.
   *
   * @throws CallError `bad-query` when the query is no regular expression, or empty
   */
  constructor(library: OpenLibrary, request: MatchRequest, onProgress: OnProgress, timeLimit = ARTICLE_TIME_LIMIT) {
    const pattern = findPattern(request.query)
    if (request.query.words.trim() === '') throw new CallError('bad-query', 'Type what is to be looked for.')
    if (request.query.regex && !(pattern instanceof RegExp)) throw new CallError('bad-query', pattern.problem)
    this.library = library
    this.request = request
    this.#onProgress = onProgress
    this.#thread = new PatternThread(timeLimit)
    this.outline = this.#run().finally(() => this.#thread.close())
    // Whoever asks for the outline hears of it; nobody has to ask.
    this.outline.catch(() => undefined)
  }

  cancel(): void {
    this.#cancelled = true
    this.#thread.close()
  }

  /** The matches of the article that has the match with that number, or null. */
  articleOf(match: number): ArticleMatches | null {
    let low = 0
    let high = this.found.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.found[middle]?.from ?? 0) <= match) low = middle + 1
      else high = middle
    }
    const article = this.found[low - 1]
    return article && match < article.from + article.places.length ? article : null
  }

  #articles(): readonly (Article | string)[] {
    const { articles } = this.library.store.state
    const { articles: wanted } = this.request
    if (wanted) return [...new Set(wanted)].map((id) => articles.get(id) ?? id)
    return [...articles.values()]
      .filter((article) => article.binnedAt === null)
      .sort((a, b) => (a.importedAt < b.importedAt ? 1 : a.importedAt > b.importedAt ? -1 : a.id < b.id ? -1 : 1))
  }

  async #run(): Promise<MatchOutline> {
    // Whoever began the search must have heard which it is before it tells of progress.
    await nextTurn()
    const articles = this.#articles()
    const stems = this.request.query.inflected ? await import('../../core/query/match-stem') : null
    let searched = 0
    let told = 0
    for (const article of articles) {
      if (this.#truncated || this.#tooLong >= MOST_TOO_LONG) break
      if (typeof article === 'string' || article.binnedAt !== null) {
        this.#report(article, 'It is not in the library any more.')
      } else {
        await this.#search(article, (language) => stems?.stemFor(language) ?? null)
        searched += 1
      }
      await nextTurn()
      if (this.#cancelled) throw new CallError('cancelled', 'The search was stopped. Nothing was stored.')
      const now = performance.now()
      if (now - told < PROGRESS_EVERY) continue
      told = now
      this.#onProgress({ done: searched, total: articles.length, found: this.#total })
    }
    this.#onProgress({ done: articles.length, total: articles.length, found: this.#total })
    return {
      total: this.#total,
      truncated: this.#truncated,
      searched,
      articles: this.found.map(({ article, title, from, places }) => ({ article, title, from, count: places.length })),
      problems: this.#problems,
      withoutForms: [...this.#withoutForms].sort()
    }
  }

  async #search(article: Article, stemFor: StemFor): Promise<void> {
    const { store, engine } = this.library
    const { within } = this.request
    let text: string
    let result: FindResult
    try {
      text = await engine.readText(article.id)
      result = await this.#find(article, text, stemFor)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      return this.#report(article, error.message)
    }
    if (result.problem !== null) return this.#report(article, result.problem)
    if (result.matches.length === 0) return
    const spans = isNarrow(within) ? [...(await store.loadLayer(article.id)).spans.values()] : []
    const all = placesOf(text, matchesWithin(result.matches, spans, within))
    const places = all.slice(0, MOST_LISTED - this.#total)
    if (result.truncated || places.length < all.length) this.#truncated = true
    if (places.length === 0) return
    this.found.push({
      article: article.id,
      title: article.title,
      textHash: article.text.sha256,
      wordsHash: hashOfWords(text, places),
      from: this.#total,
      places
    })
    this.#total += places.length
  }

  async #find(article: Article, text: string, stemFor: StemFor): Promise<FindResult> {
    const { query } = this.request
    if (query.inflected) {
      if (stemmerNameFor(article.language) === null) this.#withoutForms.add(article.language)
      return findForms(text, query.words, article.language, stemFor(article.language), MOST_LISTED)
    }
    if (!query.regex) return findMatches(text, query, MOST_LISTED)
    const pattern = findPattern(query)
    if (!(pattern instanceof RegExp)) throw new CallError('bad-query', pattern.problem)
    const result = await this.#thread.run(text, pattern, MOST_LISTED)
    switch (result.kind) {
      case 'found':
        return { matches: result.matches, truncated: result.truncated, problem: null }
      case 'out-of-memory':
        throw new CallError('bad-query', TOO_MUCH_MEMORY)
      case 'ended':
        return { matches: [], truncated: false, problem: null }
      case 'too-long':
        this.#tooLong += 1
        throw new CallError('too-long', this.#tooLongWords())
    }
  }

  #tooLongWords(): string {
    const last = this.#tooLong >= MOST_TOO_LONG ? ` After ${MOST_TOO_LONG} such articles the search stopped.` : ''
    return `The expression took too long here and was ended. Make it simpler.${last}`
  }

  #report(article: Article | string, message: string): void {
    const named =
      typeof article === 'string' ? { article, title: 'An article' } : { article: article.id, title: article.title }
    this.#problems.push({ ...named, message })
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
