import type { Relation } from '../../model/relation'
import { BASE } from './cas-builder'
import type { CasBuilder, OpenStructure } from './cas-builder'
import { isElements } from './cas-model'
import type { FeatureValue } from './cas-model'
import { chainFeatures } from './encode-spans'
import type { Units } from './encode-units'
import {
  CHAIN_LABEL_FEATURE,
  CHAIN_RELATION_FEATURE,
  chainTypeOf,
  endsAtTokens,
  labelValue,
  OWN_RELATION_LAYER,
  POS,
  relationExchange,
  relationLayer,
  spanLayer,
  TOKEN
} from './layers'
import type { RelationLayer } from './layers'
import { ANNOTATION, feature, FS_ARRAY, STRING, TOP } from './type-system'

/**
 * Writes the relations within a document, in the form of their layers, and the chains of its links. One that its layer
 * cannot hold (a slot of another kind of host, a second way on from a link) is written in our own layer.
 *
 * @param spans annotations by the ids of their spans
 */
export function encodeRelations(
  builder: CasBuilder,
  spans: ReadonlyMap<string, OpenStructure>,
  units: Units
): ReadonlyMap<string, OpenStructure> {
  return new RelationWriter(builder, spans, units).write()
}

class RelationWriter {
  readonly #builder: CasBuilder
  readonly #spans: ReadonlyMap<string, OpenStructure>
  readonly #units: Units
  readonly #written = new Map<string, OpenStructure>()
  /** Links that another one leads to. */
  readonly #followed = new Set<number>()
  readonly #links = new Set<OpenStructure>()

  constructor(builder: CasBuilder, spans: ReadonlyMap<string, OpenStructure>, units: Units) {
    this.#builder = builder
    this.#spans = spans
    this.#units = units
  }

  write(): ReadonlyMap<string, OpenStructure> {
    const { document, context } = this.#builder
    for (const span of document.spans) {
      const layer = spanLayer(context.labels.label(span.label)?.exchange)
      const link = this.#spans.get(span.id)
      if (link && layer.feature === CHAIN_LABEL_FEATURE) this.#links.add(link)
    }
    for (const relation of document.relations) {
      const isInside = relation.from.article === document.article.id && relation.to.article === document.article.id
      const from = this.#spans.get(relation.from.span)
      const to = this.#spans.get(relation.to.span)
      if (isInside && from && to) this.#relation(relation, from, to)
    }
    for (const link of this.#links) if (!this.#followed.has(link.id)) this.#chain(link)
    return this.#written
  }

  #relation(relation: Relation, from: OpenStructure, to: OpenStructure): void {
    const { labels } = this.#builder.context
    const type = labels.typeOf(relation.type)
    const layer = relationLayer(type?.exchange)
    const name = labels.relationType(relation.type)
    if (layer.kind === 'slot' && from.type === layer.host) this.#slot(relation, layer, from, to)
    else if (layer.kind === 'reference' && from.type === layer.host && this.#point(layer, from, to)) return
    else if (layer.kind === 'chain' && this.#step(layer, name, from, to)) return
    else if (layer.kind === 'relation' && fits(layer.type, from, to)) this.#annotation(relation, layer, name, from, to)
    else this.#annotation(relation, { kind: 'relation', ...OWN_RELATION_LAYER }, name, from, to)
  }

  #annotation(
    relation: Relation,
    layer: Extract<RelationLayer, { kind: 'relation' }>,
    name: string,
    from: OpenStructure,
    to: OpenStructure
  ): void {
    const [governor, dependent] = endsAtTokens(layer.type) ? [this.#tokenOf(from), this.#tokenOf(to)] : [from, to]
    const ends = [feature('Governor', ANNOTATION), feature('Dependent', ANNOTATION)]
    const written = this.#builder.add(layer.type, { supertype: ANNOTATION, features: ends }, [
      ['begin', dependent.features.get('begin') ?? 0],
      ['end', dependent.features.get('end') ?? 0],
      ['Governor', { ref: governor.id }],
      ['Dependent', { ref: dependent.id }]
    ])
    const value = labelValue(name, relationExchange(layer))
    if (value !== null && layer.feature !== null) this.#builder.setText(written, layer.feature, value)
    this.#builder.setAttributes(written, relation.attributes, layer.feature)
    this.#builder.setFields(written, relation)
    this.#written.set(relation.id, written)
  }

  /** Dependencies are between tokens, also where they were drawn between their parts of speech. */
  #tokenOf(end: OpenStructure): OpenStructure {
    const { features } = end
    return this.#units.find(TOKEN, Number(features.get('begin')), Number(features.get('end'))) ?? end
  }

  #slot(
    relation: Relation,
    { slot, link }: Extract<RelationLayer, { kind: 'slot' }>,
    from: OpenStructure,
    to: OpenStructure
  ): void {
    const features = [feature('role', STRING), feature('target', ANNOTATION)]
    const entry = this.#builder.add(link, { supertype: TOP, features }, [['target', { ref: to.id }]], 'hidden')
    this.#builder.setAttributes(entry, relation.attributes)
    this.#builder.setFields(entry, relation)
    this.#append(from, slot, entry.id, link)
    this.#written.set(relation.id, entry)
  }

  #point(
    { host, slot, isList }: Extract<RelationLayer, { kind: 'reference' }>,
    from: OpenStructure,
    to: OpenStructure
  ): boolean {
    if (isList) {
      this.#append(from, slot, to.id, ANNOTATION)
      return true
    }
    if (from.features.has(slot)) return false
    this.#declare(host, slot, ANNOTATION)
    from.features.set(slot, { ref: to.id })
    return true
  }

  #append(from: OpenStructure, slot: string, id: number, elementType: string): void {
    this.#declare(from.type, slot, FS_ARRAY, elementType)
    const before: FeatureValue | undefined = from.features.get(slot)
    from.features.set(slot, { elements: [...(isElements(before) ? before.elements : []), { ref: id }] })
  }

  #step(
    { host, feature: label }: Extract<RelationLayer, { kind: 'chain' }>,
    name: string,
    from: OpenStructure,
    to: OpenStructure
  ): boolean {
    const isFree = !from.features.has('next') && !this.#followed.has(to.id) && !this.#leadsTo(to, from)
    if (from.type !== host || to.type !== host || !isFree) return false
    for (const each of chainFeatures({ type: host, feature: CHAIN_LABEL_FEATURE })) {
      this.#declare(host, each.name, each.range)
    }
    from.features.set('next', { ref: to.id })
    const value = labelValue(name, { type: host, feature: label ?? CHAIN_RELATION_FEATURE })
    if (value !== null) this.#builder.setText(from, CHAIN_RELATION_FEATURE, value)
    this.#followed.add(to.id)
    this.#links.add(from)
    this.#links.add(to)
    return true
  }

  /** A chain that would bite its own tail has no beginning, and no program could find it. */
  #leadsTo(from: OpenStructure, wanted: OpenStructure): boolean {
    const byId = new Map([...this.#links].map((link) => [link.id, link]))
    let at: OpenStructure | undefined = from
    while (at && at !== wanted) {
      const next = at.features.get('next')
      at = typeof next === 'object' && 'ref' in next ? byId.get(next.ref) : undefined
    }
    return at === wanted
  }

  #chain(first: OpenStructure): void {
    const features = [feature('first', first.type)]
    this.#builder.add(chainTypeOf(first.type), { ...BASE, features }, [['first', { ref: first.id }]])
  }

  #declare(type: string, name: string, range: string, elementType: string | null = null): void {
    const { registry } = this.#builder.context
    if (!registry.types.feature(type, name)) registry.declare(type, feature(name, range, elementType))
  }
}

/** Whether a relation of that type can have those ends. */
function fits(type: string, ...ends: readonly OpenStructure[]): boolean {
  return !endsAtTokens(type) || ends.every((end) => end.type === TOKEN || end.type === POS)
}
