import type { ArticleStatus } from '../../model/article'
import { ARTICLE_STATUSES } from '../../model/article'
import { isWebAddress } from '../../text/web-address'
import type { DecodedClaim, DecodedMetadata } from '../format'
import { isJsonObject, parseJson } from '../json-value'
import { isElements, isReference, textOf } from './cas-model'
import type { FeatureStructure } from './cas-model'
import { DOCUMENT_META_DATA } from './layers'
import type { DocumentContext } from './read-document'
import { readAuthorship, readNote, readTags } from './read-values'
import type { Leftover, UimaExtra } from './uima-extra'

/** UIMA's word for a language that nobody has named. */
export const NO_LANGUAGE = 'x-unspecified'

/** A claim of ours; null, and reported, when none of its spans is there. */
export function readClaim(context: DocumentContext, structure: FeatureStructure): DecodedClaim | null {
  const value = structure.features.get('spans')
  const spans = (isElements(value) ? value.elements : []).flatMap((element) =>
    isReference(element) ? (context.spanFor(element.ref) ?? []) : []
  )
  if (spans.length === 0) {
    context.problem(structure, 'This claim was left out: none of its passages is in the file.')
    return null
  }
  const scale = textOf(structure, 'verdictScale')
  const verdict = textOf(structure, 'verdict')
  return {
    id: String(structure.id),
    ...readAuthorship(structure),
    spans,
    normalized: textOf(structure, 'normalized') ?? '',
    speaker: textOf(structure, 'speaker') ?? '',
    verdict: scale === null || verdict === null ? null : { scale, value: verdict },
    note: readNote(structure)
  }
}

/** What our own structure says of a document: what others have no feature for. */
export function readOwnDocument(structures: readonly FeatureStructure[]): {
  readonly metadata: DecodedMetadata
  readonly status: ArticleStatus | null
  readonly note: string
  readonly extra: Readonly<Record<string, unknown>>
} {
  const fields = ['title', 'byline', 'publisher', 'url', 'publishedAt'] as const
  const text = (name: string): string | null =>
    structures.map((structure) => textOf(structure, name)).find((each) => each !== null) ?? null
  const texts = fields.flatMap((field) => {
    const value = text(field)
    return value === null ? [] : [[field, value] as const]
  })
  const tags = structures.flatMap((structure) => readTags(structure))
  const parsed = parseJson(text('extra') ?? '{}')
  return {
    metadata: { ...Object.fromEntries(texts), ...(tags.length > 0 && { tags }) },
    status: ARTICLE_STATUSES.find((each) => each === text('status')) ?? null,
    note: text('note') ?? '',
    extra: parsed.ok && isJsonObject(parsed.value) ? parsed.value : {}
  }
}

/**
 * Title, address and language out of the document annotation (DKPro's `DocumentMetaData`, or UIMA's own). The first
 * counts; what else it says is for `extra`.
 */
export function readDocumentAnnotation(
  context: DocumentContext,
  structures: readonly FeatureStructure[]
): { readonly metadata: DecodedMetadata; readonly document: UimaExtra['document'] | null } {
  const [structure, ...others] = structures
  for (const other of others) {
    context.leftovers.add(other)
    context.problem(
      other,
      'A document has one document annotation. This further one was not read; a conversion keeps it.'
    )
  }
  if (!structure) return { metadata: {}, document: null }
  const metadata: { -readonly [Key in keyof DecodedMetadata]: DecodedMetadata[Key] } = {}
  const features: [string, Leftover][] = []
  for (const [name, value] of structure.features) {
    // It is about the whole text, as a rule.
    if (name === 'begin' && value === 0) continue
    if (name === 'end' && value === context.input.source.raw.length) continue
    if (name === 'documentTitle' && typeof value === 'string') metadata.title = value
    else if (name === 'documentUri' && typeof value === 'string' && isWebAddress(value)) metadata.url = value
    else if (name === 'language' && typeof value === 'string') {
      if (value !== NO_LANGUAGE) metadata.language = value
    } else if (name !== 'documentId' || value !== context.input.name) {
      features.push([name, context.leftovers.value(value)])
    }
  }
  const isPlain = structure.type === DOCUMENT_META_DATA && features.length === 0
  return { metadata, document: isPlain ? null : { type: structure.type, features: Object.fromEntries(features) } }
}
