import type { Relation } from '../../model/relation'
import type { TextRange } from '../../model/text-range'
import { endsAtTokens, labelValue, OWN_RELATION_LAYER, relationLayer, ROLE } from '../cas/layers'
import type { RelationLayer } from '../cas/layers'
import type { LabelNames } from '../label-names'
import { extraFeatures, featureOf, valueText } from './features'
import type { OutChain, OutEnd, OutRelation, OutSpan } from './outgoing'

/** Relations as they go out: some become slots of spans, some the steps of chains. */
export class OutgoingRelations {
  readonly relations: OutRelation[] = []
  readonly #labels: LabelNames
  readonly #next = new Map<OutSpan, { readonly to: OutSpan; readonly relation: string | null }>()
  readonly #follows = new Set<OutSpan>()

  constructor(labels: LabelNames) {
    this.#labels = labels
  }

  /** A relation of a layer whose ends are tokens. */
  addBetweenTokens(relation: Relation, from: TextRange, to: TextRange): void {
    const source: OutEnd = { kind: 'token', range: from }
    this.#addRelation(relation, source, { kind: 'token', range: to }, this.#layerOf(relation))
  }

  /** A relation between annotations; one that does not fit its layer is written to our own. */
  add(relation: Relation, from: OutSpan, to: OutSpan): void {
    const layer = this.#layerOf(relation)
    const { attributes, note } = relation
    const isBare = note === '' && Object.keys(attributes).every((name) => layer.kind === 'slot' && name === ROLE)
    const target: OutEnd = { kind: 'span', span: to }
    if (layer.kind === 'slot' && isBare && from.type === layer.host) {
      const role = attributes[ROLE]
      const entry = { feature: layer.slot, link: layer.link, target }
      from.slots.push({ ...entry, role: role === undefined ? null : valueText(role) })
    } else if (layer.kind === 'chain' && isBare && this.#canFollow(layer.host, from, to)) {
      this.#next.set(from, { to, relation: this.#valueOf(relation) })
      this.#follows.add(to)
    } else this.#addRelation(relation, { kind: 'span', span: from }, target, layer)
  }

  /** The chains of the links among the spans, in the order of their first links; a link alone is a chain, too. */
  chains(links: readonly OutSpan[], wayOn: (link: OutSpan) => string | null): readonly OutChain[] {
    return links
      .filter((span) => !this.#follows.has(span))
      .map((head) => {
        const found: { span: OutSpan; relation: string | null }[] = []
        for (let span: OutSpan | undefined = head; span; span = this.#next.get(span)?.to) {
          const next = this.#next.get(span)
          found.push({ span, relation: next ? next.relation : wayOn(span) })
        }
        return { type: head.type, links: found }
      })
  }

  #layerOf({ type }: Relation): RelationLayer {
    return relationLayer(this.#labels.typeOf(type)?.exchange)
  }

  /** The value of the relation's label feature; null when it has only its layer's name. */
  #valueOf({ type }: Relation): string | null {
    const exchange = this.#labels.typeOf(type)?.exchange
    const name = this.#labels.relationType(type)
    return exchange ? labelValue(name, exchange) : name
  }

  #addRelation(relation: Relation, source: OutEnd, target: OutEnd, given: RelationLayer): void {
    const isFit = given.kind === 'relation' && (source.kind === 'token' || !endsAtTokens(given.type))
    const { type, feature } = isFit ? given : OWN_RELATION_LAYER
    const isOwn = type === OWN_RELATION_LAYER.type
    const values = new Map<string, string | null>()
    if (feature !== null) {
      values.set(feature, isOwn ? this.#labels.relationType(relation.type) : this.#valueOf(relation))
    }
    for (const [name, value] of Object.entries(relation.attributes)) {
      values.set(featureOf(type, feature, name), valueText(value))
    }
    if (relation.note !== '') values.set(extraFeatures(type).note, relation.note)
    this.relations.push({ type, values, source, target })
  }

  /** A link has one before it and one behind it, and a chain comes to an end. */
  #canFollow(host: string, from: OutSpan, to: OutSpan): boolean {
    if (from.type !== host || to.type !== host || this.#next.has(from) || this.#follows.has(to)) return false
    for (let link: OutSpan | undefined = to; link; link = this.#next.get(link)?.to) if (link === from) return false
    return true
  }
}
