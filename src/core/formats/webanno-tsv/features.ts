import type { Attributes, AttributeValue } from '../../model/annotation'
import { attributeName, featureName } from '../cas/feature-names'
import { DEPENDENCY, LEMMA, MORPHOLOGY, NAMED_ENTITY, OWN_RELATION, OWN_SPAN, POS, STEM } from '../cas/layers'
import { isReservedFeature } from './header'

/** Features in which a note and tags stand: in our own layers under plain names, in others' where none can clash. */
export interface ExtraFeatures {
  readonly note: string
  readonly tags: string
}

export function extraFeatures(type: string): ExtraFeatures {
  const isOwn = type === OWN_SPAN || type === OWN_RELATION
  return isOwn ? { note: 'note', tags: 'tags' } : { note: 'claimdesk_note', tags: 'claimdesk_tags' }
}

/** Names that every annotation has, or that say where a relation ends. */
const BUILT_IN = ['begin', 'end', 'sofa', 'Governor', 'Dependent']

/**
 * The name under which an attribute is written in a layer: its own, where a feature can have it.
 *
 * @param label the layer's feature for labels, or null
 */
export function featureOf(type: string, label: string | null, attribute: string): string {
  const { note, tags } = extraFeatures(type)
  const isTaken =
    [...BUILT_IN, label, note, tags].includes(attribute) ||
    isReservedFeature(attribute) ||
    attributeName(attribute) !== attribute
  if (!isTaken && /^[A-Za-z][A-Za-z0-9_]*$/.test(attribute)) return attribute
  return featureName(attribute, new Set([attribute]))
}

/** Values of this format are text; a list is its values behind each other. */
export function valueText(value: AttributeValue): string {
  return typeof value === 'object' ? joinList(value) : String(value)
}

/** Attributes out of the features of an annotation; features without value give none. */
export function attributesOf(values: Iterable<readonly [feature: string, value: string | null]>): Attributes {
  const found: [string, string][] = []
  for (const [feature, value] of values) if (value !== null) found.push([attributeName(feature), value])
  return Object.fromEntries(found)
}

/** `one, two`; a comma or backslash in a value gets a backslash. */
export function joinList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\,]/g, '\\$&')).join(', ')
}

/** The opposite of `joinList`. No text is no value. */
export function splitList(text: string): readonly string[] {
  if (text === '') return []
  const values = ['']
  for (const [found] of text.matchAll(/\\[\\,]|, |[^]/gu)) {
    if (found === ', ') values.push('')
    else values[values.length - 1] += found.length > 1 && found.startsWith('\\') ? found.slice(1) : found
  }
  return values
}

const MORPHOLOGICAL = [
  ...['animacy', 'aspect', 'case', 'definiteness', 'degree', 'gender', 'mood', 'negative', 'numType', 'number'],
  ...['person', 'possessive', 'pronType', 'reflex', 'tense', 'transitivity', 'value', 'verbForm', 'voice']
]

/** Features that the layers of WebAnno and INCEpTION always have, used or not: their readers expect the columns. */
export const KNOWN_FEATURES: ReadonlyMap<string, readonly string[]> = new Map([
  [NAMED_ENTITY, ['identifier', 'value']],
  [POS, ['PosValue', 'coarseValue']],
  [LEMMA, ['value']],
  [STEM, ['value']],
  [MORPHOLOGY, MORPHOLOGICAL],
  [DEPENDENCY, ['DependencyType', 'flavor']]
])
