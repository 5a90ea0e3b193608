import { isReference } from './cas-model'
import type { Cas, FeatureStructure } from './cas-model'
import { OWN_BOOKMARK, OWN_CLAIM, OWN_DOCUMENT, OWN_PERSON } from './known-types'
import { isStructureType, OWN_DOCUMENT_LABEL, SENTENCE, TOKEN } from './layers'
import { ANNOTATION, DOCUMENT_ANNOTATION } from './type-system'
import type { TypeSystem } from './type-system'

/** What a feature structure is to Claimdesk. `own`: a record of ours that is not an annotation. */
export type StructureKind =
  'token' | 'sentence' | 'document' | 'span' | 'relation' | 'chain' | 'document-label' | 'bookmark' | 'own' | 'other'

const OWN = new Set([OWN_CLAIM, OWN_DOCUMENT, OWN_PERSON])

export function kindOf({ types }: Pick<Cas, 'types'>, structure: FeatureStructure): StructureKind {
  const { type, features, sofa } = structure
  if (type === OWN_DOCUMENT_LABEL) return 'document-label'
  if (type === OWN_BOOKMARK) return 'bookmark'
  if (OWN.has(type)) return 'own'
  if (isAnnotation(types, structure)) {
    if (types.isA(type, TOKEN)) return 'token'
    if (types.isA(type, SENTENCE)) return 'sentence'
    if (types.isA(type, DOCUMENT_ANNOTATION)) return 'document'
    if (isStructureType(type)) return 'other'
    if (isReference(features.get('Governor')) && isReference(features.get('Dependent'))) return 'relation'
    return types.feature(type, 'Governor') && types.feature(type, 'Dependent') ? 'other' : 'span'
  }
  if (isReference(features.get('first'))) return 'chain'
  return sofa !== null && !isStructureType(type) ? 'document-label' : 'other'
}

export function isAnnotation(types: TypeSystem, { type, features }: FeatureStructure): boolean {
  return types.isA(type, ANNOTATION) || (features.has('begin') && features.has('end'))
}

/** Types whose annotations are links of chains: they have a `next` of their own kind, or a chain begins with them. */
export function chainLinkTypes({ types, structures }: Pick<Cas, 'types' | 'structures'>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { type, features } of structures.values()) {
    const range = types.feature(type, 'next')?.range
    if (range !== undefined && types.isA(type, range) && types.isA(type, ANNOTATION)) found.add(type)
    const first = features.get('first')
    const link = isReference(first) ? structures.get(first.ref) : undefined
    if (link && isAnnotation(types, link)) found.add(link.type)
  }
  return found
}
