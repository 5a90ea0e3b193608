import { attributeProblem } from '../labels/attribute-kinds'
import type { Attributes, AttributeValue } from '../model/annotation'
import type { Label } from '../model/scheme'
import { CommandError } from './command-error'

function requireValue(label: Label | null, id: string, value: AttributeValue): void {
  const definition = label?.attributes.find((candidate) => candidate.id === id)
  const problem = definition ? attributeProblem(definition, value) : null
  if (problem !== null) throw new CommandError('invalid-attribute', problem, { attribute: id })
}

/** Refuses values that do not fit the label's definitions. Attributes the label does not define are let be. */
export function requireAttributes(label: Label, attributes: Attributes): void {
  for (const [id, value] of Object.entries(attributes)) requireValue(label, id, value)
}

/**
 * A record's attributes with some of them set or taken away (null).
 *
 * @throws CommandError `invalid-attribute` when a value does not fit its definition
 */
export function patchAttributes(
  label: Label | null,
  before: Attributes,
  patch: Readonly<Record<string, AttributeValue | null>>
): Attributes {
  const after = new Map(Object.entries(before))
  for (const [id, value] of Object.entries(patch)) {
    if (value === null) after.delete(id)
    else {
      requireValue(label, id, value)
      after.set(id, value)
    }
  }
  return Object.fromEntries(after)
}
