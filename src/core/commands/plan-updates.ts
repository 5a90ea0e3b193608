import type { DocumentLabel, Span } from '../model/annotation'
import type { Claim } from '../model/claim'
import type { Layer } from '../model/library'
import { findLabelIn } from '../model/scheme'
import { quoteOf } from '../text/quote'
import type { Change } from './change'
import type { CommandOf } from './command'
import { CommandError } from './command-error'
import { claimNumbers, isUntouched, removeWithClaims } from './check-records'
import { buildClaim, patchCheck, requireLabel, requireVerdict } from './plan-annotations'
import { patchAttributes } from './patch-attributes'
import { checksOf, requireAddresses } from './require-addresses'
import { sameValue } from './same-value'
import { tidyRanges } from './tidy-ranges'
import type { PlanContext, PlanView } from './view'

function requireSpan(layer: Layer, id: string): Span {
  const span = layer.spans.get(id)
  if (!span) throw new CommandError('not-found', `There is no highlight ${id} in this article.`, { id })
  return span
}

/**
 * A span that stops being a claim takes along a claim nobody wrote into; a claim with content stays, for nothing a
 * person typed goes without being asked.
 */
export function dropEmptyClaims(layer: Layer, left: ReadonlySet<string>, article: string): Change[] {
  const changes: Change[] = []
  for (const before of layer.claims.values()) {
    if (isUntouched(layer, before) && before.spans.every((span) => left.has(span))) {
      changes.push({ table: 'claim', article, id: before.id, before, after: null })
      changes.push(...removeWithClaims(layer, new Set([before.id])))
    }
  }
  return changes
}

export function planSpanUpdate(view: PlanView, command: CommandOf<'span.update'>, context: PlanContext): Change[] {
  const { article, patch } = command
  const layer = view.layer(article)
  const label = patch.label === undefined ? null : requireLabel(view, patch.label, 'span')
  if (patch.ranges && command.spans.length !== 1) {
    throw new CommandError('invalid-range', 'The edges of one highlight at a time can be moved.')
  }
  const changes: Change[] = []
  const leftClaims = new Set<string>()
  for (const id of new Set(command.spans)) {
    const before = requireSpan(layer, id)
    let after: Span = before
    if (label) {
      after = { ...after, label: label.id }
      if (label.role !== 'claim') leftClaims.add(id)
    }
    if (patch.note !== undefined) after = { ...after, note: patch.note }
    if (patch.tags !== undefined) after = { ...after, tags: [...new Set(patch.tags)] }
    if (patch.attributes !== undefined) {
      const current = findLabelIn(view.schemes(), after.label)
      after = { ...after, attributes: patchAttributes(current, before.attributes, patch.attributes) }
    }
    if (patch.ranges) {
      const text = view.text(article)
      const ranges = tidyRanges(text, patch.ranges, 'tidy')
      after = { ...after, ranges, quotes: ranges.map((range) => quoteOf(text, range)), orphan: null }
    }
    if (!sameValue(before, after)) {
      changes.push({ table: 'span', article, id, before, after: { ...after, updatedAt: context.now } })
    }
  }
  if (leftClaims.size > 0) changes.push(...dropEmptyClaims(layer, leftClaims, article))
  const made = new Set<string>()
  const nextNumber = claimNumbers(layer)
  for (const given of command.claims) {
    if (layer.claims.has(given.id) || made.has(given.id)) {
      throw new CommandError('duplicate-id', `There is a claim with the id ${given.id} already.`, { id: given.id })
    }
    made.add(given.id)
    const after = buildClaim(view, layer, new Set(), given, { ...context, origin: 'human' }, nextNumber())
    changes.push({ table: 'claim', article, id: given.id, before: null, after })
  }
  return changes
}

export function planClaimUpdate(view: PlanView, command: CommandOf<'claim.update'>, context: PlanContext): Change[] {
  const { article, patch } = command
  const layer = view.layer(article)
  const before = layer.claims.get(command.claim)
  if (!before) {
    throw new CommandError('not-found', `There is no claim ${command.claim} in this article.`, { id: command.claim })
  }
  for (const span of patch.spans ?? []) requireSpan(layer, span)
  if (patch.verdict !== undefined) requireVerdict(view, patch.verdict)
  if (patch.check) requireAddresses(checksOf(layer), patch.check)
  const verdict = patch.verdict === undefined ? before.verdict : patch.verdict
  const after: Claim = {
    ...before,
    normalized: patch.normalized ?? before.normalized,
    speaker: patch.speaker ?? before.speaker,
    verdict,
    check: patchCheck(before, verdict, patch.check ?? {}, context.now),
    note: patch.note ?? before.note,
    spans: patch.spans ? [...new Set(patch.spans)] : before.spans
  }
  if (sameValue(before, after)) return []
  return [{ table: 'claim', article, id: before.id, before, after: { ...after, updatedAt: context.now } }]
}

export function planDocumentLabelUpdate(
  view: PlanView,
  command: CommandOf<'documentLabel.update'>,
  context: PlanContext
): Change[] {
  const { article, documentLabel: id, patch } = command
  const before = view.layer(article).documentLabels.get(id)
  if (!before) throw new CommandError('not-found', `There is no document label ${id} on this article.`, { id })
  const label = findLabelIn(view.schemes(), before.label)
  const after: DocumentLabel = {
    ...before,
    value: patch.value === undefined ? before.value : patch.value,
    attributes: patch.attributes ? patchAttributes(label, before.attributes, patch.attributes) : before.attributes,
    note: patch.note ?? before.note
  }
  if (sameValue(before, after)) return []
  return [{ table: 'documentLabel', article, id, before, after: { ...after, updatedAt: context.now } }]
}
