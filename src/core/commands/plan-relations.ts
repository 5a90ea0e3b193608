import type { Span } from '../model/annotation'
import { spanQuote } from '../model/annotation'
import type { Layer } from '../model/library'
import { crossesArticles, END_QUOTE_LENGTH } from '../model/relation'
import type { Relation, RelationEnd } from '../model/relation'
import { endAllows, findLabelIn, findRelationTypeIn } from '../model/scheme'
import type { RelationType } from '../model/scheme'
import { isInsideSurrogatePair } from '../text/surrogates'
import type { Change } from './change'
import type { CommandOf, NewRelation } from './command'
import { CommandError } from './command-error'
import { patchAttributes } from './patch-attributes'
import { sameValue } from './same-value'
import { requireFresh, stamped } from './stamp'
import type { Stamp } from './stamp'
import type { PlanContext, PlanView } from './view'

function requireType(view: PlanView, id: string): RelationType {
  const type = findRelationTypeIn(view.schemes(), id)
  if (!type) throw new CommandError('unknown-relation-type', `No scheme of the library has a relation “${id}”.`, { id })
  return type
}

function requireEnd(span: Span | undefined, id: string): Span {
  if (!span) throw new CommandError('not-found', `There is no highlight ${id} to draw the relation to.`, { id })
  return span
}

/** Refuses ends whose labels the type does not allow; for a symmetric type the other way round is right too. */
function requireFit(view: PlanView, type: RelationType, from: Span, to: Span): void {
  const fits = (first: Span, second: Span): boolean =>
    endAllows(type, 'from', first.label) && endAllows(type, 'to', second.label)
  if (fits(from, to) || (type.symmetric && fits(to, from))) return
  const name = (id: string): string => findLabelIn(view.schemes(), id)?.name ?? id
  const names = (ids: readonly string[]): string => (ids.length === 0 ? 'anything' : ids.map(name).join(' or '))
  throw new CommandError(
    'relation-not-allowed',
    `“${type.name}” goes from ${names(type.from)} to ${names(type.to)}, not from ${name(from.label)} to ${name(to.label)}.`,
    { type: type.id }
  )
}

/** The words of a span for its end, cut between characters. */
export function endQuote(span: Span): string {
  const words = spanQuote(span)
  const cut = isInsideSurrogatePair(words, END_QUOTE_LENGTH) ? END_QUOTE_LENGTH - 1 : END_QUOTE_LENGTH
  return words.slice(0, cut)
}

function buildRelation(
  view: PlanView,
  layer: Layer,
  made: ReadonlyMap<string, Span>,
  given: NewRelation,
  stamp: Stamp
) {
  const type = requireType(view, given.type)
  const spanAt = (article: string, id: string): Span | undefined =>
    (article === layer.article ? made.get(id) : undefined) ?? view.layer(article).spans.get(id)
  const from = requireEnd(spanAt(layer.article, given.from), given.from)
  const far = spanAt(given.to.article, given.to.span)
  // A file of several articles comes in one after the other: an end may be there a moment later.
  const isAwaited = !far && stamp.origin !== 'human' && given.to.article !== layer.article
  const to = isAwaited ? null : requireEnd(far, given.to.span)
  if (from.id === to?.id && given.to.article === layer.article) {
    throw new CommandError('relation-to-itself', 'A highlight cannot have a relation to itself.', { id: from.id })
  }
  // A file's relations are taken as they are: what it says is not ours to refuse.
  if (stamp.origin === 'human' && to) requireFit(view, type, from, to)
  const relation: Relation = {
    id: given.id,
    type: type.id,
    from: { article: layer.article, span: from.id, quote: endQuote(from) },
    to: { article: given.to.article, span: given.to.span, quote: to ? endQuote(to) : (given.to.quote ?? '') },
    attributes: given.attributes ?? {},
    note: given.note ?? '',
    ...stamped(stamp, given)
  }
  return { relation, type }
}

function isSame(a: Relation, b: Relation, symmetric: boolean): boolean {
  if (a.type !== b.type) return false
  const key = (relation: Relation): string[] => [
    `${relation.from.article}/${relation.from.span}`,
    `${relation.to.article}/${relation.to.span}`
  ]
  const [first, second] = [key(a), key(b)]
  if (first.join(' ') === second.join(' ')) return true
  return symmetric && first.join(' ') === second.reverse().join(' ')
}

/** Relations of an `annotations.add`. The same one is not drawn twice. */
export function planRelationsAdd(
  view: PlanView,
  command: CommandOf<'annotations.add'>,
  made: ReadonlyMap<string, Span>,
  stamp: Stamp
): Change[] {
  const layer = view.layer(command.article)
  const seen = new Set<string>()
  return (command.relations ?? []).map((given): Change => {
    requireFresh(layer.relations, seen, given.id)
    const { relation, type } = buildRelation(view, layer, made, given, stamp)
    for (const other of stamp.origin === 'human' ? layer.relations.values() : []) {
      if (isSame(other, relation, type.symmetric)) {
        throw new CommandError('duplicate-relation', `These two highlights have the relation “${type.name}” already.`, {
          id: other.id
        })
      }
    }
    return { table: 'relation', article: layer.article, id: given.id, before: null, after: relation }
  })
}

/**
 * Relations that go when records of an article are removed: those named, and those within the article whose ends go.
 * One from another article stays there and shows that its end is gone: undo brings it back to life.
 */
export function planRelationsRemove(layer: Layer, spans: ReadonlySet<string>, named: readonly string[]): Change[] {
  const { article, relations } = layer
  const gone = new Set(named)
  for (const id of gone) {
    if (!relations.has(id)) throw new CommandError('not-found', `There is no relation ${id} in this article.`, { id })
  }
  for (const [id, { from, to }] of spans.size > 0 ? relations : []) {
    if (spans.has(from.span) || (to.article === article && spans.has(to.span))) gone.add(id)
  }
  return [...gone].map((id): Change => {
    const before = relations.get(id) ?? null
    return { table: 'relation', article, id, before, after: null }
  })
}

export function planRelationUpdate(
  view: PlanView,
  command: CommandOf<'relation.update'>,
  context: PlanContext
): Change[] {
  const { article, relation: id, patch } = command
  const layer = view.layer(article)
  const before = layer.relations.get(id)
  if (!before) throw new CommandError('not-found', `There is no relation ${id} in this article.`, { id })
  const isTurned = patch.swap === true
  const { article: far } = before.to
  const crosses = crossesArticles(before)
  if (crosses && (isTurned || patch.type !== undefined) && command.far !== far) {
    throw new CommandError('crosses-articles', 'The relation goes to another article, which the change has to name.', {
      id,
      article: far
    })
  }
  const type = patch.type ?? before.type
  const [from, to] = isTurned ? [before.to, before.from] : [before.from, before.to]
  if (patch.type !== undefined || isTurned) {
    const known = requireType(view, type)
    const spanAt = (end: RelationEnd): Span | undefined => view.layer(end.article).spans.get(end.span)
    const [first, second] = [spanAt(from), spanAt(to)]
    // A relation lies where its first end is: one that is gone cannot become that.
    if (isTurned) requireEnd(first, from.span)
    if (first && second) requireFit(view, known, first, second)
  }
  const after: Relation = {
    ...before,
    type,
    from,
    to,
    attributes: patch.attributes ? patchAttributes(null, before.attributes, patch.attributes) : before.attributes,
    note: patch.note ?? before.note
  }
  if (sameValue(before, after)) return []
  const changed = { ...after, updatedAt: context.now }
  if (!(crosses && isTurned)) return [{ table: 'relation', article, id, before, after: changed }]
  requireFresh(view.layer(far).relations, new Set(), id)
  return [
    { table: 'relation', article, id, before, after: null },
    { table: 'relation', article: far, id, before: null, after: changed }
  ]
}
