import type { Article } from '../model/article'
import type { Desk } from '../model/desk'
import type { Layer } from '../model/library'

/** An article of a session as the person under way sees it: its frozen text and what they made in it. */
export interface SessionDocument {
  readonly article: Pick<Article, 'id' | 'title' | 'segments' | 'language' | 'publishedAt'>
  readonly text: string
  readonly layer: Layer
}

/** The tables of the desk that a session reads. */
export type SessionDesk = { readonly [Table in keyof Desk]: ReadonlyMap<string, Parameters<Desk[Table]['set']>[1]> }
