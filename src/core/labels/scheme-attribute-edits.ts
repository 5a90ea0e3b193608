import type { AttributeDefinition, Label } from '../model/scheme'
import type { AttributeKindId } from './attribute-kind'
import { DraftProblem } from './scheme-draft'
import type { SchemeDraft } from './scheme-draft'
import { patchLabel, requireLabel } from './scheme-label-edits'

export type AttributePatch = Partial<Omit<AttributeDefinition, 'id'>>

function attributeOf(label: Label, id: string): AttributeDefinition {
  const found = label.attributes.find((each) => each.id === id)
  if (!found) throw new DraftProblem('That attribute is not there any more.')
  return found
}

function soundAttributeName(label: Label, id: string | null, name: string): string {
  const trimmed = name.replace(/\s+/gu, ' ').trim().slice(0, 200)
  if (trimmed === '') throw new DraftProblem('An attribute needs a name.')
  const twin = label.attributes.find((each) => each.id !== id && each.name.toLowerCase() === trimmed.toLowerCase())
  if (twin) throw new DraftProblem(`“${label.name}” has an attribute “${twin.name}” already.`)
  return trimmed
}

/** Only what means something for the kind stays. */
function fitted(definition: AttributeDefinition): AttributeDefinition {
  const hasOptions = definition.kind === 'choice' || definition.kind === 'several'
  const isNumber = definition.kind === 'number'
  const options = [...new Set(definition.options.map((option) => option.trim().slice(0, 200)))].filter(Boolean)
  return {
    ...definition,
    options: hasOptions ? options.slice(0, 1000) : [],
    minimum: isNumber ? definition.minimum : null,
    maximum: isNumber ? definition.maximum : null
  }
}

/** An id that says what the attribute is, for those who read exports; a fresh one where the name gives none. */
function attributeId(label: Label, name: string, fresh: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return slug === '' || label.attributes.some(({ id }) => id === slug) ? fresh : slug
}

/** Asks something new of what has the label. `fresh` is an id for it that nothing has. */
export function addAttribute(
  draft: SchemeDraft,
  labelId: string,
  { fresh, name, kind }: { readonly fresh: string; readonly name: string; readonly kind: AttributeKindId }
): SchemeDraft {
  const label = requireLabel(draft.scheme, labelId)
  const sound = soundAttributeName(label, null, name)
  const more = { description: '', required: false, options: [], minimum: null, maximum: null }
  const definition: AttributeDefinition = { id: attributeId(label, sound, fresh), name: sound, kind, ...more }
  return patchLabel(draft, labelId, { attributes: [...label.attributes, definition] })
}

export function patchAttribute(draft: SchemeDraft, labelId: string, id: string, patch: AttributePatch): SchemeDraft {
  const label = requireLabel(draft.scheme, labelId)
  const before = attributeOf(label, id)
  const name = patch.name === undefined ? before.name : soundAttributeName(label, id, patch.name)
  const after = fitted({ ...before, ...patch, name })
  return patchLabel(draft, labelId, { attributes: label.attributes.map((each) => (each.id === id ? after : each)) })
}

/** No longer asks it. Values that annotations have stay with them, unshown, as long as the annotation is there. */
export function removeAttribute(draft: SchemeDraft, labelId: string, id: string): SchemeDraft {
  const label = requireLabel(draft.scheme, labelId)
  attributeOf(label, id)
  return patchLabel(draft, labelId, { attributes: label.attributes.filter((each) => each.id !== id) })
}

/** Asks it one place earlier (-1) or later (1). */
export function shiftAttribute(draft: SchemeDraft, labelId: string, id: string, step: 1 | -1): SchemeDraft {
  const label = requireLabel(draft.scheme, labelId)
  const moved = attributeOf(label, id)
  const rest = label.attributes.filter((each) => each.id !== id)
  const at = Math.max(0, Math.min(rest.length, label.attributes.indexOf(moved) + step))
  return patchLabel(draft, labelId, { attributes: rest.toSpliced(at, 0, moved) })
}
