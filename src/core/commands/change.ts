import type { Article, ArticleStatus } from '../model/article'
import type { DocumentLabel, Span } from '../model/annotation'
import type { Bookmark } from '../model/bookmark'
import type { Claim } from '../model/claim'
import { DESK_TABLES } from '../model/desk'
import type { DeskTable, DeskTables } from '../model/desk'
import type { Evidence, Mark, Question } from '../model/evidence'
import type { Relation } from '../model/relation'
import type { Scheme, SchemeVersion } from '../model/scheme'

interface Replaced<Value> {
  /** The record before the change, null when there was none. */
  readonly before: Value | null
  /** The record after the change, null when it is gone. */
  readonly after: Value | null
}

/** A record of the desk replaced by another. */
export type DeskChange = {
  [Table in DeskTable]: { readonly table: Table; readonly id: string } & Replaced<DeskTables[Table]>
}[DeskTable]

/** One record replaced by another: what commands come down to, what the journal holds, what windows hear of. */
export type Change =
  | ({ readonly table: 'article'; readonly id: string } & Replaced<Article>)
  | ({ readonly table: 'scheme'; readonly id: string } & Replaced<Scheme>)
  /** `id` is a `schemeVersionKey`. */
  | ({ readonly table: 'schemeVersion'; readonly id: string } & Replaced<SchemeVersion>)
  | {
      readonly table: 'status'
      readonly article: string
      readonly before: ArticleStatus
      readonly after: ArticleStatus
    }
  | { readonly table: 'note'; readonly article: string; readonly before: string; readonly after: string }
  | ({ readonly table: 'span'; readonly article: string; readonly id: string } & Replaced<Span>)
  | ({ readonly table: 'claim'; readonly article: string; readonly id: string } & Replaced<Claim>)
  | ({ readonly table: 'documentLabel'; readonly article: string; readonly id: string } & Replaced<DocumentLabel>)
  | ({ readonly table: 'relation'; readonly article: string; readonly id: string } & Replaced<Relation>)
  | ({ readonly table: 'bookmark'; readonly article: string; readonly id: string } & Replaced<Bookmark>)
  | ({ readonly table: 'question'; readonly article: string; readonly id: string } & Replaced<Question>)
  | ({ readonly table: 'evidence'; readonly article: string; readonly id: string } & Replaced<Evidence>)
  | ({ readonly table: 'mark'; readonly article: string; readonly id: string } & Replaced<Mark>)
  /** Active seconds on the claim with this id. */
  | ({ readonly table: 'time'; readonly article: string; readonly id: string } & Replaced<number>)
  | DeskChange

/** The changes that take `changes` back: reversed, with before and after swapped. */
export function invertChanges(changes: readonly Change[]): Change[] {
  return changes.map((change) => ({ ...change, before: change.after, after: change.before }) as Change).reverse()
}

/** Ids of the articles whose layer (one person's annotations) the changes touch. */
export function layersTouched(changes: readonly Change[]): Set<string> {
  const touched = new Set<string>()
  for (const change of changes) if ('article' in change) touched.add(change.article)
  return touched
}

const DESK: ReadonlySet<string> = new Set(DESK_TABLES)

/** True for a change of what a person keeps for the whole library. */
export function isDeskChange(change: Change): change is DeskChange {
  return DESK.has(change.table)
}
