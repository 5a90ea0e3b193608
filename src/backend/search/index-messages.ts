import type { SearchHit, TextHits } from '../../api/views'
import type { ArticleField } from './word-index'

/** An article for the index. */
export interface ArticleToIndex {
  readonly id: string
  /** Where its text lies; it is read only if the index does not have it. */
  readonly path: string
  /** SHA-256 of the text in hex: another text is not believed. */
  readonly sha256: string
  /** When it was imported, ISO 8601. */
  readonly order: string
  readonly fields: readonly ArticleField[]
  /** Where the annotations lie whose words are searched too; null when they are among the fields, or there are none. */
  readonly layer: string | null
}

/** What can be asked of the index. */
export interface Questions {
  readonly find: {
    readonly params: { readonly query: string; readonly limit: number; readonly whole: boolean }
    readonly answer: Found
  }
  readonly excerpts: {
    readonly params: { readonly query: string; readonly articles: readonly string[] }
    readonly answer: readonly SearchHit[]
  }
  readonly hits: {
    readonly params: { readonly query: string; readonly article: string }
    readonly answer: TextHits
  }
}
export type QuestionName = keyof Questions

export interface Found {
  /** Ids, best first. */
  readonly articles: readonly string[]
  /** Of the first ones. */
  readonly hits: readonly SearchHit[]
  readonly done: number
  readonly total: number
}

export type ToIndex =
  | { readonly type: 'put'; readonly articles: readonly ArticleToIndex[] }
  /** A text that could not be read where it should lie; null when it is lost. */
  | { readonly type: 'text'; readonly id: string; readonly text: string | null }
  | { readonly type: 'delete'; readonly articles: readonly string[] }
  /** All articles of the library have been told of. */
  | { readonly type: 'listed' }
  | { readonly type: 'ask'; readonly number: number; readonly name: QuestionName; readonly params: unknown }

export type FromIndex =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  /** The text is missing or another one; it is waited for. */
  | { readonly type: 'unreadable'; readonly id: string }
  | { readonly type: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly type: 'failed'; readonly number: number; readonly message: string }
