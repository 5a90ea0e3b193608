import type { Attributes, Authored } from './annotation'

/** One end of a relation: a span of an article. */
export interface RelationEnd {
  readonly article: string
  /** Id of a span; the span may be gone, and then the relation is kept and shown with its words. */
  readonly span: string
  /** The span's words when the relation was drawn, shortened: what lists show while the other article is not at hand. */
  readonly quote: string
}

/**
 * A typed link between two spans, which may lie in two articles. It belongs to the layer of the article at `from`;
 * the article at the other end shows it too.
 */
export interface Relation extends Authored {
  /** Id of a relation type of a scheme. */
  readonly type: string
  readonly from: RelationEnd
  readonly to: RelationEnd
  readonly attributes: Attributes
  readonly note: string
}

/** Longest quote kept with an end, in UTF-16 code units. */
export const END_QUOTE_LENGTH = 200

/** True when the two ends lie in different articles. */
export function crossesArticles(relation: Pick<Relation, 'from' | 'to'>): boolean {
  return relation.from.article !== relation.to.article
}

/** True when the span is at one of the relation's ends. */
export function touchesSpan(relation: Pick<Relation, 'from' | 'to'>, article: string, span: string): boolean {
  const { from, to } = relation
  return (from.article === article && from.span === span) || (to.article === article && to.span === span)
}
