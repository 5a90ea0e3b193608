import type { SearchTerm } from '../../core/query/search-query'
import { TermMatcher } from './term-matcher'
import { Vocabulary } from './vocabulary'
import { wordColumnOf } from './word-column'
import type { WordColumn } from './word-column'

/** What of an article is searched beside its text. */
export interface ArticleField {
  readonly kind: 'title' | 'byline' | 'publisher' | 'tag' | 'claim' | 'note'
  readonly text: string
}

export interface IndexedField extends ArticleField {
  readonly column: WordColumn
}

/** An article as the index has it. */
export interface IndexedArticle {
  readonly id: string
  /** Among equally good ones the greater comes first; ISO 8601. */
  readonly order: string
  /** Null while its text could not be read. */
  readonly text: WordColumn | null
  readonly fields: readonly IndexedField[]
}

/** An article that has every term. */
export interface FoundArticle {
  readonly id: string
  /** Hits in the text, without overlaps. */
  readonly hits: number
  readonly score: number
}

/** How much more a word counts that stands in a field; in the text it is 1. */
const WEIGHTS: Readonly<Record<ArticleField['kind'], number>> = {
  title: 8,
  byline: 3,
  publisher: 2,
  tag: 4,
  claim: 2,
  note: 2
}
/** More than any sum of words in a text comes to: an article whose title has everything stands above all that do not. */
const WHOLE_TITLE = 1e6
/** From here on another occurrence hardly counts (the k of BM25), and how much the length of a text matters (its b). */
const ENOUGH = 1.2
const LENGTH_MATTERS = 0.6

interface Candidate {
  readonly article: IndexedArticle
  readonly hits: number
  readonly inTitle: boolean
  /** For every term: how often in the text, and how much in the fields. */
  readonly often: readonly number[]
}

/**
 * The words of all articles, as numbers in rows. A search goes through all of them: for ten thousand articles that
 * takes some milliseconds, there is nothing to keep sorted, and taking an article in or out costs nothing but itself.
 */
export class WordIndex {
  readonly vocabulary = new Vocabulary()
  readonly #articles = new Map<string, IndexedArticle>()
  #words = 0

  get size(): number {
    return this.#articles.size
  }

  article(id: string): IndexedArticle | undefined {
    return this.#articles.get(id)
  }

  /** @param text null keeps the text that the index has of the article */
  put(id: string, order: string, text: string | null, fields: readonly ArticleField[]): void {
    const before = this.#articles.get(id)
    const column = text === null ? (before?.text ?? null) : wordColumnOf(text, this.vocabulary)
    this.#words += (column?.words.length ?? 0) - (before?.text?.words.length ?? 0)
    const indexed = fields.map((field) => ({ ...field, column: wordColumnOf(field.text, this.vocabulary) }))
    this.#articles.set(id, { id, order, text: column, fields: indexed })
  }

  delete(id: string): void {
    this.#words -= this.#articles.get(id)?.text?.words.length ?? 0
    this.#articles.delete(id)
  }

  /** The articles that have every term, in their text or a field, best first. */
  search(terms: readonly SearchTerm[]): FoundArticle[] {
    const matcher = TermMatcher.for(terms, this.vocabulary)
    if (!matcher) return []
    const candidates: Candidate[] = []
    const documents = new Uint32Array(matcher.count)
    for (const article of this.#articles.values()) {
      const candidate = examine(article, matcher, documents)
      if (candidate) candidates.push(candidate)
    }
    const rarity = Array.from(documents, (count) => Math.log(1 + this.#articles.size / (count + 0.5)))
    const usual = Math.max(1, this.#words / Math.max(1, this.#articles.size))
    return candidates
      .map((candidate) => ({ candidate, score: scoreOf(candidate, rarity, usual) }))
      .sort((a, b) => b.score - a.score || compareOrder(a.candidate.article, b.candidate.article))
      .map(({ candidate, score }) => ({ id: candidate.article.id, hits: candidate.hits, score }))
  }
}

function examine(article: IndexedArticle, matcher: TermMatcher, documents: Uint32Array): Candidate | null {
  const counts = new Uint32Array(matcher.count)
  const inText = article.text ? matcher.countIn(article.text.words, counts) : { seen: 0, hits: 0 }
  let { seen } = inText
  let inTitle = false
  const often = Array.from(counts)
  for (const { kind, column } of article.fields) {
    const inField = new Uint32Array(matcher.count)
    const found = matcher.countIn(column.words, inField)
    if (found.seen === 0) continue
    seen |= found.seen
    inTitle ||= kind === 'title' && found.seen === matcher.all
    inField.forEach((count, term) => (often[term] = (often[term] ?? 0) + count * WEIGHTS[kind]))
  }
  for (let term = 0; term < matcher.count; term += 1) {
    if ((seen & (1 << term)) !== 0) documents[term] = (documents[term] ?? 0) + 1
  }
  return seen === matcher.all ? { article, hits: inText.hits, inTitle, often } : null
}

function scoreOf({ article, often, inTitle }: Candidate, rarity: readonly number[], usual: number): number {
  const length = (article.text?.words.length ?? 0) / usual
  const least = ENOUGH * (1 - LENGTH_MATTERS + LENGTH_MATTERS * length)
  const score = often.reduce((sum, count, term) => sum + ((rarity[term] ?? 0) * count) / (count + least), 0)
  return inTitle ? score + WHOLE_TITLE : score
}

function compareOrder(a: IndexedArticle, b: IndexedArticle): number {
  return a.order < b.order ? 1 : a.order > b.order ? -1 : a.id < b.id ? -1 : 1
}
