import type { Layer } from './header'
import type { Row } from './rows'

/** An annotation of a span layer, or a link of a chain. */
export interface TsvSpan {
  readonly layer: Layer
  /** In file order; the first one names the annotation. */
  readonly rows: readonly Row[]
  /** By feature; null: no value. */
  readonly values: ReadonlyMap<string, string | null>
  readonly slots: readonly TsvSlot[]
}

/** An entry of a slot. */
export interface TsvSlot {
  readonly feature: string
  /** Type of the entry. */
  readonly link: string
  readonly role: string | null
  /** Null: the file does not say where it points, or points at nothing. */
  readonly target: TsvEnd | null
}

/** What a relation or slot points at: an annotation, or a token. */
export type TsvEnd =
  | { readonly kind: 'span'; readonly span: TsvSpan; readonly row?: never }
  | { readonly kind: 'token'; readonly row: Row; readonly span?: never }

export interface TsvRelation {
  readonly layer: Layer
  readonly values: ReadonlyMap<string, string | null>
  readonly source: TsvEnd
  readonly target: TsvEnd
}

/** A chain: its links in their order, each with the value of the way to the next. */
export interface TsvChain {
  readonly layer: Layer
  readonly links: readonly { readonly span: TsvSpan; readonly relation: string | null }[]
}

/** Everything that a file says of its text. */
export interface TsvAnnotations {
  /** In the order in which they begin in the file, links of chains included. */
  readonly spans: readonly TsvSpan[]
  readonly relations: readonly TsvRelation[]
  readonly chains: readonly TsvChain[]
}
