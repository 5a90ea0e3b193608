import type { Relation } from '../../core/model/relation'
import type { RelationType } from '../../core/model/scheme'
import type { Box } from './window-box'

/** A highlight as an end of a relation, with what is said of it while its article is not at hand. */
export interface RelationSide {
  readonly article: string
  /** Title of the article. */
  readonly title: string
  readonly span: string
  /** Id of the highlight's label. */
  readonly label: string
  readonly quote: string
}

/** A type that a relation between two highlights may have; `isTurned`: drawn the other way round. */
export interface RelationChoice {
  readonly type: RelationType
  readonly isTurned: boolean
}

/** One of several relations to follow from a highlight; `forward`: from its beginning to its end. */
export interface RelationWay {
  readonly relation: Relation
  readonly forward: boolean
}

/** What is to be picked about a relation: its type, or which one to follow. */
export type RelationPick = { readonly anchor: Box | null } & (
  | {
      readonly kind: 'draw'
      readonly from: RelationSide
      readonly to: RelationSide
      readonly choices: readonly RelationChoice[]
    }
  | { readonly kind: 'retype'; readonly relation: Relation; readonly choices: readonly RelationChoice[] }
  | { readonly kind: 'follow'; readonly ways: readonly RelationWay[] }
)

/** Relations: what is being drawn and what is looked at. */
export interface RelationSlice {
  /** The relation that was begun and wants its other end; it stays while other articles are opened. */
  readonly begunRelation: RelationSide | null
  readonly relationPick: RelationPick | null
  /** Id of the relation that is shown in the list and lit beside the text. */
  readonly selectedRelation: string | null
}

/** What of it goes when another article comes onto the desk. */
export const NO_RELATION_SELECTED = { relationPick: null, selectedRelation: null } as const

export const NO_RELATION: RelationSlice = { begunRelation: null, ...NO_RELATION_SELECTED }
