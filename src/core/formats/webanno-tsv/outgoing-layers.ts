import { endsAtTokens, POS, relationLayer, TOKEN } from '../cas/layers'
import { ANNOTATION } from '../cas/type-system'
import type { LabelNames } from '../label-names'
import { featureOf, KNOWN_FEATURES } from './features'
import { CHAIN_RELATION, CHAIN_TYPE } from './header'
import type { Column, Layer } from './header'
import type { OutRelation, OutSpan } from './outgoing'

/**
 * The header for what is written: spans, spans with slots, chains, relations, each in the order of their types' names,
 * and the columns in the order of the features' names. A layer has a column for each feature that it is known to have.
 */
export function outgoingLayers(
  spans: readonly OutSpan[],
  relations: readonly OutRelation[],
  chains: ReadonlySet<string>,
  labels: LabelNames
): readonly Layer[] {
  const types = [...new Set(spans.map(({ type }) => type))].sort()
  const spanLayers = types.filter((type) => !chains.has(type)).map((type) => spanLayerOf(type, spans, labels))
  const hasSlots = ({ columns }: Layer): boolean => columns.some(({ kind }) => kind === 'role')
  return [
    ...spanLayers.filter((layer) => !hasSlots(layer)),
    ...spanLayers.filter(hasSlots),
    ...types.filter((type) => chains.has(type)).map((type) => chainLayerOf(type, spans)),
    ...[...new Set(relations.map(({ type }) => type))].sort().map((type) => relationLayerOf(type, relations, labels))
  ]
}

function valueColumns(features: Iterable<string>): readonly Column[] {
  return [...new Set(features)].sort().map((feature) => ({ kind: 'value', feature }))
}

function spanLayerOf(type: string, spans: readonly OutSpan[], labels: LabelNames): Layer {
  const own = spans.filter((span) => span.type === type)
  const columns = [
    ...valueColumns([...usedFeatures(own), ...(KNOWN_FEATURES.get(type) ?? []), ...declared(type, labels)])
  ]
  const slots = new Map<string, string>()
  for (const { exchange } of labels.relationTypes) {
    const layer = relationLayer(exchange)
    if (layer.kind === 'slot' && layer.host === type) slots.set(layer.slot, layer.link)
  }
  for (const [feature, link] of slots) {
    const targets = new Set(
      own.flatMap((span) =>
        span.slots.flatMap((slot) => (slot.feature === feature && slot.target.span ? [slot.target.span.type] : []))
      )
    )
    const [only = ANNOTATION] = targets
    columns.push({ kind: 'role', feature, link })
    columns.push({ kind: 'target', feature, type: targets.size === 1 ? only : ANNOTATION })
  }
  columns.sort((a, b) => compare(featureNameOf(a), featureNameOf(b)))
  return { kind: 'span', type, columns: columns.length === 0 ? [{ kind: 'none' }] : columns }
}

/** Features that labels of the layer have in the scheme, used or not. */
function declared(type: string, labels: LabelNames): readonly string[] {
  return labels.labels.flatMap(({ exchange, attributes }) => {
    if (exchange?.type !== type) return []
    const { feature } = exchange
    const names = attributes.map(({ id }) => featureOf(type, feature, id))
    return feature === null ? names : [feature, ...names]
  })
}

function chainLayerOf(type: string, spans: readonly OutSpan[]): Layer {
  const others = usedFeatures(spans.filter((span) => span.type === type))
  const more = others.filter((feature) => feature !== CHAIN_RELATION && feature !== CHAIN_TYPE)
  return { kind: 'chain', type, columns: [...valueColumns([CHAIN_RELATION, CHAIN_TYPE]), ...valueColumns(more)] }
}

function relationLayerOf(type: string, relations: readonly OutRelation[], labels: LabelNames): Layer {
  const own = relations.filter((relation) => relation.type === type)
  const features = labels.relationTypes.flatMap(({ exchange }) => {
    const layer = relationLayer(exchange)
    return layer.kind === 'relation' && layer.type === type && layer.feature !== null ? [layer.feature] : []
  })
  const columns = valueColumns([...usedFeatures(own), ...(KNOWN_FEATURES.get(type) ?? []), ...features])
  // WebAnno draws dependencies between parts of speech and stores them between tokens.
  const base = endsAtTokens(type) ? POS : (own[0]?.source.span?.type ?? TOKEN)
  return { kind: 'relation', type, columns: [...columns, { kind: 'base', type: base }] }
}

function usedFeatures(annotations: readonly (OutSpan | OutRelation)[]): readonly string[] {
  return [...new Set(annotations.flatMap(({ values }) => [...values.keys()]))]
}

function featureNameOf(column: Column): string {
  return 'feature' in column ? column.feature : ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
