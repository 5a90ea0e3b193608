import { endsAtTokens, OWN_RELATION, relationLayer } from '../cas/layers'
import { relationsWithin } from '../companion'
import type { ExportDocument } from '../format'
import type { LabelNames } from '../label-names'
import { CHAIN_RELATION } from './header'
import type { OutAnnotations, OutSpan } from './outgoing'
import { outgoingLayers } from './outgoing-layers'
import { OutgoingRelations } from './outgoing-relations'
import { chainTypes, isBareToken, outSpan, tokenSpans } from './outgoing-spans'

/**
 * What is written about a document: each label in the layer it comes from, those made here in one of their own, slots
 * and chains as such. A relation that has no such place is one of our own layer.
 */
export function outgoingAnnotations(document: ExportDocument, labels: LabelNames): OutAnnotations {
  const chains = chainTypes(labels)
  const relations = relationsWithin(document)
  const placed = document.spans.filter(({ orphan }) => orphan === null)
  const tokenEdges = new Set((document.tokens ?? []).map(({ start, end }) => `${start}-${end}`))
  const tokens = new Map(
    placed.flatMap((span) => {
      const [range] = span.ranges
      const isToken = range && isBareToken(span, labels) && tokenEdges.has(`${range.start}-${range.end}`)
      return isToken ? [[span.id, range] as const] : []
    })
  )
  const typeOf = ({ type }: (typeof relations)[number]): string => {
    const layer = relationLayer(labels.typeOf(type)?.exchange)
    return layer.kind === 'relation' ? layer.type : OWN_RELATION
  }
  const areTokens = (relation: (typeof relations)[number]): boolean =>
    tokens.has(relation.from.span) && tokens.has(relation.to.span)
  // The ends of a layer are of one kind; those of dependencies are always tokens, and what else ends there goes to ours.
  const mixed = new Set(relations.filter((relation) => !areTokens(relation)).map(typeOf))
  const isBetweenTokens = (relation: (typeof relations)[number]): boolean => {
    const type = typeOf(relation)
    return type !== OWN_RELATION && areTokens(relation) && (endsAtTokens(type) || !mixed.has(type))
  }
  const ends = (relation: (typeof relations)[number]): readonly string[] => [relation.from.span, relation.to.span]
  const standIns = new Set(relations.filter(isBetweenTokens).flatMap(ends))
  for (const id of relations.filter((relation) => !isBetweenTokens(relation)).flatMap(ends)) standIns.delete(id)

  const spans = new Map<string, OutSpan>()
  for (const span of placed) if (!standIns.has(span.id)) spans.set(span.id, outSpan(span, labels, chains))
  const outgoing = new OutgoingRelations(labels)
  for (const relation of relations) {
    const { from, to } = relation
    const tokenFrom = tokens.get(from.span)
    const tokenTo = tokens.get(to.span)
    const spanFrom = spans.get(from.span)
    const spanTo = spans.get(to.span)
    if (isBetweenTokens(relation) && tokenFrom && tokenTo) outgoing.addBetweenTokens(relation, tokenFrom, tokenTo)
    else if (spanFrom && spanTo) outgoing.add(relation, spanFrom, spanTo)
  }
  const all = [...spans.values()]
  all.push(...tokenSpans(document.tokens ?? [], all))
  // Sorting is stable: what lies at the same place keeps its order.
  all.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  const wayOn = ({ values }: OutSpan): string | null => values.get(CHAIN_RELATION) ?? null
  return {
    layers: outgoingLayers(all, outgoing.relations, chains, labels),
    spans: all,
    relations: outgoing.relations,
    chains: outgoing.chains(
      all.filter(({ type }) => chains.has(type)),
      wayOn
    )
  }
}
