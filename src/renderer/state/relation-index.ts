import type { Layer } from '../../core/model/library'
import type { Relation } from '../../core/model/relation'
import type { OpenDocument } from './workbench-state'

/** The relations of an open article by the highlights of it that they touch. */
export type RelationsBySpan = ReadonlyMap<string, readonly Relation[]>

interface Known {
  readonly revision: number
  readonly incoming: OpenDocument['incoming']
  readonly bySpan: RelationsBySpan
}

/** A layer changes in place; the revision of its relations tells when the index is no longer right. */
const known = new WeakMap<Layer, Known>()

const NONE: readonly Relation[] = []

/** All relations of an open article by highlight: built once for each change of a relation, not of a highlight. */
export function relationsBySpan({ article, layer, incoming, relationRevision }: OpenDocument): RelationsBySpan {
  const before = known.get(layer)
  if (before?.revision === relationRevision && before.incoming === incoming) return before.bySpan
  const bySpan = new Map<string, Relation[]>()
  const add = (span: string, relation: Relation) => {
    const list = bySpan.get(span)
    if (list) list.push(relation)
    else bySpan.set(span, [relation])
  }
  for (const relation of layer.relations.values()) {
    add(relation.from.span, relation)
    if (relation.to.article === article.id) add(relation.to.span, relation)
  }
  for (const relation of incoming.values()) add(relation.to.span, relation)
  known.set(layer, { revision: relationRevision, incoming, bySpan })
  return bySpan
}

/** The relations that a highlight of an open article is an end of. */
export function relationsOfSpan(open: OpenDocument, span: string): readonly Relation[] {
  return relationsBySpan(open).get(span) ?? NONE
}

/** A relation that the open article has an end of, or null. */
export function relationOf(open: OpenDocument | null, id: string | null): Relation | null {
  if (!open || id === null) return null
  return open.layer.relations.get(id) ?? open.incoming.get(id) ?? null
}
