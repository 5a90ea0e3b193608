import * as z from 'zod'
import type { CommandOf } from '../commands/command'
import { sameValue } from '../commands/same-value'
import { useOfLabel, useOfRelationType } from '../model/library'
import type { Uses } from '../model/library'
import type { Label, Scheme } from '../model/scheme'
import { articleIdSchema, idSchema, schemeSchema } from '../schema/records'

/** Where the annotations of what was taken out go: to another label or relation type, or away (null). */
export type Fates = Readonly<Record<string, string | null>>

/**
 * A scheme being edited, with what the edits mean for the annotations. Plain data: it can be kept as JSON. Nothing of
 * it is in force before `commandOfDraft` is carried out.
 */
export interface SchemeDraft {
  /** The scheme as it is in the library; null for one that is not there yet. */
  readonly base: Scheme | null
  readonly scheme: Scheme
  /** For labels that went; one that is not named is undecided. */
  readonly relabel: Fates
  readonly retype: Fates
  /** Highlights that get another label, as when a label is split: label ids by span id by article id. */
  readonly moves: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Why an edit cannot be made, as a sentence for the person who tried. */
export class DraftProblem extends Error {
  override readonly name = 'DraftProblem'
}

const fatesSchema = z.record(idSchema, idSchema.nullable())
/** Reads a draft that was kept as JSON. */
export const schemeDraftSchema: z.ZodType<SchemeDraft> = z.strictObject({
  base: schemeSchema.nullable(),
  scheme: schemeSchema,
  relabel: fatesSchema,
  retype: fatesSchema,
  moves: z.record(articleIdSchema, z.record(idSchema, idSchema))
})

/** A draft of a scheme of the library, nothing changed. */
export function startDraft(scheme: Scheme): SchemeDraft {
  return { base: scheme, scheme, relabel: {}, retype: {}, moves: {} }
}

/** A draft of a scheme that is not in the library yet. */
export function startNewDraft(scheme: Scheme): SchemeDraft {
  return { base: null, scheme: { ...scheme, version: 1 }, relabel: {}, retype: {}, moves: {} }
}

/** A scheme without labels. */
export function emptyScheme(id: string, name: string): Scheme {
  return { id, name, version: 1, labels: [], relationTypes: [], guideline: '' }
}

/**
 * A scheme of its own that begins as another one. Ids of labels and relation types are unique over all schemes, so
 * each gets a new one.
 */
export function copyScheme(scheme: Scheme, name: string, freshId: () => string): Scheme {
  const ids = new Map(scheme.labels.map(({ id }) => [id, freshId()]))
  const renamed = (id: string): string => ids.get(id) ?? id
  return {
    ...scheme,
    id: freshId(),
    name,
    version: 1,
    labels: scheme.labels.map((label) => ({ ...label, id: renamed(label.id) })),
    relationTypes: scheme.relationTypes.map((type) => ({
      ...type,
      id: freshId(),
      from: type.from.map(renamed),
      to: type.to.map(renamed)
    }))
  }
}

/** True when carrying the draft out would change something. */
export function isEdited(draft: SchemeDraft): boolean {
  if (draft.base === null) return true
  return !sameValue(draft.base, draft.scheme) || movesOf(draft).length > 0
}

const goneFrom = <Record extends { readonly id: string }>(
  before: readonly Record[],
  after: readonly Record[]
): readonly Record[] => {
  const left = new Set(after.map(({ id }) => id))
  return before.filter(({ id }) => !left.has(id))
}

/** The labels that the draft takes out of the scheme. */
export function labelsGone({ base, scheme }: SchemeDraft): readonly Label[] {
  return goneFrom(base?.labels ?? [], scheme.labels)
}

/** The relation types that the draft takes out of the scheme. */
export function relationTypesGone({ base, scheme }: SchemeDraft): Scheme['relationTypes'] {
  return goneFrom(base?.relationTypes ?? [], scheme.relationTypes)
}

/** Ids of labels and relation types that go, are in use, and have no word yet about where their annotations go. */
export function undecided(draft: SchemeDraft, uses: Uses): readonly string[] {
  const labels = labelsGone(draft).filter(({ id }) => (uses[useOfLabel(id)] ?? 0) > 0 && !(id in draft.relabel))
  const types = relationTypesGone(draft).filter(
    ({ id }) => (uses[useOfRelationType(id)] ?? 0) > 0 && !(id in draft.retype)
  )
  return [...labels, ...types].map(({ id }) => id)
}

type Moves = NonNullable<CommandOf<'scheme.put'>['moves']>

function movesOf({ moves }: SchemeDraft): Moves {
  const grouped = new Map<string, { article: string; spans: string[]; label: string }>()
  for (const [article, spans] of Object.entries(moves)) {
    for (const [span, label] of Object.entries(spans)) {
      const key = `${article}/${label}`
      const group = grouped.get(key) ?? { article, spans: [], label }
      group.spans.push(span)
      grouped.set(key, group)
    }
  }
  return [...grouped.values()]
}

/** The one command that puts the draft in force, with everything it does to the annotations: one undo for all. */
export function commandOfDraft(draft: SchemeDraft): CommandOf<'scheme.put'> {
  const fates = (gone: readonly { readonly id: string }[], decided: Fates) =>
    gone.flatMap(({ id }) => (id in decided ? [{ from: id, to: decided[id] ?? null }] : []))
  const relabel = fates(labelsGone(draft), draft.relabel)
  const retype = fates(relationTypesGone(draft), draft.retype)
  const moves = movesOf(draft)
  return {
    type: 'scheme.put',
    scheme: draft.scheme,
    ...(relabel.length > 0 ? { relabel } : {}),
    ...(moves.length > 0 ? { moves } : {}),
    ...(retype.length > 0 ? { retype } : {})
  }
}

/** The same edits, seen against the scheme as it is by now: what was changed meanwhile shows as taken back. */
export function rebaseDraft(draft: SchemeDraft, current: Scheme): SchemeDraft {
  return { ...draft, base: current, scheme: { ...draft.scheme, version: current.version } }
}

/** What keeps a draft from being saved, as sentences; none when nothing does. */
export function draftProblems({ scheme }: SchemeDraft): readonly string[] {
  const problems: string[] = []
  if (scheme.name.trim() === '') problems.push('The scheme has no name.')
  for (const label of scheme.labels) {
    for (const { name, kind, options, minimum, maximum } of label.attributes) {
      const where = `${name} of “${label.name}”`
      if ((kind === 'choice' || kind === 'several') && options.length === 0) {
        problems.push(`${where} is a choice without options. Write at least one.`)
      }
      if (minimum !== null && maximum !== null && minimum > maximum) {
        problems.push(`${where}: the least value is above the greatest.`)
      }
    }
  }
  return problems
}

export function renameScheme(draft: SchemeDraft, name: string): SchemeDraft {
  const trimmed = name.trim()
  if (trimmed === '') throw new DraftProblem('A scheme needs a name.')
  return { ...draft, scheme: { ...draft.scheme, name: trimmed.slice(0, 200) } }
}

/** Sets the guideline; Markdown. */
export function setGuideline(draft: SchemeDraft, guideline: string): SchemeDraft {
  return { ...draft, scheme: { ...draft.scheme, guideline } }
}
