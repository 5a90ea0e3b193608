import type { RelationType, Scheme } from '../model/scheme'
import { DraftProblem } from './scheme-draft'
import type { SchemeDraft } from './scheme-draft'
import { requireLabel } from './scheme-label-edits'
import { redirected } from './scheme-label-fates'

export type RelationTypePatch = Partial<Omit<RelationType, 'id'>>

function requireType(scheme: Scheme, id: string): RelationType {
  const found = scheme.relationTypes.find((type) => type.id === id)
  if (!found) throw new DraftProblem('That relation is not in the scheme any more.')
  return found
}

function soundTypeName(scheme: Scheme, id: string | null, name: string): string {
  const trimmed = name.replace(/\s+/gu, ' ').trim().slice(0, 200)
  if (trimmed === '') throw new DraftProblem('A relation needs a name.')
  const twin = scheme.relationTypes.find((type) => type.id !== id && type.name.toLowerCase() === trimmed.toLowerCase())
  if (twin) throw new DraftProblem(`There is a relation “${twin.name}” already. Choose another name.`)
  return trimmed
}

export function addRelationType(
  draft: SchemeDraft,
  given: { readonly id: string; readonly name: string; readonly hue: number }
): SchemeDraft {
  const { scheme } = draft
  const more = { from: [], to: [], symmetric: false, description: '' }
  const type: RelationType = { ...given, ...more, name: soundTypeName(scheme, null, given.name) }
  return { ...draft, scheme: { ...scheme, relationTypes: [...scheme.relationTypes, type] } }
}

/** Changes a relation type. One that means the same both ways has the same labels at both ends: those of `from`. */
export function patchRelationType(draft: SchemeDraft, id: string, patch: RelationTypePatch): SchemeDraft {
  const { scheme } = draft
  const before = requireType(scheme, id)
  const name = patch.name === undefined ? before.name : soundTypeName(scheme, id, patch.name)
  const after: RelationType = { ...before, ...patch, name }
  for (const label of [...after.from, ...after.to]) requireLabel(scheme, label)
  const relationTypes = scheme.relationTypes.map((type) =>
    type.id === id ? (after.symmetric ? { ...after, to: after.from } : after) : type
  )
  return { ...draft, scheme: { ...scheme, relationTypes } }
}

/**
 * Takes a relation type out.
 *
 * @param to what its relations become: another type, gone (null), or undecided (undefined)
 */
export function removeRelationType(draft: SchemeDraft, id: string, to?: string | null): SchemeDraft {
  const { scheme } = draft
  requireType(scheme, id)
  if (to === id) throw new DraftProblem('A relation cannot become itself.')
  if (to !== null && to !== undefined) requireType(scheme, to)
  const retype = redirected(draft.retype, id, to)
  if (to !== undefined && draft.base?.relationTypes.some((type) => type.id === id)) retype[id] = to
  const relationTypes = scheme.relationTypes.filter((type) => type.id !== id)
  return { ...draft, scheme: { ...scheme, relationTypes }, retype }
}

/** Says what the relations of a type that was taken out become; null: they go. */
export function decideRelationType(draft: SchemeDraft, id: string, to: string | null): SchemeDraft {
  if (to !== null) requireType(draft.scheme, to)
  return { ...draft, retype: { ...draft.retype, [id]: to } }
}
