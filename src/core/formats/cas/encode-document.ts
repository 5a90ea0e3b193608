import { isWebAddress } from '../../text/web-address'
import type { ExportDocument, ExportInput } from '../format'
import { LabelNames } from '../label-names'
import { BASE, CasBuilder } from './cas-builder'
import type { CasContext } from './cas-builder'
import { INITIAL_VIEW } from './cas-model'
import type { Cas, FeatureValue, Sofa } from './cas-model'
import { encodeLeftovers, restore } from './encode-leftovers'
import { encodeRecords } from './encode-records'
import { encodeRelations } from './encode-relations'
import { encodeSpans, pointersOf } from './encode-spans'
import { Units } from './encode-units'
import { OWN_DOCUMENT } from './known-types'
import { DOCUMENT_META_DATA } from './layers'
import { NO_LANGUAGE } from './read-own'
import type { TypeRegistry } from './type-registry'
import { DOCUMENT_ANNOTATION } from './type-system'
import { uimaExtraOf } from './uima-extra'
import type { UimaExtra } from './uima-extra'

/** What is the same for all documents of an export. */
export function casContext(input: ExportInput): Omit<CasContext, 'registry'> {
  const labels = new LabelNames(input)
  return {
    labels,
    pointers: pointersOf(labels),
    people: new Map(input.library.people.map(({ id, name }) => [id, name])),
    isConverted: input.library.id === 'converted'
  }
}

/**
 * A document as a CAS with one view. Positions are UTF-16 code units, checked by `exportSpan`.
 *
 * @throws ExportMismatchError before a wrong position could leave
 */
export function encodeDocument(
  document: ExportDocument,
  context: Omit<CasContext, 'registry'>,
  registry: TypeRegistry
): Cas {
  const extra = uimaExtraOf(document.extra)
  registry.offer(extra.types ?? [])
  const builder = new CasBuilder(document, { ...context, registry })
  const sofa = sofaOf(document, extra)
  if (sofa.text !== null || extra.document) encodeDocumentAnnotation(builder, extra)
  const units = new Units(builder)
  const spans = encodeSpans(builder, units)
  units.link(spans.values())
  const relations = encodeRelations(builder, spans, units)
  encodeRecords(builder, spans)
  encodeLeftovers(builder, extra.structures ?? [], new Map([...relations, ...spans]), units)
  return builder.finish(sofa)
}

function sofaOf({ text }: ExportDocument, { view }: UimaExtra): Omit<Sofa, 'id' | 'number'> {
  if (!view) return { name: INITIAL_VIEW, mimeType: 'text', text, uri: null, data: null }
  const { name, mimeType, uri, hasText, data } = view
  const elements = data?.elements.map((each) => (typeof each === 'object' ? null : each)) ?? []
  return { name, mimeType, uri, text: hasText || text !== '' ? text : null, data: data && { ...data, elements } }
}

/** Title, address and language, as DKPro's `DocumentMetaData`, or in the kind of annotation the document came with. */
function encodeDocumentAnnotation(builder: CasBuilder, { document: came }: UimaExtra): void {
  const { document, context } = builder
  const { article, name, text } = document
  const type = came?.type ?? DOCUMENT_META_DATA
  const { registry, isConverted } = context
  const features: [string, FeatureValue | null][] = [
    ['begin', 0],
    ['end', text.length],
    ['language', article.language === 'und' || article.language === '' ? NO_LANGUAGE : article.language]
  ]
  const written = builder.add(type, { supertype: DOCUMENT_ANNOTATION, features: [] }, features)
  for (const [feature, value] of Object.entries(came?.features ?? {})) {
    const restored = restore(builder, type, feature, value, () => null)
    if (restored !== null) written.features.set(feature, restored)
  }
  // A conversion calls documents like their files; a title that is only that is none.
  const title = isConverted && article.title === name ? null : article.title
  const url = article.url !== null && isWebAddress(article.url) ? article.url : null
  const described: readonly (readonly [string, string, string | null])[] = [
    ['documentTitle', 'title', title],
    ['documentUri', 'url', url],
    ['documentId', '', came?.features['documentId'] === undefined ? name : null]
  ]
  const isMeta = registry.types.isA(type, DOCUMENT_META_DATA)
  const own: [string, FeatureValue][] = []
  for (const [feature, ours, value] of described) {
    if (value === null) continue
    if (isMeta) written.features.set(feature, value)
    else if (ours !== '') own.push([ours, value])
  }
  if (own.length > 0) builder.add(OWN_DOCUMENT, BASE, own)
}
