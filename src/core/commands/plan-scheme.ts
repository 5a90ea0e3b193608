import type { DocumentLabel, Span } from '../model/annotation'
import { EMPTY_CLAIM_FIELDS } from '../model/claim'
import { claimNumbers } from './check-records'
import { schemeVersionKey, useOfLabel, useOfRelationType } from '../model/library'
import type { Layer } from '../model/library'
import type { Relation } from '../model/relation'
import { findLabelIn, findRelationTypeIn } from '../model/scheme'
import type { Label, Scheme } from '../model/scheme'
import type { Change } from './change'
import { usesLeft } from './command'
import type { CommandOf } from './command'
import { CommandError } from './command-error'
import { planAnnotationsRemove } from './plan-annotations'
import { dropEmptyClaims } from './plan-updates'
import { sameValue } from './same-value'
import { stamped } from './stamp'
import type { PlanContext, PlanView } from './view'

/** Label ids and relation type ids are unique in the library; relation types name labels that are there. */
function requireSound(scheme: Scheme, others: readonly Scheme[]): void {
  for (const { id, name } of scheme.labels) {
    if (findLabelIn(others, id))
      throw new CommandError('duplicate-id', `Another scheme has the label “${name}” (${id}).`, { id })
  }
  for (const type of scheme.relationTypes) {
    if (findRelationTypeIn(others, type.id)) {
      throw new CommandError('duplicate-id', `Another scheme has the relation “${type.name}” (${type.id}).`, {
        id: type.id
      })
    }
    for (const label of [...type.from, ...type.to]) {
      if (findLabelIn([scheme, ...others], label)) continue
      throw new CommandError(
        'unknown-label',
        `The relation “${type.name}” names a label that is not there: ${label}.`,
        {
          label
        }
      )
    }
  }
}

/** What happens to the annotations when a scheme changes. A null target takes the records away. */
class Relabelling {
  readonly #schemes: readonly Scheme[]
  readonly #labels: ReadonlyMap<string, string | null>
  readonly #types: ReadonlyMap<string, string | null>
  readonly #moves = new Map<string, string>()

  constructor(command: CommandOf<'scheme.put'>, schemes: readonly Scheme[]) {
    this.#schemes = schemes
    this.#labels = new Map((command.relabel ?? []).map(({ from, to }) => [from, to]))
    this.#types = new Map((command.retype ?? []).map(({ from, to }) => [from, to]))
    for (const { article, spans, label } of command.moves ?? []) {
      this.#target(label)
      for (const span of spans) this.#moves.set(`${article}/${span}`, label)
    }
    for (const to of this.#labels.values()) if (to !== null) this.#target(to)
    for (const to of this.#types.values()) {
      if (to === null || findRelationTypeIn(schemes, to)) continue
      throw new CommandError('unknown-relation-type', `No scheme of the library has a relation “${to}”.`, { id: to })
    }
  }

  #target(id: string): Label {
    const label = findLabelIn(this.#schemes, id)
    if (!label) throw new CommandError('unknown-label', `No scheme of the library has a label “${id}”.`, { label: id })
    return label
  }

  spanLabel(article: string, span: Span): string | null {
    const moved = this.#moves.get(`${article}/${span.id}`)
    if (moved !== undefined) return moved
    const to = this.#labels.get(span.label)
    return to === undefined ? span.label : to
  }

  documentLabel(label: DocumentLabel): string | null {
    const to = this.#labels.get(label.label)
    return to === undefined ? label.label : to
  }

  relationType(relation: Relation): string | null {
    const to = this.#types.get(relation.type)
    return to === undefined ? relation.type : to
  }

  isFor(id: string, target: 'span' | 'document'): boolean {
    const { appliesTo } = this.#target(id)
    return appliesTo === target || appliesTo === 'both'
  }

  isClaim(id: string): boolean {
    return findLabelIn(this.#schemes, id)?.role === 'claim'
  }
}

function requireTarget(relabelling: Relabelling, id: string, target: 'span' | 'document'): void {
  if (relabelling.isFor(id, target)) return
  throw new CommandError('wrong-target', `The label “${id}” is not for ${target}s, but some would get it.`, {
    label: id
  })
}

function relabelLayer(view: PlanView, layer: Layer, relabelling: Relabelling, context: PlanContext): Change[] {
  const { article } = layer
  const changes: Change[] = []
  const gone = { spans: [] as string[], documentLabels: [] as string[], relations: [] as string[] }
  const leftClaims = new Set<string>()
  const nextNumber = claimNumbers(layer)
  const withClaim = new Set([...layer.claims.values()].flatMap(({ spans }) => spans))
  for (const [id, before] of layer.spans) {
    const label = relabelling.spanLabel(article, before)
    if (label === before.label) continue
    if (label === null) {
      gone.spans.push(id)
      continue
    }
    requireTarget(relabelling, label, 'span')
    changes.push({ table: 'span', article, id, before, after: { ...before, label, updatedAt: context.now } })
    if (!relabelling.isClaim(label)) leftClaims.add(id)
    else if (!withClaim.has(id)) {
      // The core makes no ids of its own: one that follows from the span's is as unique as that.
      const claim = `claim-${id}`.slice(0, 80)
      if (layer.claims.has(claim)) continue
      const fields = { ...EMPTY_CLAIM_FIELDS, check: { ...EMPTY_CLAIM_FIELDS.check, number: nextNumber() } }
      const after = { id: claim, spans: [id], ...fields, ...stamped({ ...context, origin: before.origin }) }
      changes.push({ table: 'claim', article, id: claim, before: null, after })
    }
  }
  if (leftClaims.size > 0) changes.push(...dropEmptyClaims(layer, leftClaims, article))
  for (const [id, before] of layer.documentLabels) {
    const label = relabelling.documentLabel(before)
    if (label === before.label) continue
    if (label === null) gone.documentLabels.push(id)
    else {
      requireTarget(relabelling, label, 'document')
      changes.push({ table: 'documentLabel', article, id, before, after: { ...before, label, updatedAt: context.now } })
    }
  }
  for (const [id, relation] of layer.relations) if (relabelling.relationType(relation) === null) gone.relations.push(id)
  if (gone.spans.length + gone.documentLabels.length + gone.relations.length > 0) {
    changes.push(...planAnnotationsRemove(view, { type: 'annotations.remove', article, claims: [], ...gone }, context))
  }
  const removed = new Set(changes.flatMap((change) => (change.table === 'relation' ? [change.id] : [])))
  for (const [id, before] of layer.relations) {
    const type = relabelling.relationType(before)
    if (type === null || type === before.type || removed.has(id)) continue
    changes.push({ table: 'relation', article, id, before, after: { ...before, type, updatedAt: context.now } })
  }
  return onePerRecord(changes)
}

/** A claim can be both emptied and taken away by one relabelling: the last change of a record is the one that counts. */
function onePerRecord(changes: readonly Change[]): Change[] {
  const last = new Map<string, Change>()
  for (const change of changes) last.set('id' in change ? `${change.table}/${change.id}` : change.table, change)
  return [...last.values()]
}

/** Refuses that a label or relation type goes while something that stays has it. */
function requireUnused(
  view: PlanView,
  left: readonly string[],
  relabelling: Relabelling | null,
  stays: ReadonlySet<string>
) {
  const gone = new Set(left.filter((use) => !stays.has(use)))
  if (gone.size === 0) return
  let count = 0
  for (const layer of view.loadedLayers()) {
    for (const span of layer.spans.values()) {
      const label = relabelling ? relabelling.spanLabel(layer.article, span) : span.label
      if (label !== null && gone.has(useOfLabel(label))) count += 1
    }
    for (const record of layer.documentLabels.values()) {
      const label = relabelling ? relabelling.documentLabel(record) : record.label
      if (label !== null && gone.has(useOfLabel(label))) count += 1
    }
    for (const relation of layer.relations.values()) {
      const type = relabelling ? relabelling.relationType(relation) : relation.type
      if (type !== null && gone.has(useOfRelationType(type))) count += 1
    }
  }
  if (count === 0) return
  throw new CommandError(
    'label-in-use',
    `${count === 1 ? '1 annotation still has' : `${count} annotations still have`} what would be taken out. ` +
      'Say what they should become first.',
    { count }
  )
}

export function planSchemePut(view: PlanView, command: CommandOf<'scheme.put'>, context: PlanContext): Change[] {
  const { scheme } = command
  const before = view.schemeById(scheme.id)
  const others = [...view.schemes()].filter((other) => other.id !== scheme.id)
  requireSound(scheme, others)
  const after = { ...scheme, version: (before?.version ?? 0) + 1 }
  const isNew = before === null || !sameValue({ ...before, version: 0 }, { ...scheme, version: 0 })
  const changes: Change[] = []
  if (isNew) {
    if (before) {
      const version = { scheme: before, replacedAt: context.now, replacedBy: context.person }
      const id = schemeVersionKey(before.id, before.version)
      changes.push({
        table: 'schemeVersion',
        id,
        before: view.schemeVersions(before.id).get(before.version) ?? null,
        after: version
      })
    }
    changes.push({ table: 'scheme', id: after.id, before, after })
  }
  const left = usesLeft(before, command)
  if (left.length === 0 && !command.moves) return changes
  const relabelling = new Relabelling(command, [after, ...others])
  const stays = new Set([
    ...[after, ...others].flatMap((each) => each.labels.map(({ id }) => useOfLabel(id))),
    ...[after, ...others].flatMap((each) => each.relationTypes.map(({ id }) => useOfRelationType(id)))
  ])
  requireUnused(view, left, relabelling, stays)
  for (const layer of view.loadedLayers()) changes.push(...relabelLayer(view, layer, relabelling, context))
  return changes
}

export function planSchemeRemove(view: PlanView, command: CommandOf<'scheme.remove'>): Change[] {
  const before = view.schemeById(command.scheme)
  if (!before) throw new CommandError('not-found', `There is no scheme ${command.scheme}.`, { id: command.scheme })
  if (before.id === view.scheme().id) {
    throw new CommandError('default-scheme', `“${before.name}” is the library’s own scheme and stays.`, {
      id: before.id
    })
  }
  requireUnused(view, usesLeft(before, command), null, new Set())
  const versions = [...view.schemeVersions(before.id)].map(([number, version]): Change => ({
    table: 'schemeVersion',
    id: schemeVersionKey(before.id, number),
    before: version,
    after: null
  }))
  return [...versions, { table: 'scheme', id: before.id, before, after: null }]
}
