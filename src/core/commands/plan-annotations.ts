import type { DocumentLabel, Span } from '../model/annotation'
import type { Claim, Verdict } from '../model/claim'
import { EMPTY_CHECK, isDecided } from '../model/claim-check'
import type { ClaimCheck } from '../model/claim-check'
import type { ClaimCheckPatch } from '../schema/check-records'
import { claimNumbers, removeWithClaims } from './check-records'
import type { Layer } from '../model/library'
import { findLabelIn } from '../model/scheme'
import type { Label } from '../model/scheme'
import { findVerdict } from '../model/verdict-scales'
import { quoteOf } from '../text/quote'
import type { Change } from './change'
import type { CommandOf, NewClaim, NewDocumentLabel, NewSpan } from './command'
import { CommandError } from './command-error'
import { requireAttributes } from './patch-attributes'
import { planBookmarksAdd } from './plan-bookmarks'
import { planRelationsAdd, planRelationsRemove } from './plan-relations'
import { checksOf, requireAddresses } from './require-addresses'
import { sameValue } from './same-value'
import { requireFresh, stamped } from './stamp'
import type { Stamp } from './stamp'
import { tidyRanges } from './tidy-ranges'
import type { PlanContext, PlanView } from './view'

/** The label with that id, checked to fit a span or a document. */
export function requireLabel(view: PlanView, id: string, target: 'span' | 'document'): Label {
  const label = findLabelIn(view.schemes(), id)
  if (!label) throw new CommandError('unknown-label', `No scheme of the library has a label “${id}”.`, { label: id })
  if (label.appliesTo !== target && label.appliesTo !== 'both') {
    throw new CommandError('wrong-target', `The label “${label.name}” is not for ${target}s.`, { label: id })
  }
  return label
}

/** Refuses a verdict that no scale has. */
export function requireVerdict(view: PlanView, verdict: Verdict | null): void {
  const own = [...view.desk().scale.values()].map(({ scale }) => scale)
  if (verdict === null || findVerdict(verdict, own)) return
  throw new CommandError('unknown-verdict', `There is no verdict “${verdict.value}” on a scale “${verdict.scale}”.`, {
    scale: verdict.scale,
    value: verdict.value
  })
}

function buildSpan(text: string, given: NewSpan, edges: 'tidy' | 'exact', stamp: Stamp): Span {
  if (given.orphan) return buildOrphan(given, given.orphan, stamp)
  const ranges = tidyRanges(text, given.ranges, edges)
  const quotes = ranges.map((range) => quoteOf(text, range))
  const expected = given.quotes?.map((quote) => quote.exact).join('\n')
  const found = quotes.map((quote) => quote.exact).join('\n')
  if (expected !== undefined && expected !== found) {
    throw new CommandError('text-mismatch', `The text at ${ranges[0]?.start} is “${found}”, not “${expected}”.`, {
      id: given.id,
      expected,
      found
    })
  }
  return {
    id: given.id,
    ranges,
    quotes,
    label: given.label,
    attributes: given.attributes ?? {},
    tags: [...new Set(given.tags)],
    note: given.note ?? '',
    orphan: null,
    ...stamped(stamp, given)
  }
}

/** D8: an orphan of a file is one here, too; its words are all there is of it. */
function buildOrphan(given: NewSpan, orphan: NonNullable<Span['orphan']>, stamp: Stamp): Span {
  const { id, ranges, quotes = [], label, attributes = {}, tags = [], note = '' } = given
  if (stamp.origin === 'human' || quotes.length !== ranges.length) {
    throw new CommandError('invalid-range', `The highlight ${id} has no words, or is none that a file brought.`, { id })
  }
  return { id, ranges, quotes, label, attributes, tags: [...new Set(tags)], note, orphan, ...stamped(stamp, given) }
}

/** A check with fields set; a decision made or taken back has its time. */
export function patchCheck(
  before: Pick<Claim, 'verdict' | 'check'>,
  verdict: Verdict | null,
  patch: ClaimCheckPatch,
  now: string
): ClaimCheck {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const check = { ...before.check, ...given }
  if ('decidedAt' in given) return check
  if (!isDecided({ verdict, check })) return { ...check, decidedAt: null }
  const isSame =
    isDecided(before) && sameValue(before.verdict, verdict) && before.check.disposition === check.disposition
  return isSame ? check : { ...check, decidedAt: now }
}

/** Builds a claim record; every span it names must exist in the layer or be in `made`. */
export function buildClaim(
  view: PlanView,
  layer: Layer,
  made: ReadonlySet<string>,
  given: NewClaim,
  stamp: Stamp,
  number: number
): Claim {
  for (const span of given.spans) {
    if (!layer.spans.has(span) && !made.has(span)) {
      throw new CommandError('not-found', `The claim ${given.id} names a span that is not there: ${span}.`, {
        id: span
      })
    }
  }
  const verdict = given.verdict ?? null
  requireVerdict(view, verdict)
  if (stamp.origin === 'human' && given.check) requireAddresses(checksOf(layer), given.check)
  const empty = { verdict: null, check: { ...EMPTY_CHECK, number } }
  return {
    id: given.id,
    spans: [...new Set(given.spans)],
    normalized: given.normalized ?? '',
    speaker: given.speaker ?? '',
    verdict,
    note: given.note ?? '',
    check: patchCheck(empty, verdict, given.check ?? {}, stamp.now),
    ...stamped(stamp, given)
  }
}

function buildDocumentLabel(given: NewDocumentLabel, stamp: Stamp): DocumentLabel {
  return {
    id: given.id,
    label: given.label,
    value: given.value ?? null,
    attributes: given.attributes ?? {},
    note: given.note ?? '',
    ...stamped(stamp, given)
  }
}

/** Work on an untouched article begins with its first annotation: `todo` becomes `in-progress`. */
function startWork(layer: Layer): Change[] {
  if (layer.status !== 'todo') return []
  return [{ table: 'status', article: layer.article, before: 'todo', after: 'in-progress' }]
}

export function planAnnotationsAdd(
  view: PlanView,
  command: CommandOf<'annotations.add'>,
  context: PlanContext
): Change[] {
  const article = command.article
  const layer = view.layer(article)
  const stamp: Stamp = { ...context, origin: command.origin }
  const spanIds = new Set<string>()
  const claimIds = new Set<string>()
  const nextNumber = claimNumbers(layer)
  const labelIds = new Set<string>()
  const text = command.spans.length > 0 ? view.text(article) : ''
  const changes: Change[] = []
  const made = new Map<string, Span>()
  for (const given of command.spans) {
    requireFresh(layer.spans, spanIds, given.id)
    const label = requireLabel(view, given.label, 'span')
    // What a person enters has to fit; what a file brings is kept as it came, and shown with what is wrong.
    if (command.origin === 'human') requireAttributes(label, given.attributes ?? {})
    const after = buildSpan(text, given, command.edges, stamp)
    made.set(after.id, after)
    changes.push({ table: 'span', article, id: given.id, before: null, after })
  }
  for (const given of command.claims) {
    requireFresh(layer.claims, claimIds, given.id)
    const after = buildClaim(view, layer, spanIds, given, stamp, nextNumber())
    changes.push({ table: 'claim', article, id: given.id, before: null, after })
  }
  for (const given of command.documentLabels) {
    requireFresh(layer.documentLabels, labelIds, given.id)
    const label = requireLabel(view, given.label, 'document')
    if (command.origin === 'human') requireAttributes(label, given.attributes ?? {})
    const after = buildDocumentLabel(given, stamp)
    changes.push({ table: 'documentLabel', article, id: given.id, before: null, after })
  }
  changes.push(...planRelationsAdd(view, command, made, stamp), ...planBookmarksAdd(view, command, stamp))
  return changes.length === 0 ? changes : [...changes, ...startWork(layer)]
}

export function planAnnotationsRemove(
  view: PlanView,
  command: CommandOf<'annotations.remove'>,
  context: PlanContext
): Change[] {
  const article = command.article
  const layer = view.layer(article)
  const spans = new Set(command.spans)
  const claims = new Set(command.claims)
  const changes: Change[] = []
  for (const id of claims) {
    const before = layer.claims.get(id)
    if (!before) throw new CommandError('not-found', `There is no claim ${id} in this article.`, { id })
    changes.push({ table: 'claim', article, id, before, after: null })
  }
  for (const [id, before] of spans.size > 0 ? layer.claims : []) {
    if (claims.has(id) || !before.spans.some((span) => spans.has(span))) continue
    const rest = before.spans.filter((span) => !spans.has(span))
    const after = rest.length === 0 ? null : { ...before, spans: rest, updatedAt: context.now }
    changes.push({ table: 'claim', article, id, before, after })
    if (after === null) claims.add(id)
  }
  changes.push(...removeWithClaims(layer, claims))
  for (const id of spans) {
    const before = layer.spans.get(id)
    if (!before) throw new CommandError('not-found', `There is no highlight ${id} in this article.`, { id })
    changes.push({ table: 'span', article, id, before, after: null })
  }
  for (const id of new Set(command.documentLabels)) {
    const before = layer.documentLabels.get(id)
    if (!before) throw new CommandError('not-found', `There is no document label ${id} on this article.`, { id })
    changes.push({ table: 'documentLabel', article, id, before, after: null })
  }
  changes.push(...planRelationsRemove(layer, spans, command.relations ?? []))
  for (const id of new Set(command.bookmarks)) {
    const before = layer.bookmarks.get(id)
    if (!before) throw new CommandError('not-found', `There is no bookmark ${id} in this article.`, { id })
    changes.push({ table: 'bookmark', article, id, before, after: null })
  }
  return changes
}
