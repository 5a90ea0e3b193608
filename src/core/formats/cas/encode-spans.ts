import type { ExchangeType } from '../../model/scheme'
import { exportSpan } from '../export-range'
import type { LabelNames } from '../label-names'
import { OffsetMap } from '../../text/offset-map'
import { ANNOTATED } from './cas-builder'
import type { CasBuilder, OpenStructure } from './cas-builder'
import type { Units } from './encode-units'
import { CHAIN_LABEL_FEATURE, labelValue, OWN_SPAN_LAYER, relationLayer, spanLayer, TOKEN } from './layers'
import { TOKEN_SPAN } from './token-features'
import { ANNOTATION, BOOLEAN, feature, FS_ARRAY, STRING } from './type-system'
import type { FeatureDefinition } from './type-system'

/**
 * Writes the spans of a document as annotations.
 *
 * @returns The annotation of each span, by the span's id.
 * @throws ExportMismatchError before a wrong position could leave
 */
export function encodeSpans(builder: CasBuilder, units: Units): ReadonlyMap<string, OpenStructure> {
  const { document, context } = builder
  const map = OffsetMap.of(document.text)
  const ends = new Set(document.relations.flatMap(({ from, to }) => [from.span, to.span]))
  const written = new Map<string, OpenStructure>()
  for (const span of document.spans) {
    if (span.orphan !== null) continue
    const ranges = exportSpan(document, map, span, 'utf16')
    const [{ start: begin } = { start: 0 }] = ranges
    const end = ranges.at(-1)?.end ?? begin
    const label = context.labels.label(span.label)
    const layer = label?.appliesTo === 'document' ? OWN_SPAN_LAYER : spanLayer(label?.exchange)
    const path = context.labels.path(span.label)
    if (layer.type === TOKEN) {
      const token = units.tokenAt(begin, end)
      written.set(span.id, token)
      if (!ends.has(span.id)) mark(builder, token)
      builder.setFields(token, span)
      builder.setAttributes(token, span.attributes)
      continue
    }
    const features = [...chainFeatures(layer), ...(context.pointers.get(layer.type) ?? [])]
    const annotation = builder.add(layer.type, { ...ANNOTATED, features }, [
      ['begin', begin],
      ['end', end]
    ])
    const value = labelValue(path, layer)
    if (value !== null && layer.feature !== null) builder.setText(annotation, layer.feature, value)
    builder.setAttributes(annotation, span.attributes, layer.feature)
    builder.setFields(annotation, span)
    written.set(span.id, annotation)
  }
  return written
}

/**
 * Features with which annotations point at others, by their type: those of all relation types, so that no attribute
 * gets in their place.
 */
export function pointersOf(
  labels: Pick<LabelNames, 'relationTypes'>
): ReadonlyMap<string, readonly FeatureDefinition[]> {
  const found = new Map<string, FeatureDefinition[]>()
  for (const { exchange } of labels.relationTypes) {
    const layer = relationLayer(exchange)
    if (layer.kind === 'relation') continue
    const { host } = layer
    const isList = layer.kind === 'slot' || (layer.kind === 'reference' && layer.isList)
    const elementType = layer.kind === 'slot' ? layer.link : ANNOTATION
    const pointers =
      layer.kind === 'chain'
        ? chainFeatures({ type: host, feature: CHAIN_LABEL_FEATURE })
        : [isList ? feature(layer.slot, FS_ARRAY, elementType) : feature(layer.slot, ANNOTATION)]
    found.set(host, [...(found.get(host) ?? []), ...pointers])
  }
  return found
}

/** A link of chains that nobody has defined. */
export function chainFeatures({ type, feature: label }: ExchangeType): readonly FeatureDefinition[] {
  if (label !== CHAIN_LABEL_FEATURE) return []
  return [feature('next', type), feature('referenceType', STRING), feature('referenceRelation', STRING)]
}

function mark({ context }: CasBuilder, token: OpenStructure): void {
  if (!context.registry.types.feature(TOKEN, TOKEN_SPAN)) context.registry.declare(TOKEN, feature(TOKEN_SPAN, BOOLEAN))
  token.features.set(TOKEN_SPAN, true)
}
