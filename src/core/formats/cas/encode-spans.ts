import { exportSpan } from '../export-range'
import { OffsetMap } from '../../text/offset-map'
import { ANNOTATED } from './cas-builder'
import type { CasBuilder, OpenStructure } from './cas-builder'
import type { Units } from './encode-units'
import { CHAIN_LABEL_FEATURE, labelValue, OWN_SPAN_LAYER, spanLayer, TOKEN } from './layers'
import { TOKEN_SPAN } from './token-features'
import { BOOLEAN, feature, STRING } from './type-system'

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
    const annotation = builder.add(layer.type, { ...ANNOTATED, features: chainFeatures(layer) }, [
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

/** A link of chains that nobody has defined. */
export function chainFeatures({ type, feature: label }: { type: string; feature: string | null }) {
  if (label !== CHAIN_LABEL_FEATURE) return []
  return [feature('next', type), feature('referenceType', STRING), feature('referenceRelation', STRING)]
}

function mark({ context }: CasBuilder, token: OpenStructure): void {
  if (!context.registry.types.feature(TOKEN, TOKEN_SPAN)) context.registry.declare(TOKEN, feature(TOKEN_SPAN, BOOLEAN))
  token.features.set(TOKEN_SPAN, true)
}
