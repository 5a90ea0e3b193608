import type { SearchTerm } from '../../core/query/search-query'
import { Postings } from './postings'
import { countPhrase, TermMatcher } from './term-matcher'
import type { MatchedTerm } from './term-matcher'
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

/** Places of articles that have gone which are put up with before everything is put in order again. */
const MOST_GONE = 2_000

/**
 * The words of all articles, as numbers in rows, and for every word the articles that have it. It follows changes at
 * the cost of the article that changed.
 */
export class WordIndex {
  readonly vocabulary = new Vocabulary()
  readonly #placeOf = new Map<string, number>()
  /** The articles by their places; null where one has gone. */
  #articles: (IndexedArticle | null)[] = []
  #postings = new Postings()
  #gone = 0
  #words = 0

  get size(): number {
    return this.#placeOf.size
  }

  article(id: string): IndexedArticle | undefined {
    return this.#articles[this.#placeOf.get(id) ?? -1] ?? undefined
  }

  /** @param text null keeps the text that the index has of the article */
  put(id: string, order: string, text: string | null, fields: readonly ArticleField[]): void {
    const column = text === null ? (this.article(id)?.text ?? null) : wordColumnOf(text, this.vocabulary)
    const indexed = fields.map((field) => ({ ...field, column: wordColumnOf(field.text, this.vocabulary) }))
    this.delete(id)
    this.#add({ id, order, text: column, fields: indexed })
  }

  delete(id: string): void {
    const place = this.#placeOf.get(id)
    if (place === undefined) return
    this.#words -= this.#articles[place]?.text?.words.length ?? 0
    this.#placeOf.delete(id)
    this.#articles[place] = null
    this.#gone += 1
    if (this.#gone > MOST_GONE && this.#gone > this.size) this.#putInOrder()
  }

  /** To be called when many articles have been taken in: searching takes less time then. */
  settle(): void {
    this.#postings.settle()
  }

  #add(article: IndexedArticle): void {
    const place = this.#articles.length
    this.#articles.push(article)
    this.#placeOf.set(article.id, place)
    this.#words += article.text?.words.length ?? 0
    for (const [word, weight] of weightsOf(article)) this.#postings.add(word, place, weight)
  }

  #putInOrder(): void {
    const articles = this.#articles
    this.#articles = []
    this.#placeOf.clear()
    this.#postings = new Postings()
    this.#gone = 0
    this.#words = 0
    for (const article of articles) if (article) this.#add(article)
  }

  /** The articles that have every term, in their text or a field, best first. */
  search(terms: readonly SearchTerm[]): FoundArticle[] {
    const matcher = TermMatcher.for(terms, this.vocabulary)
    if (!matcher) return []
    const rows = matcher.terms.map((term) => this.#weightsOfTerm(term))
    const { found, documents } = this.#havingAll(rows)
    const rarity = documents.map((count) => Math.log(1 + this.size / (count + 0.5)))
    const usual = Math.max(1, this.#words / Math.max(1, this.size))
    const scores = new Float64Array(this.#articles.length)
    for (const place of found) {
      const article = this.#articles[place]
      if (!article) continue
      const length = (article.text?.words.length ?? 0) / usual
      const least = ENOUGH * (1 - LENGTH_MATTERS + LENGTH_MATTERS * length)
      let score = isWholeIn(article, matcher) ? WHOLE_TITLE : 0
      for (let term = 0; term < rows.length; term += 1) {
        const weight = rows[term]?.[place] ?? 0
        score += ((rarity[term] ?? 0) * weight) / (weight + least)
      }
      scores[place] = score
    }
    const better = (a: number, b: number): number =>
      (scores[b] ?? 0) - (scores[a] ?? 0) || compareOrder(this.#articles[a], this.#articles[b])
    return found.sort(better).flatMap((place) => {
      const id = this.#articles[place]?.id
      return id === undefined ? [] : [{ id, score: scores[place] ?? 0 }]
    })
  }

  /** The places with something in every row, and how many articles have something in each. */
  #havingAll(rows: readonly Uint32Array[]): { readonly found: number[]; readonly documents: number[] } {
    const found: number[] = []
    const documents = rows.map(() => 0)
    for (let place = 0; place < this.#articles.length; place += 1) {
      if (!this.#articles[place]) continue
      let having = 0
      for (let term = 0; term < rows.length; term += 1) {
        if ((rows[term]?.[place] ?? 0) === 0) continue
        having += 1
        documents[term] = (documents[term] ?? 0) + 1
      }
      if (having === rows.length) found.push(place)
    }
    return { found, documents }
  }

  /** For every place how much of a term its article has; 0 where it has not. */
  #weightsOfTerm(term: MatchedTerm): Uint32Array {
    const weights = new Uint32Array(this.#articles.length)
    if (term.before.length === 0) {
      for (const word of term.last) this.#postings.addWeights(word, weights)
      return weights
    }
    // Words that follow one another are looked for where the rarest of them is.
    const rarest = term.before.reduce((a, b) => (this.#postings.countOf(b) < this.#postings.countOf(a) ? b : a))
    this.#postings.addWeights(rarest, weights)
    for (const [place, article] of this.#articles.entries()) {
      if (weights[place] === 0) continue
      weights[place] = article ? weightOfPhrase(article, term, rarest) : 0
    }
    return weights
  }
}

function weightsOf({ text, fields }: IndexedArticle): Map<number, number> {
  const weights = new Map<number, number>()
  const take = ({ words }: WordColumn, weight: number): void => {
    for (const word of words) weights.set(word, (weights.get(word) ?? 0) + weight)
  }
  if (text) take(text, 1)
  for (const { kind, column } of fields) take(column, WEIGHTS[kind])
  return weights
}

function weightOfPhrase({ text, fields }: IndexedArticle, term: MatchedTerm, rarest: number): number {
  let weight = text ? countPhrase(text.words, term, rarest) : 0
  for (const { kind, column } of fields) weight += countPhrase(column.words, term, rarest) * WEIGHTS[kind]
  return weight
}

const isWholeIn = ({ fields }: IndexedArticle, matcher: TermMatcher): boolean =>
  fields.some(({ kind, column }) => kind === 'title' && matcher.isWholeIn(column.words))

function compareOrder(a: IndexedArticle | null | undefined, b: IndexedArticle | null | undefined): number {
  if (!a || !b) return 0
  return a.order < b.order ? 1 : a.order > b.order ? -1 : a.id < b.id ? -1 : 1
}
