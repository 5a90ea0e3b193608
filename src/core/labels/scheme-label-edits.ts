import { sameValue } from '../commands/same-value'
import { findLabel } from '../model/scheme'
import type { Label, LabelTarget, Scheme } from '../model/scheme'
import { SHORT_TEXT } from '../schema/records'
import { DraftProblem } from './scheme-draft'
import type { SchemeDraft } from './scheme-draft'
import { keyProblem } from './scheme-keys'
import type { ReservedKeys } from './scheme-keys'
import { isWithin, parentsOf } from './scheme-tree'

/** Longest name of a label, in UTF-16 code units. */
export const NAME_LENGTH = 200

/** @throws DraftProblem when the scheme has no such label */
export function requireLabel(scheme: Scheme, id: string): Label {
  const label = findLabel(scheme, id)
  if (!label) throw new DraftProblem('That label is not in the scheme any more.')
  return label
}

/** A name as it is stored. @throws DraftProblem when it can be none */
export function soundName(name: string): string {
  const trimmed = name.replace(/\s+/gu, ' ').trim()
  if (trimmed === '') throw new DraftProblem('A label needs a name.')
  if (trimmed.includes('/')) throw new DraftProblem('A name has no “/”: nest the label under another one instead.')
  if (trimmed.length > NAME_LENGTH) throw new DraftProblem(`A name has at most ${NAME_LENGTH} characters.`)
  return trimmed
}

/**
 * The scheme with these labels nested like this: each before what is under it, with its path.
 *
 * @throws DraftProblem when two labels at one place have the same name, or a path gets too long
 */
export function arranged(
  scheme: Scheme,
  labels: readonly Label[],
  parents: ReadonlyMap<string, string | null>
): Scheme {
  const children = new Map<string | null, Label[]>()
  for (const label of labels) {
    const parent = parents.get(label.id) ?? null
    const siblings = children.get(parent) ?? []
    const twin = siblings.find(({ name }) => name.toLowerCase() === label.name.toLowerCase())
    if (twin) throw new DraftProblem(`There is a label “${twin.name}” here already. Choose another name.`)
    siblings.push(label)
    children.set(parent, siblings)
  }
  const ordered: Label[] = []
  const visit = (parent: string | null, above: string): void => {
    for (const label of children.get(parent) ?? []) {
      const path = `${above}${label.name}`
      if (path.length > SHORT_TEXT) throw new DraftProblem('Labels are nested too deep.')
      ordered.push(path === label.path ? label : { ...label, path })
      visit(label.id, `${path}/`)
    }
  }
  visit(null, '')
  return { ...scheme, labels: ordered }
}

/** What a label can be given without moving it. */
export type LabelPatch = Partial<Pick<Label, 'hue' | 'description' | 'examples' | 'appliesTo' | 'role' | 'attributes'>>

/** Changes a label where it stands. */
export function patchLabel(draft: SchemeDraft, id: string, patch: LabelPatch): SchemeDraft {
  const before = requireLabel(draft.scheme, id)
  const after: Label = { ...before, ...patch }
  if (after.role === 'claim' && after.appliesTo === 'document') {
    throw new DraftProblem('Only passages can be claims: this label is for whole articles.')
  }
  if (sameValue(before, after)) return draft
  const labels = draft.scheme.labels.map((label) => (label.id === id ? after : label))
  return { ...draft, scheme: { ...draft.scheme, labels } }
}

/** Gives a label what is asked of it. A label for whole articles cannot be a claim. */
export function setTarget(draft: SchemeDraft, id: string, appliesTo: LabelTarget): SchemeDraft {
  return patchLabel(draft, id, { appliesTo, ...(appliesTo === 'document' ? { role: null } : {}) })
}

/** Sets or takes away the key. @throws DraftProblem when something has it already */
export function setKey(draft: SchemeDraft, id: string, key: string | null, reserved: ReservedKeys): SchemeDraft {
  requireLabel(draft.scheme, id)
  const problem = key === null ? null : keyProblem(draft.scheme, id, key, reserved)
  if (problem !== null) throw new DraftProblem(problem)
  const labels = draft.scheme.labels.map((label) => (label.id === id ? { ...label, key } : label))
  return { ...draft, scheme: { ...draft.scheme, labels } }
}

export interface NewLabel {
  readonly id: string
  readonly name: string
  readonly hue: number
  readonly key: string | null
}

/** A label with nothing but its name and colour. */
export function plainLabel({ id, name, hue, key }: NewLabel): Label {
  const sound = soundName(name)
  const more = { description: '', examples: [], appliesTo: 'span', role: null, attributes: [] } as const
  return { id, path: sound, name: sound, hue, key, ...more }
}

/**
 * Adds a label under another one, or at the top (null), behind `after` or last.
 *
 * @throws DraftProblem when the name is none, or taken at that place
 */
export function addLabel(
  draft: SchemeDraft,
  given: NewLabel,
  place: { readonly parent: string | null; readonly after?: string | null }
): SchemeDraft {
  const { scheme } = draft
  const label = plainLabel(given)
  const at = scheme.labels.findIndex(({ id }) => id === place.after)
  const labels = at < 0 ? [...scheme.labels, label] : scheme.labels.toSpliced(at + 1, 0, label)
  const parents = new Map(parentsOf(scheme)).set(label.id, place.parent)
  return { ...draft, scheme: arranged(scheme, labels, parents) }
}

/** Renames a label; the paths of what is nested under it follow. */
export function renameLabel(draft: SchemeDraft, id: string, name: string): SchemeDraft {
  const { scheme } = draft
  const sound = soundName(name)
  if (requireLabel(scheme, id).name === sound) return draft
  const labels = scheme.labels.map((label) => (label.id === id ? { ...label, name: sound } : label))
  return { ...draft, scheme: arranged(scheme, labels, parentsOf(scheme)) }
}

/**
 * Puts a label, with what is nested under it, under another one (null: at the top), before the sibling that has
 * `index` there now, or last.
 */
export function moveLabel(draft: SchemeDraft, id: string, parent: string | null, index: number): SchemeDraft {
  const { scheme } = draft
  const label = requireLabel(scheme, id)
  if (parent !== null) {
    requireLabel(scheme, parent)
    if (isWithin(scheme, parent, id)) throw new DraftProblem('A label cannot be nested under itself.')
  }
  const parents = new Map(parentsOf(scheme)).set(id, parent)
  const rest = scheme.labels.filter((other) => other.id !== id)
  const siblings = rest.filter((other) => (parents.get(other.id) ?? null) === parent)
  const before = siblings[Math.max(0, index)]
  const at = before ? rest.indexOf(before) : rest.length
  return { ...draft, scheme: arranged(scheme, rest.toSpliced(at, 0, label), parents) }
}

export type Shift = 'up' | 'down' | 'in' | 'out'

/** Moves a label among its siblings, under the one before it (`in`), or behind the one it is under (`out`). */
export function shiftLabel(draft: SchemeDraft, id: string, shift: Shift): SchemeDraft {
  const { scheme } = draft
  requireLabel(scheme, id)
  const parents = parentsOf(scheme)
  const parent = parents.get(id) ?? null
  const siblingsAt = (place: string | null) =>
    scheme.labels.filter((label) => (parents.get(label.id) ?? null) === place).map((label) => label.id)
  const siblings = siblingsAt(parent)
  const at = siblings.indexOf(id)
  const above = siblings[at - 1]
  switch (shift) {
    case 'up':
      return at === 0 ? draft : moveLabel(draft, id, parent, at - 1)
    case 'down':
      return at === siblings.length - 1 ? draft : moveLabel(draft, id, parent, at + 1)
    case 'in':
      return above === undefined ? draft : moveLabel(draft, id, above, siblingsAt(above).length)
    case 'out': {
      if (parent === null) return draft
      const grand = parents.get(parent) ?? null
      return moveLabel(draft, id, grand, siblingsAt(grand).indexOf(parent) + 1)
    }
  }
}
