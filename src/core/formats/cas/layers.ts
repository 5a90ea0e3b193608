import type { ExchangeType } from '../../model/scheme'

/** Package of the types that WebAnno, INCEpTION and DKPro Core share. */
const DKPRO = 'de.tudarmstadt.ukp.dkpro.core.api.'

export const TOKEN = `${DKPRO}segmentation.type.Token`
export const SENTENCE = `${DKPRO}segmentation.type.Sentence`
export const PARAGRAPH = `${DKPRO}segmentation.type.Paragraph`
export const LEMMA = `${DKPRO}segmentation.type.Lemma`
export const STEM = `${DKPRO}segmentation.type.Stem`
export const POS = `${DKPRO}lexmorph.type.pos.POS`
export const MORPHOLOGY = `${DKPRO}lexmorph.type.morph.MorphologicalFeatures`
export const NAMED_ENTITY = `${DKPRO}ner.type.NamedEntity`
export const DEPENDENCY = `${DKPRO}syntax.type.dependency.Dependency`
export const DOCUMENT_META_DATA = `${DKPRO}metadata.type.DocumentMetaData`
export const TAGSET = `${DKPRO}metadata.type.TagsetDescription`

/** Layer of spans whose label was made here and is nothing in particular elsewhere: feature `label`. */
export const OWN_SPAN = 'webanno.custom.ClaimdeskSpan'
/** Layer of relations whose type was made here: features `Governor`, `Dependent`, `label`. */
export const OWN_RELATION = 'webanno.custom.ClaimdeskRelation'
/** Label on a whole document (CAS only): features `label`, `value`. */
export const OWN_DOCUMENT_LABEL = 'webanno.custom.ClaimdeskDocumentLabel'
export const OWN_LABEL_FEATURE = 'label'

/** Labels and relation types of our own layers, as `exchange` would say it. */
export const OWN_SPAN_LAYER: ExchangeType = { type: OWN_SPAN, feature: OWN_LABEL_FEATURE }
export const OWN_RELATION_LAYER: ExchangeType = { type: OWN_RELATION, feature: OWN_LABEL_FEATURE }

/** Types that say how a text is cut or described. They are not labels; an annotation may still end at one of them. */
const STRUCTURE = new Set([TOKEN, SENTENCE, PARAGRAPH, DOCUMENT_META_DATA, TAGSET])

/** Whether a type is structure (tokens, sentences, metadata) or belongs to the CAS itself. `uima.tcas.Annotation` is a label. */
export function isStructureType(type: string): boolean {
  return STRUCTURE.has(type) || type.startsWith('uima.cas.') || type === 'uima.tcas.DocumentAnnotation'
}

/**
 * The feature that is the label, by the beginning of the type's name, so that DKPro's subtypes (`…pos.NOUN`) are
 * covered. Published with the types of DKPro Core 1.x.
 */
const KNOWN_LABEL_FEATURES: readonly (readonly [prefix: string, feature: string])[] = [
  [`${DKPRO}ner.type.`, 'value'],
  [`${DKPRO}lexmorph.type.pos.`, 'PosValue'],
  [MORPHOLOGY, 'value'],
  [LEMMA, 'value'],
  [STEM, 'value'],
  [`${DKPRO}syntax.type.chunk.`, 'chunkValue'],
  [`${DKPRO}syntax.type.dependency.`, 'DependencyType'],
  [`${DKPRO}semantics.type.SemPred`, 'category'],
  [`${DKPRO}coref.type.CoreferenceLink`, 'referenceType'],
  [OWN_SPAN, OWN_LABEL_FEATURE],
  [OWN_RELATION, OWN_LABEL_FEATURE],
  [OWN_DOCUMENT_LABEL, OWN_LABEL_FEATURE]
]

/** The feature of a link in a chain that is the link's label, and the one that is the type of the way to the next. */
export const CHAIN_LABEL_FEATURE = 'referenceType'
export const CHAIN_RELATION_FEATURE = 'referenceRelation'

/**
 * Which feature of a type is its label: the known one; else the string feature called `value` or `label`; else the
 * only string feature; else null: the type itself is the label.
 *
 * @param strings names of the type's string features, inherited ones included
 * @param isChain whether the type is a link of chains
 */
export function labelFeatureOf(type: string, strings: readonly string[], isChain = false): string | null {
  if (isChain) return CHAIN_LABEL_FEATURE
  const known = KNOWN_LABEL_FEATURES.find(
    ([prefix]) => type === prefix || (prefix.endsWith('.') && type.startsWith(prefix))
  )
  if (known) return known[1]
  for (const name of ['value', 'label']) if (strings.includes(name)) return name
  return strings.length === 1 ? (strings[0] ?? null) : null
}

/** `NamedEntity` of `de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity`. */
export function shortTypeName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1)
}

/** What types are called in label paths: by their short name, or in full where two types of the files share it. */
export class TypeNames {
  readonly #shared = new Set<string>()

  /** @param types every type of all files that are read together */
  constructor(types: Iterable<string>) {
    const seen = new Set<string>()
    for (const type of new Set(types)) {
      const short = shortTypeName(type)
      if (seen.has(short)) this.#shared.add(short)
      seen.add(short)
    }
  }

  of(type: string): string {
    const short = shortTypeName(type)
    return this.#shared.has(short) ? type : short
  }

  /**
   * Path of the label (or name of the relation type) of an annotation: `NamedEntity/PER`, or `NamedEntity` when it has
   * no value (an empty one is none). In our own layers the value alone.
   */
  label(type: string, value: string | null): string {
    const isOwn = type === OWN_SPAN || type === OWN_RELATION || type === OWN_DOCUMENT_LABEL
    if (isOwn) return value ?? ''
    return value === null || value === '' ? this.of(type) : `${this.of(type)}/${value}`
  }
}

/**
 * The value that a label (or relation type) has in its layer: what `TypeNames.label` put behind the first `/`; null for
 * the layer's name alone. A label that was renamed since, and has no `/`, is its own value.
 */
export function labelValue(path: string, exchange: ExchangeType): string | null {
  if (exchange.feature === null) return null
  if (exchange.type === OWN_SPAN || exchange.type === OWN_RELATION || exchange.type === OWN_DOCUMENT_LABEL) return path
  const [type = ''] = exchange.type.split(':')
  if (path === type || path === shortTypeName(type)) return null
  const slash = path.indexOf('/')
  return slash === -1 ? path : path.slice(slash + 1)
}

/** Names that UIMA allows for types: letters, digits and `_`, in parts joined by dots. A package there need not be. */
const TYPE_NAME = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*$/

/** What labels and relation types are in brat, which has no types of UIMA. */
const KINDS_OF_BRAT = new Set(['event', 'equiv', 'role'])

/** Whether a name can be that of a UIMA type. The kinds of another program are none. */
export function isTypeName(name: string): boolean {
  return TYPE_NAME.test(name) && !KINDS_OF_BRAT.has(name)
}

/**
 * The span layer a label is written to: its own where `exchange` names a UIMA type, else that of `OWN_SPAN`.
 * `Token` is the one structure type that is given back: such a span stands for the token itself.
 */
export function spanLayer(exchange: ExchangeType | undefined): ExchangeType {
  if (!exchange || !isTypeName(exchange.type)) return OWN_SPAN_LAYER
  return isStructureType(exchange.type) && exchange.type !== TOKEN ? OWN_SPAN_LAYER : exchange
}

/**
 * What a relation is in a CAS or a TSV file.
 * - `relation`: an annotation of `type` with features `Governor` (from) and `Dependent` (to); `feature` holds its label.
 * - `slot`: an entry of the link feature `slot` of a `host` span (from), itself a `link` with `role` (the relation's
 *   attribute `role`) and `target` (to).
 * - `reference`: feature `slot` of the `host` points straight at the other span; `isList`: at several.
 * - `chain`: `host` is the type of the links; from one link to the next; `feature` holds the label.
 */
export type RelationLayer =
  | { readonly kind: 'relation'; readonly type: string; readonly feature: string | null }
  | { readonly kind: 'slot'; readonly host: string; readonly slot: string; readonly link: string }
  | { readonly kind: 'reference'; readonly host: string; readonly slot: string; readonly isList: boolean }
  | { readonly kind: 'chain'; readonly host: string; readonly feature: string | null }

/** Attribute of a relation in which the role of a slot's entry stands. */
export const ROLE = 'role'
const NEXT = 'next'

/** `exchange` of a relation type; `relationLayer` reads it. A colon cannot occur in names, so nothing is ambiguous. */
export function relationExchange(layer: RelationLayer): ExchangeType {
  if (layer.kind === 'relation') return { type: layer.type, feature: layer.feature }
  if (layer.kind === 'chain') return { type: `${layer.host}:${NEXT}`, feature: layer.feature }
  if (layer.kind === 'slot') return { type: `${layer.host}:${layer.slot}:${layer.link}`, feature: null }
  return { type: `${layer.host}:${layer.slot}${layer.isList ? '[]' : ''}`, feature: null }
}

/** The layer a relation type is written to: its own, or that of `OWN_RELATION`. */
export function relationLayer(exchange: ExchangeType | undefined): RelationLayer {
  const [host = '', slot, link] = exchange?.type.split(':') ?? []
  if (!exchange || !isTypeName(host) || isStructureType(host)) return { kind: 'relation', ...OWN_RELATION_LAYER }
  if (slot === undefined) return { kind: 'relation', type: host, feature: exchange.feature }
  if (link !== undefined) return { kind: 'slot', host, slot, link }
  if (slot === NEXT) return { kind: 'chain', host, feature: exchange.feature }
  return { kind: 'reference', host, slot: slot.replace('[]', ''), isList: slot.endsWith('[]') }
}

/**
 * Name of the relation type: like a label (`Dependency/nsubj`, `CoreferenceLink/anaphoric`), or `Host:feature` for
 * slots and references.
 *
 * @param value of the label feature, for relations and chains
 */
export function relationName(names: TypeNames, layer: RelationLayer, value: string | null): string {
  if (layer.kind === 'relation') return names.label(layer.type, value)
  if (layer.kind === 'chain') return names.label(layer.host, value)
  return `${names.of(layer.host)}:${layer.slot}`
}

/** Type of the chain that links of that type hang on: `SimpleLink` belongs to `SimpleChain`. */
export function chainTypeOf(link: string): string {
  return `${link.replace(/Link$/, '')}Chain`
}

/**
 * Types of relations whose ends are always tokens, whatever layer they are drawn on: WebAnno draws dependencies on the
 * parts of speech, and TSV names POS as their base, but the CAS holds the tokens.
 */
export function endsAtTokens(relation: string): boolean {
  return relation.startsWith(`${DKPRO}syntax.type.dependency.`)
}
