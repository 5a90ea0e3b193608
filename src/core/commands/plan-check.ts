import type { Authored } from '../model/annotation'
import type { Layer } from '../model/library'
import { isGraphemeBoundary } from '../text/graphemes'
import type { Change } from './change'
import type { CommandOf } from './command'
import { CommandError } from './command-error'
import { requireAddresses } from './require-addresses'
import { sameValue } from './same-value'
import { stamped } from './stamp'
import type { Stamp } from './stamp'
import type { PlanContext, PlanView } from './view'

type Table = 'question' | 'evidence' | 'mark'
const TABLES = { question: 'questions', evidence: 'evidence', mark: 'marks' } as const

function requireClaim(layer: Layer, id: string): void {
  if (layer.claims.has(id)) return
  throw new CommandError('not-found', `There is no claim ${id} in this article.`, { id })
}

/** The record as it will be, with who made it and when; null when it is so already. */
function merged<Value extends Authored>(
  before: Value | undefined,
  given: Omit<Value, keyof Authored> & { readonly id: string },
  stamp: Stamp
): Value | null {
  if (!before) return { ...stamped(stamp), ...given } as unknown as Value
  const after = { ...before, ...given }
  return sameValue(before, after) ? null : { ...after, updatedAt: stamp.now }
}

export function planCheckPut(view: PlanView, command: CommandOf<'check.put'>, context: PlanContext): Change[] {
  const { article } = command
  const layer = view.layer(article)
  const stamp: Stamp = { ...context, origin: command.origin ?? 'human' }
  const changes: Change[] = []
  const questions = new Map((command.questions ?? []).map((given) => [given.id, given]))
  for (const given of questions.values()) {
    requireClaim(layer, given.claim)
    const before = layer.questions.get(given.id)
    const after = merged(before, given, stamp)
    if (after) changes.push({ table: 'question', article, id: given.id, before: before ?? null, after })
  }
  for (const given of new Map((command.evidence ?? []).map((one) => [one.id, one])).values()) {
    requireClaim(layer, given.claim)
    const asked =
      given.question === null ? null : (questions.get(given.question) ?? layer.questions.get(given.question))
    if (given.question !== null && asked?.claim !== given.claim) {
      throw new CommandError('not-found', `The claim has no question ${given.question}.`, { id: given.question })
    }
    const before = layer.evidence.get(given.id)
    if (stamp.origin === 'human') requireAddresses(layer.evidence.values(), given)
    const after = merged(before, given, stamp)
    if (after) changes.push({ table: 'evidence', article, id: given.id, before: before ?? null, after })
  }
  for (const given of new Map((command.marks ?? []).map((one) => [one.id, one])).values()) {
    const { start, end } = given.range
    const text = view.text(article)
    if (end > text.length) {
      throw new CommandError('invalid-range', `The place ${start}–${end} does not lie in the text.`, { id: given.id })
    }
    if (!isGraphemeBoundary(text, start) || !isGraphemeBoundary(text, end)) {
      throw new CommandError('invalid-range', `The place ${start}–${end} cuts a character in two.`, { id: given.id })
    }
    const found = text.slice(start, end)
    if (found !== given.quote.exact) {
      throw new CommandError('text-mismatch', `The text at ${start} is “${found}”, not “${given.quote.exact}”.`, {
        id: given.id,
        expected: given.quote.exact,
        found
      })
    }
    const before = layer.marks.get(given.id)
    const after = merged(before, { ...given, orphan: false }, stamp)
    if (after) changes.push({ table: 'mark', article, id: given.id, before: before ?? null, after })
  }
  if (changes.length > 0 && layer.status === 'todo') {
    changes.push({ table: 'status', article, before: 'todo', after: 'in-progress' })
  }
  return changes
}

function removal(layer: Layer, table: Table, id: string): Change {
  const before = layer[TABLES[table]].get(id)
  if (!before) throw new CommandError('not-found', `There is no ${table} ${id} in this article.`, { id })
  return { table, article: layer.article, id, before, after: null } as Change
}

export function planCheckRemove(view: PlanView, command: CommandOf<'check.remove'>, { now }: PlanContext): Change[] {
  const layer = view.layer(command.article)
  const questions = new Set(command.questions)
  const evidence = new Set(command.evidence)
  const changes: Change[] = []
  for (const before of questions.size > 0 ? layer.evidence.values() : []) {
    if (before.question === null || !questions.has(before.question) || evidence.has(before.id)) continue
    const after = { ...before, question: null, updatedAt: now }
    changes.push({ table: 'evidence', article: layer.article, id: before.id, before, after })
  }
  for (const id of questions) changes.push(removal(layer, 'question', id))
  for (const id of evidence) changes.push(removal(layer, 'evidence', id))
  for (const id of new Set(command.marks)) changes.push(removal(layer, 'mark', id))
  return changes
}

export function planClaimTime(view: PlanView, command: CommandOf<'claim.time'>): Change[] {
  const { article, claim: id, seconds } = command
  const layer = view.layer(article)
  requireClaim(layer, id)
  if (seconds === 0) return []
  const before = layer.times.get(id) ?? null
  return [{ table: 'time', article, id, before, after: (before ?? 0) + seconds }]
}
