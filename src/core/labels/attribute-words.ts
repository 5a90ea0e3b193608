import type { Attributes, AttributeValue } from '../model/annotation'
import type { AttributeDefinition, Label } from '../model/scheme'
import { ATTRIBUTE_KINDS } from './attribute-kinds'

/** A value in words, whatever it is: for values that no definition explains. */
export function valueInWords(value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? value.join(', ') : String(value)
}

/** A value in the words of its definition; one that does not fit it, as it is. */
export function attributeInWords(definition: AttributeDefinition, value: AttributeValue): string {
  const kind = ATTRIBUTE_KINDS[definition.kind]
  return kind.problem(definition, value) === null ? kind.words(value) : valueInWords(value)
}

/** A value that the scheme does not explain, as imports and changed schemes leave them. */
export interface StrayValue {
  readonly id: string
  readonly value: AttributeValue
  readonly words: string
}

/** The values that the label has no definition for, in the order of their ids. They are kept until somebody removes them. */
export function strayValues(label: Label | null, attributes: Attributes): readonly StrayValue[] {
  const defined = new Set(label?.attributes.map(({ id }) => id))
  return Object.entries(attributes)
    .filter(([id]) => !defined.has(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, value]) => ({ id, value, words: valueInWords(value) }))
}
