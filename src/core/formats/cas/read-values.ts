import type { Attributes, AttributeValue } from '../../model/annotation'
import type { DecodedAuthorship } from '../format'
import { isElements, isReference, textOf } from './cas-model'
import type { FeatureStructure, FeatureValue } from './cas-model'
import { attributeName, isKinded } from './feature-names'
import { OWN_DOCUMENT_LABEL, OWN_RELATION, OWN_SPAN } from './layers'
import type { TypeSystem } from './type-system'

/** What records have in Claimdesk beside label and attributes. In layers of others these names get a prefix. */
export const RECORD_FEATURES = ['note', 'tags', 'person', 'createdAt', 'updatedAt'] as const
export type RecordFeature = (typeof RECORD_FEATURES)[number]
export const FOREIGN_PREFIX = 'claimdesk_'

const OWN_TYPES = new Set([OWN_SPAN, OWN_RELATION, OWN_DOCUMENT_LABEL])

/** The feature of a layer that holds a field of our records: `note` in ours, `claimdesk_note` in others. */
export function recordFeature(type: string, name: RecordFeature): string {
  return OWN_TYPES.has(type) || type.startsWith('webanno.custom.Claimdesk') ? name : `${FOREIGN_PREFIX}${name}`
}

/**
 * Names of the string features that may be a type's label: not our own fields, and not attributes that were marked
 * (`kindedName`) so that they are not taken for it.
 */
export function labelCandidates(types: TypeSystem, type: string): readonly string[] {
  return types.stringFeatures(type).filter((name) => !name.startsWith(FOREIGN_PREFIX) && !isKinded(name))
}

export function readNote(structure: FeatureStructure): string {
  return textOf(structure, recordFeature(structure.type, 'note')) ?? ''
}

export function readTags(structure: FeatureStructure): readonly string[] {
  const value = structure.features.get(recordFeature(structure.type, 'tags'))
  return isElements(value) ? value.elements.filter((tag) => typeof tag === 'string') : []
}

export function readAuthorship(structure: FeatureStructure): DecodedAuthorship {
  const of = (name: RecordFeature): string | null => textOf(structure, recordFeature(structure.type, name))
  return { createdAt: of('createdAt'), updatedAt: of('updatedAt'), person: of('person') }
}

/**
 * Every feature that holds text, a number, a truth value or a list of such, as attributes.
 *
 * @param used features that are something else: the label, ends, fields of the record
 */
export function readAttributes(structure: FeatureStructure, used: ReadonlySet<string>): Attributes {
  const fields = new Set<string>(RECORD_FEATURES.map((name) => recordFeature(structure.type, name)))
  return Object.fromEntries(
    [...structure.features].flatMap(([name, value]): [string, AttributeValue][] => {
      if (used.has(name) || fields.has(name)) return []
      const read = attributeValue(value)
      return read === null ? [] : [[attributeName(name), read]]
    })
  )
}

/** A plain value; null for what points at other structures. Numbers that are none (NaN) are their names. */
export function attributeValue(value: FeatureValue): AttributeValue | null {
  if (isReference(value)) return null
  if (isElements(value)) {
    if (value.elements.some((element) => isReference(element))) return null
    return value.elements.map((element) => (element === null || isReference(element) ? '' : String(element)))
  }
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
