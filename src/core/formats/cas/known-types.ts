import {
  DEPENDENCY,
  DOCUMENT_META_DATA,
  LEMMA,
  MORPHOLOGY,
  NAMED_ENTITY,
  OWN_DOCUMENT_LABEL,
  OWN_RELATION,
  OWN_SPAN,
  PARAGRAPH,
  POS,
  SENTENCE,
  STEM,
  TAGSET,
  TOKEN
} from './layers'
import {
  ANNOTATION,
  ANNOTATION_BASE,
  BOOLEAN,
  DOCUMENT_ANNOTATION,
  feature,
  FS_ARRAY,
  INTEGER,
  STRING,
  STRING_ARRAY,
  TOP
} from './type-system'
import type { FeatureDefinition, TypeDefinition } from './type-system'

/** A claim with the spans it is made of. */
export const OWN_CLAIM = 'webanno.custom.ClaimdeskClaim'
export const OWN_BOOKMARK = 'webanno.custom.ClaimdeskBookmark'
/** What Claimdesk knows of a document that `DocumentMetaData` has no feature for. */
export const OWN_DOCUMENT = 'webanno.custom.ClaimdeskDocument'
/** Name of a person whose id records carry. */
export const OWN_PERSON = 'webanno.custom.ClaimdeskPerson'

const COREFERENCE = 'de.tudarmstadt.ukp.dkpro.core.api.coref.type.Coreference'

const strings = (...names: string[]): readonly FeatureDefinition[] => names.map((name) => feature(name, STRING))
const define = (name: string, supertype: string, features: readonly FeatureDefinition[]): TypeDefinition => ({
  name,
  supertype,
  description: '',
  features
})

const AUTHORSHIP = strings('person', 'createdAt', 'updatedAt')

/**
 * Types that files use without defining them, and that we write: those of DKPro Core 1.x as WebAnno and INCEpTION have
 * them built in, and our own.
 */
const KNOWN: readonly TypeDefinition[] = [
  define(TOKEN, ANNOTATION, [
    feature('parent', ANNOTATION),
    feature('lemma', LEMMA),
    feature('stem', STEM),
    feature('pos', POS),
    feature('morph', MORPHOLOGY),
    ...strings('id', 'syntacticFunction'),
    feature('order', INTEGER)
  ]),
  define(SENTENCE, ANNOTATION, strings('id')),
  define(PARAGRAPH, ANNOTATION, strings('id')),
  define(LEMMA, ANNOTATION, strings('value')),
  define(STEM, ANNOTATION, strings('value')),
  define(POS, ANNOTATION, strings('PosValue', 'coarseValue')),
  define(
    MORPHOLOGY,
    ANNOTATION,
    strings(
      ...['gender', 'number', 'case', 'degree', 'verbForm', 'tense', 'mood', 'voice', 'definiteness', 'value'],
      ...['person', 'aspect', 'animacy', 'negative', 'numType', 'possessive', 'pronType', 'reflex', 'transitivity']
    )
  ),
  define(NAMED_ENTITY, ANNOTATION, strings('value', 'identifier')),
  define(DEPENDENCY, ANNOTATION, [
    feature('Governor', TOKEN),
    feature('Dependent', TOKEN),
    ...strings('DependencyType', 'flavor')
  ]),
  define(`${COREFERENCE}Link`, ANNOTATION, [
    feature('next', `${COREFERENCE}Link`),
    ...strings('referenceType', 'referenceRelation')
  ]),
  define(`${COREFERENCE}Chain`, ANNOTATION_BASE, [feature('first', `${COREFERENCE}Link`)]),
  define(DOCUMENT_META_DATA, DOCUMENT_ANNOTATION, [
    ...strings('documentTitle', 'documentId', 'documentUri', 'collectionId', 'documentBaseUri'),
    feature('isLastSegment', BOOLEAN)
  ]),
  define(TAGSET, ANNOTATION, [...strings('layer', 'name'), feature('input', BOOLEAN)]),
  define(OWN_SPAN, ANNOTATION, [...strings('label', 'note'), feature('tags', STRING_ARRAY), ...AUTHORSHIP]),
  define(OWN_RELATION, ANNOTATION, [
    feature('Governor', ANNOTATION),
    feature('Dependent', ANNOTATION),
    ...strings('label', 'note'),
    ...AUTHORSHIP
  ]),
  define(OWN_DOCUMENT_LABEL, ANNOTATION_BASE, [...strings('label', 'value', 'note'), ...AUTHORSHIP]),
  define(OWN_CLAIM, ANNOTATION_BASE, [
    feature('spans', FS_ARRAY, ANNOTATION),
    ...strings('normalized', 'speaker', 'verdictScale', 'verdict', 'note'),
    ...AUTHORSHIP
  ]),
  define(OWN_BOOKMARK, ANNOTATION, [...strings('name'), ...AUTHORSHIP]),
  define(OWN_DOCUMENT, ANNOTATION_BASE, [
    ...strings('title', 'byline', 'publisher', 'url', 'publishedAt', 'status', 'note', 'extra'),
    feature('tags', STRING_ARRAY)
  ]),
  define(OWN_PERSON, TOP, strings('id', 'name'))
]

const BY_NAME = new Map(KNOWN.map((type) => [type.name, type]))

/** The definition of a type that programs have built in, or null. */
export function knownType(name: string): TypeDefinition | null {
  return BY_NAME.get(name) ?? null
}

/** The known types among the given ones, with all that their features point at. */
export function knownTypesOf(names: Iterable<string>): readonly TypeDefinition[] {
  const found = new Map<string, TypeDefinition>()
  const left = [...names]
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const type = BY_NAME.get(name)
    if (!type || found.has(name)) continue
    found.set(name, type)
    left.push(type.supertype, ...type.features.flatMap(({ range, elementType }) => [range, elementType ?? range]))
  }
  return KNOWN.filter(({ name }) => found.has(name))
}
