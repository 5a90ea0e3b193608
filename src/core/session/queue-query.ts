import { CLAIM_STATUSES, CLAIM_TYPES, DISPOSITIONS } from '../model/claim-check'
import { foldText } from '../query/fold-text'
import type { QueueRow } from './queue'

// The language of the queue's filter box, which is also what a saved filter holds:
//   type:quantity status:queued speaker:"N. N." priority:<=2 has:number no:evidence is:anonymous -is:quote free words

/** One condition. */
export interface QueueTerm {
  /** '' for free words. */
  readonly key: string
  /** As it was written, without quotation marks. */
  readonly value: string
  readonly negated: boolean
  readonly matches: (row: QueueRow) => boolean
  /** In words: “of type quantity”. */
  readonly words: string
}

/** All terms have to hold. */
export interface QueueFilter {
  readonly terms: readonly QueueTerm[]
}

/** A part of a query that is not understood; it is left out of the filter. Positions in UTF-16 code units. */
export interface QueueQueryProblem {
  readonly start: number
  readonly end: number
  readonly part: string
  readonly message: string
}

type Understood = Pick<QueueTerm, 'matches' | 'words'>
interface Key {
  /** What may stand behind the colon, for hints. */
  readonly values: readonly string[]
  readonly understand: (value: string) => Understood | null
}

const oneOf = (
  values: readonly string[],
  holds: (row: QueueRow, value: string) => boolean,
  words: (value: string) => string
): Key => ({
  values,
  understand(written) {
    const value = written.toLowerCase()
    return values.includes(value) ? { matches: (row) => holds(row, value), words: words(value) } : null
  }
})

const named = (read: (row: QueueRow) => readonly string[], words: (value: string) => string): Key => ({
  values: [],
  understand(value) {
    const wanted = foldText(value)
    return wanted === ''
      ? null
      : { matches: (row) => read(row).some((name) => foldText(name).includes(wanted)), words: words(value) }
  }
})

type Flag = readonly [holds: (row: QueueRow) => boolean, words: string]
const flags = (table: Readonly<Record<string, Flag>>, negated = false): Key => ({
  values: Object.keys(table),
  understand(value) {
    const flag = Object.hasOwn(table, value.toLowerCase()) ? table[value.toLowerCase()] : undefined
    if (!flag) return null
    return negated
      ? { matches: (row) => !flag[0](row), words: `without ${flag[1]}` }
      : { matches: flag[0], words: `with ${flag[1]}` }
  }
})

const HAS: Readonly<Record<string, Flag>> = {
  number: [(row) => row.hasNumber, 'a number'],
  evidence: [(row) => row.evidence > 0, 'evidence'],
  question: [(row) => row.questions > 0, 'questions'],
  speaker: [(row) => row.speaker !== '', 'a speaker'],
  source: [(row) => row.sources.length > 0, 'a source'],
  priority: [(row) => row.claim.check.priority > 0, 'a priority'],
  note: [(row) => row.claim.note !== '', 'a note'],
  justification: [(row) => row.claim.check.justification.trim() !== '', 'a justification'],
  verdict: [(row) => row.claim.verdict !== null, 'a verdict'],
  disposition: [(row) => row.claim.check.disposition !== null, 'a disposition'],
  due: [(row) => (row.waiting?.due ?? null) !== null, 'a due date'],
  fact: [(row) => row.fact !== null, 'a shared fact']
}

const isWaiting = (row: QueueRow): boolean => row.waiting !== null || row.claim.check.status === 'waiting'
const IS: Readonly<Record<string, Flag>> = {
  anonymous: [(row) => row.isAnonymous, 'anonymous'],
  quote: [(row) => row.isQuote, 'a quotation'],
  waiting: [isWaiting, 'waiting'],
  open: [(row) => row.standing === 'open', 'open'],
  decided: [(row) => row.isDecided, 'decided'],
  suggested: [(row) => row.claim.check.suggestion !== null, 'suggested by rules'],
  disputed: [(row) => row.claim.check.status === 'disputed' || row.differs, 'in disagreement'],
  orphan: [(row) => row.isOrphan, 'not in the present text'],
  excluded: [(row) => row.isExcluded, 'in a part that was left out'],
  urgent: [(row) => row.claim.check.priority === 1, 'most urgent']
}

const COMPARED = /^(<=|>=|<|>|=)?([0-5])$/u
const COMPARISONS: Readonly<Record<string, readonly [(a: number, b: number) => boolean, string]>> = {
  '<=': [(a, b) => a <= b, 'at most '],
  '>=': [(a, b) => a >= b, 'at least '],
  '<': [(a, b) => a < b, 'below '],
  '>': [(a, b) => a > b, 'above '],
  '=': [(a, b) => a === b, '']
}

/** `priority:0` are those without one; a comparison leaves them out, for they have none to compare. */
function understandPriority(value: string): Understood | null {
  const match = COMPARED.exec(value)
  if (!match) return null
  const comparison = COMPARISONS[match[1] ?? '='] ?? COMPARISONS['=']
  const wanted = Number(match[2])
  if (!comparison) return null
  if (wanted === 0 && (match[1] ?? '=') === '=') {
    return { matches: (row) => row.claim.check.priority === 0, words: 'without a priority' }
  }
  return {
    matches: ({ claim }) => claim.check.priority > 0 && comparison[0](claim.check.priority, wanted),
    words: `of priority ${comparison[1]}${wanted}`
  }
}

const yesOrNo = (holds: (row: QueueRow) => boolean, yes: string, no: string): Key => ({
  values: ['yes', 'no'],
  understand(value) {
    if (value.toLowerCase() === 'yes') return { matches: holds, words: yes }
    return value.toLowerCase() === 'no' ? { matches: (row) => !holds(row), words: no } : null
  }
})

/** Every key of the language. */
const KEYS: Readonly<Record<string, Key>> = {
  type: oneOf(
    CLAIM_TYPES,
    (row, value) => row.claim.check.types.some((type) => type === value),
    (value) => `of type ${value}`
  ),
  status: oneOf(
    CLAIM_STATUSES,
    (row, value) => row.claim.check.status === value,
    (value) => `with the status ${value}`
  ),
  disposition: oneOf(
    DISPOSITIONS,
    (row, value) => row.claim.check.disposition === value,
    (value) => `with the disposition ${value}`
  ),
  verdict: named(
    ({ claim }) => (claim.verdict ? [claim.verdict.value] : []),
    (value) => `with the verdict ${value}`
  ),
  priority: { values: ['1', '2', '3', '4', '5', '<=2'], understand: understandPriority },
  speaker: named(
    (row) => [row.speaker, row.claim.speaker],
    (value) => `by ${value}`
  ),
  source: named(
    (row) => row.sources,
    (value) => `with evidence from ${value}`
  ),
  assignee: named(
    (row) => [row.claim.check.assignee],
    (value) => `for ${value}`
  ),
  waiting: named(
    (row) => (row.waiting ? [row.waiting.on, row.waiting.for] : []),
    (value) => `waiting on ${value}`
  ),
  topic: named(
    (row) => row.claim.check.topics,
    (value) => `on ${value}`
  ),
  article: named(
    (row) => [row.title],
    (value) => `in ${value}`
  ),
  due: {
    values: ['2024-09-30'],
    understand: (value) =>
      /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(value)
        ? { matches: (row) => isDueBy(row, value), words: `due by ${value}` }
        : null
  },
  unanswered: yesOrNo((row) => row.unanswered > 0, 'with an unanswered question', 'without an unanswered question'),
  fact: yesOrNo((row) => row.fact !== null, 'of a shared fact', 'of no shared fact'),
  has: flags(HAS),
  no: flags(HAS, true),
  is: {
    ...flags(IS),
    understand(value) {
      const flag = Object.hasOwn(IS, value.toLowerCase()) ? IS[value.toLowerCase()] : undefined
      return flag ? { matches: flag[0], words: flag[1] } : null
    }
  }
}

/** Up to the end of a partial date: what is due on 30 September is due by `2024-09`. */
function isDueBy(row: QueueRow, date: string): boolean {
  const due = row.waiting?.due ?? null
  return due !== null && due.slice(0, date.length) <= date
}

/** Keys with the values that can stand behind them, for completion; empty where any name can. */
export const QUEUE_QUERY_KEYS: readonly { readonly key: string; readonly values: readonly string[] }[] = Object.entries(
  KEYS
).map(([key, { values }]) => ({ key, values }))

const QUOTED = '["“”„][^"“”„]*(?:["“”„]|$)'
const PART = new RegExp(`(-?)(?:([\\p{L}-]+):)?(${QUOTED}|[^\\s"“”„]+)?`, 'gu')

/**
 * Reads a query. Parts stand apart by spaces, all of them have to hold; `-` before one turns it round; quotation marks
 * hold words together. Words without a key are looked for in the claim's words, its sentence, speaker, code and note.
 * What is not understood is told with its place and left out.
 */
export function parseQueueQuery(text: string): {
  readonly filter: QueueFilter
  readonly problems: readonly QueueQueryProblem[]
} {
  const terms: QueueTerm[] = []
  const problems: QueueQueryProblem[] = []
  for (const match of text.matchAll(PART)) {
    const [part, minus, writtenKey, rawValue = ''] = match
    if (part === '') continue
    const key = writtenKey?.toLowerCase() ?? ''
    const value = rawValue.replace(/^["“”„]|["“”„]$/gu, '').trim()
    const negated = minus === '-'
    const place = { start: match.index, end: match.index + part.length, part }
    const problem = problemOf(key, value)
    const understood = problem === null ? understand(key, value) : null
    if (problem !== null) problems.push({ ...place, message: problem })
    else if (understood) terms.push({ key, value, negated, ...understood })
  }
  return { filter: { terms }, problems }
}

function problemOf(key: string, value: string): string | null {
  if (key === '') return null
  const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
  if (!known) return `There is no “${key}:”. These can be used: ${Object.keys(KEYS).join(', ')}.`
  if (value === '') return `“${key}:” needs something behind the colon${hint(known)}.`
  return known.understand(value) ? null : `“${key}:” does not know “${value}”${hint(known)}.`
}

const hint = ({ values }: Key): string => (values.length === 0 ? '' : `: ${values.join(', ')}`)

function understand(key: string, value: string): Understood | null {
  if (key !== '') return KEYS[key]?.understand(value) ?? null
  const wanted = foldText(value).split(/\s+/u).filter(Boolean).join(' ')
  if (wanted === '') return null
  return { matches: (row) => searchable(row).includes(wanted), words: `with the words “${value}”` }
}

function searchable({ quote, speaker, code, claim }: QueueRow): string {
  return foldText([code, quote, claim.normalized, claim.check.headline, speaker, claim.note].join(' \n '))
    .split(/[^\S\n]+/u)
    .join(' ')
}

/** True when every term of the filter holds for the row. */
export function matchesQuery(row: QueueRow, filter: QueueFilter): boolean {
  return filter.terms.every(({ matches, negated }) => matches(row) !== negated)
}

/** The filter in words, for the live region and the names of saved filters: “claims of type quantity, not decided”. */
export function describeQuery(filter: QueueFilter): string {
  if (filter.terms.length === 0) return 'all claims'
  return `claims ${filter.terms.map(({ words, negated }) => (negated ? `not ${words}` : words)).join(', ')}`
}
