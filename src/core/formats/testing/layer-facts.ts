import type { TextRange } from '../../model/text-range'
import { labelValue, relationLayer } from '../cas/layers'
import type { Decoded, DecodedDocument } from '../format'
import { tokensTouched } from '../policies/token-edges'

/** Features of an annotation by name, the label's among them; what has no value is left out. */
export type FeatureFacts = Readonly<Record<string, string>>

export interface SpanFact extends TextRange {
  /** Full name of the layer's type. */
  readonly type: string
  readonly features: FeatureFacts
}

export interface RelationFact {
  /** What it is in a CAS: `relation TYPE`, `slot HOST:FEATURE:LINK`, `chain TYPE`. */
  readonly kind: string
  readonly features: FeatureFacts
  readonly from: SpanFact
  readonly to: SpanFact
}

/** A document as programs with layers see it, whatever file it came from. */
export interface LayerFacts {
  readonly spans: readonly SpanFact[]
  readonly relations: readonly RelationFact[]
}

/** What a decoded document says in terms of layers and features. */
export function layerFacts(document: DecodedDocument, decoded: Decoded): LayerFacts {
  const labels = new Map(decoded.labels.map(({ path, exchange }) => [path, exchange]))
  const types = new Map(decoded.relationTypes.map(({ name, exchange }) => [name, exchange]))
  const spans = new Map(
    document.spans.map(({ id, label, ranges, attributes }) => {
      const exchange = labels.get(label) ?? { type: 'own', feature: 'label' }
      const value = labels.has(label) ? labelValue(label, exchange) : label
      const features = featuresOf(attributes, exchange.feature, value)
      return [id, { type: exchange.type, start: ranges[0]?.start ?? 0, end: ranges.at(-1)?.end ?? 0, features }]
    })
  )
  const relations = document.relations.flatMap(({ type, from, to, attributes }): RelationFact[] => {
    const exchange = types.get(type)
    const layer = relationLayer(exchange)
    const feature = layer.kind === 'relation' || layer.kind === 'chain' ? layer.feature : null
    const value = exchange ? labelValue(type, exchange) : type
    const name = layer.kind === 'relation' ? layer.type : (exchange?.type ?? type)
    const [source, target] = [spans.get(from), spans.get(to.span)]
    if (!source || !target) return []
    const features = featuresOf(attributes, feature, value)
    return [{ kind: `${layer.kind} ${name}`, features, from: source, to: target }]
  })
  return { spans: [...spans.values()], relations }
}

function featuresOf(attributes: object, feature: string | null, value: string | null): FeatureFacts {
  const found = Object.entries(attributes).map(([name, each]): [string, string] => [name, String(each)])
  if (feature !== null && value !== null) found.push([feature, value])
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Facts as TSV can hold them: what begins or ends between tokens is cut to the tokens, a mark between two of them stands
 * at the end of the first (said by the description of the format, and shown by its test cases).
 */
export function onTokens(facts: LayerFacts, tokens: readonly TextRange[]): LayerFacts {
  const cut = (span: SpanFact): SpanFact => {
    const touched = tokensTouched(tokens, span)
    const first = tokens[touched.start]
    const last = tokens[touched.end - 1]
    if (touched.end > touched.start && first && last) {
      return { ...span, start: Math.max(span.start, first.start), end: Math.min(span.end, last.end) }
    }
    const before = tokens.findLast(({ start }) => start <= span.start) ?? tokens[0]
    if (!before) return span
    const at = Math.max(before.start, Math.min(before.end, span.start))
    return { ...span, start: at, end: at }
  }
  return {
    spans: facts.spans.map(cut),
    relations: facts.relations.map((relation) => ({ ...relation, from: cut(relation.from), to: cut(relation.to) }))
  }
}

/** Every fact as a line of text, sorted: equal lists are equal documents. */
export function factLines({ spans, relations }: LayerFacts): readonly string[] {
  const line = ({ type, start, end, features }: SpanFact): string =>
    `${type} ${start}-${end} ${JSON.stringify(features)}`
  return [
    ...spans.map(line),
    ...relations.map((each) => `${each.kind} ${JSON.stringify(each.features)}: ${line(each.from)} → ${line(each.to)}`)
  ].sort()
}

/** Facts with other names for layers and features. */
export function renamed(
  facts: LayerFacts,
  types: ReadonlyMap<string, string>,
  features: ReadonlyMap<string, string>
): LayerFacts {
  const withNames = (given: FeatureFacts): FeatureFacts =>
    featuresOf(
      Object.fromEntries(Object.entries(given).map(([name, value]) => [features.get(name) ?? name, value])),
      null,
      null
    )
  const span = (each: SpanFact): SpanFact => ({
    ...each,
    type: types.get(each.type) ?? each.type,
    features: withNames(each.features)
  })
  return {
    spans: facts.spans.map(span),
    relations: facts.relations.map((each) => ({
      ...each,
      features: withNames(each.features),
      from: span(each.from),
      to: span(each.to)
    }))
  }
}

/** Names that only one side has, when it is one on each side: then they mean the same. */
export function onlyOn(ours: Iterable<string>, theirs: Iterable<string>): ReadonlyMap<string, string> {
  const [a, b] = [new Set(ours), new Set(theirs)]
  const left = [...a].filter((name) => !b.has(name))
  const right = [...b].filter((name) => !a.has(name))
  const [from] = left
  const [to] = right
  return new Map(left.length === 1 && right.length === 1 && from !== undefined && to !== undefined ? [[from, to]] : [])
}

export function typesOf({ spans }: LayerFacts): readonly string[] {
  return spans.map(({ type }) => type)
}

export function featureNamesOf({ spans, relations }: LayerFacts): readonly string[] {
  return [...spans, ...relations].flatMap(({ features }) => Object.keys(features))
}
