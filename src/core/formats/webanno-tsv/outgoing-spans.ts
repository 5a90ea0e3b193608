import type { Span } from '../../model/annotation'
import { labelFeatureOf, labelValue, OWN_SPAN_LAYER, relationLayer, spanLayer, TOKEN } from '../cas/layers'
import { TOKEN_LAYERS } from '../cas/token-features'
import type { Token } from '../format'
import type { LabelNames } from '../label-names'
import { extraFeatures, featureOf, joinList, valueText } from './features'
import { CHAIN_RELATION, CHAIN_TYPE } from './header'
import type { OutSpan } from './outgoing'

/** Types that are links of chains: their label is a `referenceType`, or a relation goes from one to the next. */
export function chainTypes(labels: LabelNames): ReadonlySet<string> {
  const types = new Set<string>()
  for (const { exchange } of labels.labels) if (exchange?.feature === CHAIN_TYPE) types.add(exchange.type)
  for (const { exchange } of labels.relationTypes) {
    const layer = relationLayer(exchange)
    if (layer.kind === 'chain') types.add(layer.host)
  }
  return types
}

/** Whether a span is nothing but a token that relations end at. */
export function isBareToken({ label, attributes, tags, note }: Span, labels: LabelNames): boolean {
  const isToken = spanLayer(labels.label(label)?.exchange).type === TOKEN
  return isToken && Object.keys(attributes).length === 0 && tags.length === 0 && note === ''
}

/** A span in its layer. One with several parts goes from the first to the last. */
export function outSpan(span: Span, labels: LabelNames, chains: ReadonlySet<string>): OutSpan {
  const given = spanLayer(labels.label(span.label)?.exchange)
  const layer = given.type === TOKEN ? OWN_SPAN_LAYER : given
  const { type, feature } = layer
  const values = new Map<string, string | null>()
  if (feature !== null) values.set(feature, labelValue(labels.path(span.label), layer))
  for (const [name, value] of Object.entries(span.attributes)) {
    // What the last link of a chain says of the way on, which leads nowhere.
    const isWayOn = name === CHAIN_RELATION && chains.has(type)
    values.set(isWayOn ? name : featureOf(type, feature, name), valueText(value))
  }
  const extra = extraFeatures(type)
  if (span.tags.length > 0) values.set(extra.tags, joinList(span.tags))
  if (span.note !== '') values.set(extra.note, span.note)
  const range = { start: span.ranges[0]?.start ?? 0, end: span.ranges.at(-1)?.end ?? 0 }
  return { type, range, values, slots: [] }
}

/** Parts of speech, lemmas, stems and morphology of tokens, where no span says the same already. */
export function tokenSpans(tokens: readonly Token[], spans: Iterable<OutSpan>): readonly OutSpan[] {
  const there = new Set<string>()
  for (const { type, range } of spans) if (TOKEN_LAYERS.has(type)) there.add(`${type} ${range.start}-${range.end}`)
  return tokens.flatMap(({ start, end, features = {} }) =>
    [...TOKEN_LAYERS].flatMap(([type, name]): OutSpan[] => {
      const value = features[name]
      if (value === undefined || there.has(`${type} ${start}-${end}`)) return []
      const values = new Map([[labelFeatureOf(type, []) ?? 'value', value]])
      return [{ type, range: { start, end }, values, slots: [] }]
    })
  )
}
