import type { TextRange } from '../../model/text-range'
import type { Layer } from './header'

/** An annotation of a span layer, or a link of a chain, as it goes out. */
export interface OutSpan {
  /** Full name of its type. */
  readonly type: string
  readonly range: TextRange
  /** By feature; null: no value. */
  readonly values: Map<string, string | null>
  readonly slots: OutSlot[]
}

export interface OutSlot {
  readonly feature: string
  readonly link: string
  readonly role: string | null
  readonly target: OutEnd
}

/** A relation ends at an annotation, or at the token of a range. */
export type OutEnd =
  | { readonly kind: 'span'; readonly span: OutSpan; readonly range?: never }
  | { readonly kind: 'token'; readonly range: TextRange; readonly span?: never }

export interface OutRelation {
  readonly type: string
  readonly values: ReadonlyMap<string, string | null>
  readonly source: OutEnd
  readonly target: OutEnd
}

export interface OutChain {
  readonly type: string
  readonly links: readonly { readonly span: OutSpan; readonly relation: string | null }[]
}

/** What is written about a text. */
export interface OutAnnotations {
  /** Layers in the order of the header. */
  readonly layers: readonly Layer[]
  /** In text order, links of chains included. */
  readonly spans: readonly OutSpan[]
  readonly relations: readonly OutRelation[]
  readonly chains: readonly OutChain[]
}
