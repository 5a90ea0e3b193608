import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FieldHit, SearchHit, TextHits } from '../../api/views'
import { MOST_MATCHES } from '../../core/query/find-in-article'
import { searchHits } from '../../core/query/search-hits'
import { parseSearch } from '../../core/query/search-query'
import type { SearchTerm } from '../../core/query/search-query'
import { excerptsOf } from './excerpts'
import type { ArticleToIndex, Found, FromIndex, QuestionName, Questions, ToIndex } from './index-messages'
import { readLayerFields } from './layer-fields'
import { TermMatcher } from './term-matcher'
import type { IndexedArticle } from './word-index'
import { WordIndex } from './word-index'
import { placesOf } from './word-column'

/** How often it says how far it is, in milliseconds. */
const PROGRESS_EVERY = 200
/** So many new articles are read before a question is answered; with more, it is answered with what is there. */
const FEW = 50
/** Pieces of text that are shown of an article. */
const EXCERPTS = 3

interface Known {
  readonly path: string
  readonly sha256: string
}

/**
 * The index with its ear: takes articles in, slice by slice, and answers questions meanwhile. It reads texts by itself,
 * so that in a thread of its own it takes nothing from the others.
 */
export class IndexHost {
  readonly #index = new WordIndex()
  readonly #waiting = new Map<string, ArticleToIndex>()
  /** Texts that the other side is asked for. */
  readonly #missing = new Map<string, ArticleToIndex>()
  readonly #known = new Map<string, Known>()
  /** Questions that want all articles. */
  #patient: (() => void)[] = []
  #listed = false
  #scheduled = false
  #isClosed = false
  #told = 0
  #toldComplete = false

  /**
   * @param tell sends a message to the other side
   * @param slice how long it works at a stretch, in milliseconds
   */
  constructor(
    private readonly tell: (message: FromIndex) => void,
    private readonly slice: number
  ) {}

  receive(message: ToIndex): void {
    switch (message.type) {
      case 'put':
        for (const article of message.articles) this.#waiting.set(article.id, article)
        break
      case 'text':
        this.#takeMissing(message.id, message.text)
        break
      case 'delete':
        for (const id of message.articles) this.#forget(id)
        break
      case 'listed':
        this.#listed = true
        break
      case 'ask':
        this.#ask(message.number, message.name, message.params)
    }
    this.#schedule()
  }

  get #total(): number {
    return this.#index.size + this.#waiting.size + this.#missing.size
  }
  get #done(): number {
    return this.#index.size
  }
  get #isComplete(): boolean {
    return this.#listed && this.#waiting.size === 0 && this.#missing.size === 0
  }

  /** Leaves off. */
  close(): void {
    this.#isClosed = true
  }

  #schedule(): void {
    if (this.#scheduled || this.#isClosed) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      if (this.#isClosed) return
      this.#work(performance.now() + this.slice)
      if (this.#waiting.size > 0) this.#schedule()
    })
  }

  #work(until: number): void {
    for (const article of this.#waiting.values()) {
      this.#take(article)
      if (performance.now() > until) break
    }
    if (this.#isComplete) {
      this.#index.settle()
      const patient = this.#patient
      this.#patient = []
      for (const answer of patient) answer()
    }
    this.#tellProgress()
  }

  #tellProgress(): void {
    const now = performance.now()
    if (this.#isComplete ? this.#toldComplete : now < this.#told + PROGRESS_EVERY) return
    this.#toldComplete = this.#isComplete
    this.#told = now
    this.tell({ type: 'progress', done: this.#done, total: this.#total })
  }

  #take(article: ArticleToIndex): void {
    const { id, path, sha256 } = article
    this.#waiting.delete(id)
    const known = this.#known.get(id)
    if (known?.sha256 === sha256 && this.#index.article(id)?.text) return this.#put(article, null)
    this.#index.delete(id)
    const text = readText(path, sha256)
    if (text !== null) return this.#put(article, text)
    this.#missing.set(id, article)
    this.tell({ type: 'unreadable', id })
  }

  #put(article: ArticleToIndex, text: string | null): void {
    this.#known.set(article.id, article)
    const fields = article.layer === null ? article.fields : [...article.fields, ...readLayerFields(article.layer)]
    this.#index.put(article.id, article.order, text, fields)
  }

  #takeMissing(id: string, text: string | null): void {
    const article = this.#missing.get(id)
    if (!article || !this.#missing.delete(id)) return
    this.#put(article, text)
  }

  #forget(id: string): void {
    this.#waiting.delete(id)
    this.#missing.delete(id)
    this.#known.delete(id)
    this.#index.delete(id)
  }

  #ask(number: number, name: QuestionName, params: unknown): void {
    const answer = (): void => {
      try {
        this.tell({ type: 'answer', number, answer: this.#answer(name, params as never) })
      } catch (error) {
        this.tell({ type: 'failed', number, message: String(error) })
      }
    }
    if (name === 'find' && (params as Questions['find']['params']).whole && !this.#isComplete) {
      this.#patient.push(answer)
      return
    }
    if (this.#listed && this.#waiting.size <= FEW) this.#work(Infinity)
    // Who got less than everything waits to hear that there is more.
    if (!this.#isComplete) this.#toldComplete = false
    answer()
  }

  #answer<Name extends QuestionName>(name: Name, params: Questions[Name]['params']): unknown {
    const terms = parseSearch(params.query)
    const matcher = TermMatcher.for(terms, this.#index.vocabulary)
    switch (name) {
      case 'find': {
        const { limit } = params as Questions['find']['params']
        const found = this.#index.search(terms)
        return {
          articles: found.map(({ id }) => id),
          hits: found.slice(0, limit).flatMap(({ id }) => this.#hitOf(id, terms, matcher)),
          done: this.#done,
          total: this.#total
        } satisfies Found
      }
      case 'excerpts':
        return (params as Questions['excerpts']['params']).articles.flatMap((id) => this.#hitOf(id, terms, matcher))
      default:
        return this.#textHits((params as Questions['hits']['params']).article, matcher)
    }
  }

  /** What was found in an article, as the list shows it; nothing when the article is not there any more. */
  #hitOf(id: string, terms: readonly SearchTerm[], matcher: TermMatcher | null): SearchHit[] {
    const article = this.#index.article(id)
    if (!article || !matcher) return []
    const { vocabulary } = this.#index
    const hits = article.text ? matcher.hitsIn(article.text.words) : []
    const text = hits.length > 0 ? this.#textOf(article) : null
    const excerpts = article.text && text ? excerptsOf(text, article.text, hits, vocabulary, EXCERPTS) : null
    const fields = article.fields.flatMap((field): FieldHit[] => {
      const inField = matcher.hitsIn(field.column.words)
      if (inField.length === 0) return []
      if (field.kind === 'title') return [{ kind: field.kind, text: field.text, hits: searchHits(field.text, terms) }]
      const [first] = excerptsOf(field.text, field.column, inField, vocabulary, 1) ?? []
      if (!first) return []
      const within = first.hits.map(({ start, end }) => ({ start: start - first.start, end: end - first.start }))
      return [{ kind: field.kind, text: first.text, hits: within }]
    })
    return [{ article: id, count: hits.length, excerpts: excerpts ?? [], fields }]
  }

  #textHits(id: string, matcher: TermMatcher | null): TextHits {
    const article = this.#index.article(id)
    if (!article?.text || !matcher) return { ranges: [], more: false }
    const hits = matcher.hitsIn(article.text.words)
    const text = hits.length > 0 ? this.#textOf(article) : null
    if (text === null) return { ranges: [], more: false }
    const ranges = placesOf(text, article.text, hits.slice(0, MOST_MATCHES), this.#index.vocabulary)
    return { ranges: ranges ?? [], more: hits.length > MOST_MATCHES }
  }

  /** The text as it lies on the disk now; the places in it are compared with the words that were indexed. */
  #textOf({ id }: IndexedArticle): string | null {
    const known = this.#known.get(id)
    return known ? readText(known.path, null) : null
  }
}

/** Null when there is none, or another one. */
function readText(path: string, sha256: string | null): string | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    // Whatever keeps it from being read, the other side finds out and tells the person.
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
  if (sha256 === null) return text
  return createHash('sha256').update(text).digest('hex') === sha256 ? text : null
}
