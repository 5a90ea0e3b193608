import type { ClientCommand, NewSpan } from '../commands/command'
import type { Span } from '../model/annotation'
import type { Claim } from '../model/claim'
import type { ClaimCheck } from '../model/claim-check'
import type { Layer } from '../model/library'
import type { TextRange } from '../model/text-range'
import { isGraphemeBoundary, snapToGraphemes } from '../text/graphemes'
import type { ClaimCheckPatch } from '../schema/check-records'

/** Commands that are to run as one action, or why there are none; exactly one of both says something. */
export interface ActionPlan {
  readonly commands: readonly ClientCommand[]
  /** What is in the way and what to do; null when there are commands. */
  readonly problem: string | null
}

export const refuse = (problem: string): ActionPlan => ({ commands: [], problem })

/** What belongs to the words of both halves; the decision, what was written of the whole, and its time do not. */
const KEPT = [
  'status',
  'level',
  'checkable',
  'priority',
  'subjectivity',
  'topics',
  'assignee',
  'speakerRef',
  'attribution',
  'saidOn',
  'happenedOn',
  'location',
  'firstAppearance',
  'firstAppearanceArchived',
  'appearances',
  'reportedBy'
] as const satisfies readonly (keyof ClaimCheck)[]

/**
 * White space and punctuation at the cut that belong to neither part; brackets and quotation marks stay, and so do the
 * sign or point of a number (“-5”, “.5”) and the full stop of an initial.
 */
const BEFORE_SECOND = /^(?:\s|[.,:;–—-](?!\p{N}))+/u
const BEHIND_FIRST = /(?:[\s,:;–—-]|(?<!(?<!\p{L})\p{L})\.)+$/u

/**
 * Cuts a claim in two at a position in its words: the first part stays the claim, with all that was written, asked and
 * found; the second becomes a new one that begins undecided, with the same speaker and attribution. Of a claim with
 * several highlights only the one that is cut goes apart. A highlight that another claim stands on stays as it is for
 * that one, and the first part gets a highlight of its own.
 *
 * @param at UTF-16 offset in the article's text
 * @param newId makes an id each time it is called
 */
export function splitClaim(layer: Layer, claim: Claim, at: number, newId: () => string): ActionPlan {
  const spans = claim.spans.flatMap((id) => layer.spans.get(id) ?? [])
  const span = spans.find(({ ranges, orphan }) => !orphan && ranges.some(({ start, end }) => start < at && at < end))
  if (!span) return refuse('Put the caret inside the words of the claim, where it is to be cut.')
  const index = span.ranges.findIndex(({ start, end }) => start < at && at < end)
  const range = span.ranges[index]
  const words = span.quotes[index]?.exact ?? ''
  if (!range) return refuse('Put the caret inside the words of the claim, where it is to be cut.')
  if (!isGraphemeBoundary(words, at - range.start)) {
    return refuse('A character cannot be cut in two. Put the caret before or after it.')
  }
  const cut = at - range.start
  const end = cut - (BEHIND_FIRST.exec(words.slice(0, cut))?.[0].length ?? 0)
  const start = cut + (BEFORE_SECOND.exec(words.slice(cut))?.[0].length ?? 0)
  const before = partOf(range, 0, end, words)
  const behind = partOf(range, start, words.length, words)
  const first = [...span.ranges.slice(0, index), ...before]
  const second = [...behind, ...span.ranges.slice(index + 1)]
  if (first.length === 0 || second.length === 0)
    return refuse('One of the parts would have no words. Cut it elsewhere.')
  return { commands: commandsFor(layer, claim, span, first, second, newId), problem: null }
}

/**
 * A part of a range; none where nothing is left. An edge that carries a mark (a dash with an accent) is a visible
 * character: the part then takes it in whole.
 */
function partOf(range: TextRange, start: number, end: number, words: string): TextRange[] {
  if (start >= end) return []
  const whole = snapToGraphemes(words, { start, end })
  return [{ start: range.start + whole.start, end: range.start + whole.end }]
}

function commandsFor(
  layer: Layer,
  claim: Claim,
  span: Span,
  first: readonly TextRange[],
  second: readonly TextRange[],
  newId: () => string
): ClientCommand[] {
  const { article } = layer
  const isShared = [...layer.claims.values()].some(({ id, spans }) => id !== claim.id && spans.includes(span.id))
  const secondSpan = likeSpan(span, newId(), second)
  const firstSpan = isShared ? likeSpan(span, newId(), first) : null
  const commands: ClientCommand[] = []
  if (!firstSpan) {
    commands.push({ type: 'span.update', article, spans: [span.id], patch: { ranges: [...first] }, claims: [] })
  }
  commands.push({
    type: 'annotations.add',
    article,
    spans: firstSpan ? [firstSpan, secondSpan] : [secondSpan],
    claims: [{ id: newId(), spans: [secondSpan.id], speaker: claim.speaker, check: keptOf(claim.check) }],
    documentLabels: [],
    edges: 'tidy',
    origin: 'human'
  })
  if (firstSpan) {
    const spans = claim.spans.map((id) => (id === span.id ? firstSpan.id : id))
    commands.push({ type: 'claim.update', article, claim: claim.id, patch: { spans } })
  }
  return commands
}

const likeSpan = (span: Span, id: string, ranges: readonly TextRange[]): NewSpan => ({
  id,
  ranges: [...ranges],
  label: span.label,
  attributes: span.attributes,
  tags: [...span.tags]
})

/** A settled claim's second half is open again: nobody decided it. */
function keptOf(check: ClaimCheck): ClaimCheckPatch {
  const kept = Object.fromEntries(KEPT.map((field) => [field, check[field]])) as ClaimCheckPatch
  const isOpen = check.status === 'queued' || check.status === 'in-progress'
  return { ...kept, status: isOpen ? check.status : 'queued' }
}
