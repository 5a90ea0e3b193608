import { ATTRIBUTE_KINDS, attributeProblem } from '../../core/labels/attribute-kinds'
import type { AttributeValue } from '../../core/model/annotation'
import type { AttributeDefinition } from '../../core/model/scheme'

/** The options in a draft of the kind `several`; they may hold any sign, so they are kept as JSON. */
export function optionsOfDraft(definition: AttributeDefinition, draft: string): readonly string[] {
  if (draft === '') return []
  try {
    const chosen: unknown = JSON.parse(draft)
    return Array.isArray(chosen) ? definition.options.filter((option) => chosen.includes(option)) : []
  } catch (error) {
    // A draft from before the attribute became one of several.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** A value as its editor's draft holds it: the empty text for none, and for one that does not fit its definition. */
export function draftOfValue(definition: AttributeDefinition, value: AttributeValue | undefined): string {
  if (value === undefined || attributeProblem(definition, value) !== null) return ''
  return Array.isArray(value) ? JSON.stringify(value) : String(value)
}

/** The value that a draft means: null for none; a draft that means nothing has a problem, in words. */
export function valueOfDraft(
  definition: AttributeDefinition,
  draft: string
): { readonly value: AttributeValue | null; readonly problem: string | null } {
  if (draft === '') return { value: null, problem: null }
  if (definition.kind === 'several') {
    const chosen = optionsOfDraft(definition, draft)
    return { value: chosen.length === 0 ? null : chosen, problem: null }
  }
  const value = ATTRIBUTE_KINDS[definition.kind].read(definition, draft)
  if (value !== null) return { value, problem: null }
  // White space alone is no text, and says nothing in any other kind.
  if (draft.trim() === '') return { value: null, problem: null }
  const { kind } = definition
  return { value: null, problem: ATTRIBUTE_KINDS[kind].problem(definition, kind === 'number' ? Number(draft) : draft) }
}
