import type { Label, RelationType, Scheme } from '../model/scheme'
import { DraftProblem } from './scheme-draft'
import type { Fates, SchemeDraft } from './scheme-draft'
import { addLabel, arranged, requireLabel } from './scheme-label-edits'
import type { NewLabel } from './scheme-label-edits'
import { isWithin, parentsOf } from './scheme-tree'

/** True when everything that can have the one label can have the other. */
export function canTake(target: Pick<Label, 'appliesTo'>, from: Pick<Label, 'appliesTo'>): boolean {
  return target.appliesTo === 'both' || target.appliesTo === from.appliesTo
}

/** Fates after something else went: what was to go to it goes on to where it goes, or is undecided again. */
export function redirected(fates: Fates, gone: string, to: string | null | undefined): Record<string, string | null> {
  const result: Record<string, string | null> = {}
  for (const [from, target] of Object.entries(fates)) {
    if (target !== gone) result[from] = target
    else if (to !== undefined) result[from] = to
  }
  return result
}

function movesWithout(draft: SchemeDraft, gone: string, to: string | null | undefined): SchemeDraft['moves'] {
  const moves: Record<string, Record<string, string>> = {}
  for (const [article, spans] of Object.entries(draft.moves)) {
    const kept = Object.entries(spans).flatMap(([span, label]): [string, string][] => {
      if (label !== gone) return [[span, label]]
      // What was moved to a label that is no more stays with the label that it had.
      return to === null || to === undefined ? [] : [[span, to]]
    })
    if (kept.length > 0) moves[article] = Object.fromEntries(kept)
  }
  return moves
}

function endsWithout(type: RelationType, gone: string, to: string | null): RelationType {
  const end = (labels: readonly string[]) =>
    labels.includes(gone)
      ? [...new Set(labels.flatMap((label) => (label !== gone ? [label] : to === null ? [] : [to])))]
      : labels
  return { ...type, from: end(type.from), to: end(type.to) }
}

/** The scheme without a label; what is nested under it goes under `heir`, at its place. */
function withoutLabel(scheme: Scheme, id: string, heir: string | null, successor: string | null): Scheme {
  const parents = new Map(parentsOf(scheme))
  for (const [child, parent] of parents) if (parent === id) parents.set(child, heir)
  const labels = scheme.labels.filter((label) => label.id !== id)
  const relationTypes = scheme.relationTypes.map((type) => endsWithout(type, id, successor))
  return { ...arranged(scheme, labels, parents), relationTypes }
}

/**
 * Takes a label out. What is nested under it moves up to its place.
 *
 * @param to where its annotations go: another label, away (null), or undecided (undefined)
 */
export function removeLabel(draft: SchemeDraft, id: string, to?: string | null): SchemeDraft {
  const label = requireLabel(draft.scheme, id)
  if (to !== null && to !== undefined) requireTakes(draft.scheme, to, label)
  const parent = parentsOf(draft.scheme).get(id) ?? null
  const relabel = redirected(draft.relabel, id, to)
  if (to !== undefined && draft.base?.labels.some((each) => each.id === id)) relabel[id] = to
  return {
    ...draft,
    scheme: withoutLabel(draft.scheme, id, parent, to ?? null),
    relabel,
    moves: movesWithout(draft, id, to)
  }
}

function requireTakes(scheme: Scheme, target: string, from: Label): void {
  const label = requireLabel(scheme, target)
  if (label.id === from.id) throw new DraftProblem('A label cannot go to itself.')
  if (canTake(label, from)) return
  const what = (of: Label) =>
    of.appliesTo === 'both' ? 'passages and articles' : of.appliesTo === 'span' ? 'passages' : 'whole articles'
  throw new DraftProblem(
    `“${label.name}” is for ${what(label)} and “${from.name}” for ${what(from)}. Change what “${label.name}” is for first.`
  )
}

/** Says where the annotations of a label that was taken out go; null: away. */
export function decideLabel(draft: SchemeDraft, id: string, to: string | null): SchemeDraft {
  const gone = draft.base?.labels.find((label) => label.id === id)
  if (!gone) throw new DraftProblem('That label was not in the scheme.')
  if (to !== null) requireTakes(draft.scheme, to, gone)
  return { ...draft, relabel: { ...draft.relabel, [id]: to } }
}

/**
 * Merges a label into another: that one gets its annotations, what is nested under it, its place in relation types,
 * and those of its attributes that it does not have.
 */
export function mergeLabel(draft: SchemeDraft, from: string, into: string): SchemeDraft {
  const { scheme } = draft
  const label = requireLabel(scheme, from)
  requireTakes(scheme, into, label)
  const parents = new Map(parentsOf(scheme))
  // A label that is merged into one below it gives that one its place.
  if (isWithin(scheme, into, from)) parents.set(into, parents.get(from) ?? null)
  for (const [child, parent] of parents) if (parent === from && child !== into) parents.set(child, into)
  const labels = scheme.labels
    .filter(({ id }) => id !== from)
    .map((each) => (each.id === into ? { ...each, attributes: joinedAttributes(each, label) } : each))
  const relationTypes = scheme.relationTypes.map((type) => endsWithout(type, from, into))
  const relabel = redirected(draft.relabel, from, into)
  if (draft.base?.labels.some((each) => each.id === from)) relabel[from] = into
  return {
    ...draft,
    scheme: { ...arranged(scheme, labels, parents), relationTypes },
    relabel,
    moves: movesWithout(draft, from, into)
  }
}

/** Attributes of both; those that come along are asked of nobody who did not have them. */
function joinedAttributes(into: Label, from: Label): Label['attributes'] {
  const has = new Set(into.attributes.map(({ id }) => id))
  const names = new Set(into.attributes.map(({ name }) => name.toLowerCase()))
  const come = from.attributes.filter(({ id, name }) => !has.has(id) && !names.has(name.toLowerCase()))
  return [...into.attributes, ...come.map((each) => ({ ...each, required: false }))]
}

/** Splits a label: new ones stand behind it, alike but for name, colour and key. Its highlights stay until assigned. */
export function splitLabel(draft: SchemeDraft, id: string, into: readonly NewLabel[]): SchemeDraft {
  const label = requireLabel(draft.scheme, id)
  const parent = parentsOf(draft.scheme).get(id) ?? null
  let result = draft
  let after = id
  for (const given of into) {
    result = addLabel(result, given, { parent, after })
    after = given.id
  }
  const fresh = new Set(into.map((each) => each.id))
  const { appliesTo, role, attributes } = label
  const labels = result.scheme.labels.map((each) =>
    fresh.has(each.id) ? { ...each, appliesTo, role, attributes } : each
  )
  return { ...result, scheme: { ...result.scheme, labels } }
}

/** Gives one highlight another label when the draft is saved; null leaves it with the label it has. */
export function assignSpan(draft: SchemeDraft, article: string, span: string, label: string | null): SchemeDraft {
  const { [span]: _before, ...rest } = draft.moves[article] ?? {}
  if (label !== null) {
    const target = requireLabel(draft.scheme, label)
    if (target.appliesTo === 'document') throw new DraftProblem(`“${target.name}” is for whole articles.`)
  }
  const spans = label === null ? rest : { ...rest, [span]: label }
  const { [article]: _spans, ...others } = draft.moves
  return { ...draft, moves: Object.keys(spans).length === 0 ? others : { ...others, [article]: spans } }
}
