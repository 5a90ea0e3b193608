import { spanQuote, spanStart } from '../model/annotation'
import type { Span } from '../model/annotation'
import type { Claim } from '../model/claim'
import { claimCode } from '../model/claim-check'
import type { AttributionKind, Waiting } from '../model/claim-check'
import { findQuantities } from '../quantities/find-quantities'
import { excludedAt } from '../suggest/decide-segments'
import { standingOf } from './claim-standing'
import type { ClaimStanding } from './claim-standing'
import type { SessionDesk, SessionDocument } from './session-document'

/** A claim of a session with what the queue shows, sorts and filters by. */
export interface QueueRow {
  readonly claim: Claim
  readonly article: string
  readonly title: string
  /** Place of the article among the session's, from 0. */
  readonly articleIndex: number
  /** UTF-16 offset of its first words; the last known place of an orphan. */
  readonly start: number
  /** The claim's words, of all its spans. */
  readonly quote: string
  /** `K-014`. */
  readonly code: string
  /** The name in the people table, else what was written; '' where there is none. */
  readonly speaker: string
  readonly questions: number
  /** Questions without an answer; *Unanswerable* is an answer. */
  readonly unanswered: number
  readonly evidence: number
  /** Titles of the sources of its evidence, sorted. */
  readonly sources: readonly string[]
  readonly hasNumber: boolean
  readonly isAnonymous: boolean
  readonly attribution: AttributionKind | null
  /** Words in quotation marks, wholly or in part. */
  readonly isQuote: boolean
  readonly waiting: Waiting | null
  readonly isDecided: boolean
  readonly standing: ClaimStanding
  /** Id of the fact it is a place of, or null. */
  readonly fact: string | null
  /** A claim of the same fact was decided otherwise. */
  readonly differs: boolean
  /** Active seconds. */
  readonly seconds: number
  /** Of the suggestion it came from; null where a person found it. */
  readonly score: number | null
  /** 0 to 1: how much is at stake and how little stands behind it; see `riskOf`. */
  readonly risk: number
  /** Its words are not in the present text. */
  readonly isOrphan: boolean
  /** It lies in a segment that was left out of work later. */
  readonly isExcluded: boolean
}

/** Every claim of the session's documents, in the order of the documents and then of the text. */
export function queueRows(
  documents: Iterable<SessionDocument>,
  desk: Pick<SessionDesk, 'source' | 'speaker' | 'fact'>
): readonly QueueRow[] {
  const all = [...documents]
  const facts = new Map<string, string>()
  for (const fact of desk.fact.values()) {
    for (const { article, claim } of fact.claims) {
      // As `factOf`: of a claim that merging left in two facts, the first.
      if (!facts.has(`${article}/${claim}`)) facts.set(`${article}/${claim}`, fact.id)
    }
  }
  const rows = all.flatMap((document, articleIndex) => {
    const related = relatedOf(document)
    return [...document.layer.claims.values()].map((claim) =>
      rowOf(claim, document, articleIndex, related, facts.get(`${document.article.id}/${claim.id}`) ?? null, desk)
    )
  })
  return withDifferences(rows).sort(byText)
}

interface Related {
  readonly questions: ReadonlyMap<string, readonly string[]>
  readonly answered: ReadonlySet<string>
  readonly evidence: ReadonlyMap<string, readonly (string | null)[]>
}

/** Questions and the sources of evidence by claim, gathered once per document. */
function relatedOf({ layer }: Pick<SessionDocument, 'layer'>): Related {
  const questions = new Map<string, string[]>()
  const evidence = new Map<string, (string | null)[]>()
  const answered = new Set<string>()
  for (const { id, claim } of layer.questions.values()) push(questions, claim, id)
  for (const one of layer.evidence.values()) {
    push(evidence, one.claim, one.source)
    const isAnswer = one.answer.trim() !== '' || one.answerType !== null || one.quote.trim() !== ''
    if (one.question !== null && isAnswer) answered.add(one.question)
  }
  return { questions, answered, evidence }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function rowOf(
  claim: Claim,
  { article, layer }: SessionDocument,
  articleIndex: number,
  related: Related,
  fact: string | null,
  desk: Pick<SessionDesk, 'source' | 'speaker'>
): QueueRow {
  const spans = claim.spans.flatMap((id) => layer.spans.get(id) ?? []).sort((a, b) => placeOf(a) - placeOf(b))
  const first = spans[0]
  const start = first ? placeOf(first) : 0
  const quote = spans.map(spanQuote).join(' … ')
  const { check } = claim
  const questions = related.questions.get(claim.id) ?? []
  const evidence = related.evidence.get(claim.id) ?? []
  const titles = evidence.flatMap((id) => (id === null ? [] : (desk.source.get(id)?.title ?? [])))
  const known = check.speakerRef === null ? undefined : desk.speaker.get(check.speakerRef)
  const attribution = check.attribution?.kind ?? null
  const standing = standingOf(claim)
  const row = {
    claim,
    article: article.id,
    title: article.title,
    articleIndex,
    start,
    quote,
    code: claimCode(check.number),
    speaker: known?.name ?? claim.speaker,
    questions: questions.length,
    unanswered: questions.filter((id) => !related.answered.has(id)).length,
    evidence: evidence.length,
    sources: [...new Set(titles)].sort(),
    hasNumber: check.types.includes('quantity') || spans.some(hasNumber),
    isAnonymous: check.attribution?.anonymity === 'anonymous',
    attribution,
    isQuote: attribution === 'direct' || attribution === 'mixed' || check.types.includes('quote'),
    waiting: check.waiting,
    isDecided: standing === 'settled',
    standing,
    fact,
    differs: false,
    seconds: layer.times.get(claim.id) ?? 0,
    score: check.suggestion?.score ?? null,
    isOrphan: spans.every((span) => span.orphan !== null),
    isExcluded: excludedAt(article.segments, start) !== null
  }
  return { ...row, risk: riskOf(row) }
}

/** Spans are never changed in place, and reading number words takes longer than all the rest of a row. */
const numbers = new WeakMap<Span, boolean>()

function hasNumber(span: Span): boolean {
  const known = numbers.get(span)
  if (known !== undefined) return known
  const words = spanQuote(span)
  const found = /\p{N}/u.test(words) || findQuantities(words).length > 0
  numbers.set(span, found)
  return found
}

const placeOf = (span: Span): number => span.orphan?.lastKnown[0]?.start ?? spanStart(span)

/** Marks the decided claims of a fact that were not all decided alike. */
function withDifferences(rows: readonly QueueRow[]): QueueRow[] {
  const outcomes = new Map<string, Set<string>>()
  for (const { fact, claim } of rows) {
    if (fact === null) continue
    const outcome = outcomeKey(claim)
    if (outcome !== null) outcomes.set(fact, (outcomes.get(fact) ?? new Set()).add(outcome))
  }
  return rows.map((row) => ({ ...row, differs: row.fact !== null && (outcomes.get(row.fact)?.size ?? 0) > 1 }))
}

function outcomeKey({ verdict, check }: Claim): string | null {
  if (verdict === null && check.disposition === null) return null
  return JSON.stringify([check.disposition, verdict?.scale, verdict?.value])
}

/** What makes an error likely or dear. Each weighs the same as a person can see it in the row; together they are 1. */
const RISKS: readonly (readonly [number, (row: RiskyRow) => boolean])[] = [
  [0.25, ({ claim }) => claim.check.worth === 'cfs' || (claim.check.priority > 0 && claim.check.priority <= 2)],
  [0.2, ({ evidence }) => evidence === 0],
  [0.15, ({ isAnonymous }) => isAnonymous],
  [0.15, ({ hasNumber }) => hasNumber],
  [0.1, ({ claim }) => claim.check.types.some((type) => type === 'superlative' || type === 'causal')],
  [0.1, ({ claim }) => claim.check.types.some((type) => type === 'name' || type === 'measurement')],
  [0.05, ({ unanswered }) => unanswered > 0]
]
type RiskyRow = Pick<QueueRow, 'claim' | 'evidence' | 'isAnonymous' | 'hasNumber' | 'unanswered'>

/**
 * A sum of plain reasons, so that an order can be explained: marked as worth it or urgent, nothing behind it yet, an
 * anonymous source, a number, a first or a cause, a name or a conversion, an open question. 0 to 1.
 */
export function riskOf(row: RiskyRow): number {
  const sum = RISKS.reduce((total, [weight, holds]) => total + (holds(row) ? weight : 0), 0)
  return Math.round(sum * 100) / 100
}

export const QUEUE_ORDERS = [
  'text',
  'priority',
  'score',
  'risk',
  'speaker',
  'source',
  'status',
  'assignee',
  'due'
] as const
export type QueueOrder = (typeof QUEUE_ORDERS)[number]

const byText = (a: QueueRow, b: QueueRow): number =>
  a.articleIndex - b.articleIndex ||
  a.start - b.start ||
  a.claim.check.number - b.claim.check.number ||
  (a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0)

const STATUS_ORDER: Readonly<Record<Claim['check']['status'], number>> = {
  'in-progress': 0,
  queued: 1,
  waiting: 2,
  disputed: 3,
  'in-review': 4,
  decided: 5,
  final: 6,
  corrected: 7,
  'not-checkable': 8,
  'out-of-scope': 9,
  dropped: 10
}

/** Names as people look them up; what has none stands last. */
const byName = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : a.toLowerCase().localeCompare(b.toLowerCase(), 'en')

const COMPARE: { readonly [Order in QueueOrder]: (a: QueueRow, b: QueueRow) => number } = {
  text: () => 0,
  priority: (a, b) => (a.claim.check.priority || 6) - (b.claim.check.priority || 6),
  score: (a, b) => (b.score ?? -1) - (a.score ?? -1),
  risk: (a, b) => b.risk - a.risk,
  speaker: (a, b) => byName(a.speaker, b.speaker),
  source: (a, b) => byName(a.sources[0] ?? '', b.sources[0] ?? ''),
  status: (a, b) => STATUS_ORDER[a.claim.check.status] - STATUS_ORDER[b.claim.check.status],
  assignee: (a, b) => byName(a.claim.check.assignee, b.claim.check.assignee),
  due: (a, b) => byName(a.waiting?.due ?? '', b.waiting?.due ?? '')
}

/** The rows in an order; equal ones stay in the order of the text, which every order falls back on. */
export function sortQueue(rows: readonly QueueRow[], by: QueueOrder): readonly QueueRow[] {
  const compare = COMPARE[by]
  return [...rows].sort((a, b) => compare(a, b) || byText(a, b))
}
