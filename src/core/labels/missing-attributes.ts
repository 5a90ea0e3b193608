import type { Attributes } from '../model/annotation'
import type { AttributeDefinition, Label, Scheme } from '../model/scheme'
import { missingAttributes } from './attribute-kinds'

/** A span or a document label, as far as attributes go. */
export interface AttributedRecord {
  readonly label: string
  readonly attributes: Attributes
}

const NONE: readonly AttributeDefinition[] = []

/** Finds the required attributes that records have no value for. It looks at each scheme once, at each record quickly. */
export function missingFinder(schemes: Iterable<Scheme>): (record: AttributedRecord) => readonly AttributeDefinition[] {
  const asking = new Map<string, Label>()
  for (const scheme of schemes) {
    for (const label of scheme.labels) {
      if (!asking.has(label.id) && label.attributes.some(({ required }) => required)) asking.set(label.id, label)
    }
  }
  return (record) => {
    const label = asking.get(record.label)
    return label ? missingAttributes(label, record.attributes) : NONE
  }
}
