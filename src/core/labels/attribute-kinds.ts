import type { AttributeValue, Attributes } from '../model/annotation'
import type { AttributeDefinition, Label } from '../model/scheme'
import type { AttributeKind, AttributeKindId } from './attribute-kind'
import { certaintyKind } from './kinds/certainty'
import { choiceKind } from './kinds/choice'
import { dateKind } from './kinds/date'
import { flagKind } from './kinds/flag'
import { numberKind } from './kinds/number'
import { severalKind } from './kinds/several'
import { textKind } from './kinds/text'

/** Every kind of attribute, by its id. */
export const ATTRIBUTE_KINDS: Readonly<Record<AttributeKindId, AttributeKind>> = {
  choice: choiceKind,
  several: severalKind,
  flag: flagKind,
  number: numberKind,
  text: textKind,
  date: dateKind,
  certainty: certaintyKind
}

/** Why a value does not fit its definition; null when it does. */
export function attributeProblem(definition: AttributeDefinition, value: AttributeValue): string | null {
  return ATTRIBUTE_KINDS[definition.kind].problem(definition, value)
}

/** The label's required attributes that have no value yet, in the scheme's order. */
export function missingAttributes(label: Label, attributes: Attributes): readonly AttributeDefinition[] {
  return label.attributes.filter((definition) => definition.required && attributes[definition.id] === undefined)
}
