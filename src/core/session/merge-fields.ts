import type { ClientCommand } from '../commands/command'
import type { Claim } from '../model/claim'
import { claimCode } from '../model/claim-check'
import type { ClaimCheck } from '../model/claim-check'
import type { ClaimCheckPatch } from '../schema/check-records'

/** Fields of a check that hold a decision or what follows from it; they are never taken over. */
const DECISION = [
  'disposition',
  'saidIt',
  'justification',
  'explanation',
  'confidence',
  'wouldChange',
  'proposedText',
  'proposalOutcome',
  'overrides',
  'corrections',
  'expires',
  'publishedUrl',
  'decidedAt',
  'policyAnswers'
] as const satisfies readonly (keyof ClaimCheck)[]
const LISTS = ['types', 'topics', 'appearances', 'strategies'] as const satisfies readonly (keyof ClaimCheck)[]
/** Empty fields that the first claim to have them fills. */
const FILLED = [
  'headline',
  'priority',
  'subjectivity',
  'worth',
  'suggestion',
  'assignee',
  'waiting',
  'speakerRef',
  'attribution',
  'saidOn',
  'happenedOn',
  'location',
  'firstAppearance',
  'firstAppearanceArchived',
  'reportedBy'
] as const satisfies readonly (keyof ClaimCheck)[]

type ClaimPatch = Extract<ClientCommand, { type: 'claim.update' }>['patch']

/** The patch that makes a claim of several; see `mergeClaims`. */
export function mergedFields(into: Claim, gone: readonly Claim[]): ClaimPatch {
  const check: Record<string, unknown> = {}
  for (const field of FILLED) {
    if (isBlank(into.check[field]))
      check[field] = gone.map((claim) => claim.check[field]).find((value) => !isBlank(value))
  }
  for (const field of LISTS) check[field] = [...new Set([into, ...gone].flatMap((claim) => claim.check[field]))]
  const set = Object.fromEntries(Object.entries(check).filter(([, value]) => value !== undefined)) as ClaimCheckPatch
  const normalized = into.normalized || (gone.find((claim) => claim.normalized !== '')?.normalized ?? '')
  const speaker = into.speaker || (gone.find((claim) => claim.speaker !== '')?.speaker ?? '')
  const notes = gone.map((claim) =>
    remainsOf(claim, { ...into, normalized, speaker, check: { ...into.check, ...set } as ClaimCheck })
  )
  return {
    spans: [...new Set([into, ...gone].flatMap(({ spans }) => spans))],
    normalized,
    speaker,
    note: [into.note, ...notes].filter((note) => note !== '').join('\n\n'),
    check: set
  }
}

const isBlank = (value: unknown): boolean => value === '' || value === null || value === 0

/** What a claim said that the merged one does not, as lines of a note; '' when nothing is left over. */
function remainsOf(claim: Claim, merged: Claim): string {
  const lines: string[] = []
  const tell = (name: string, value: unknown, kept: unknown): void => {
    const words = wordsOf(value)
    if (words !== '' && JSON.stringify(value) !== JSON.stringify(kept)) lines.push(`${name}: ${words}`)
  }
  tell('Claim', claim.normalized, merged.normalized)
  tell('Speaker', claim.speaker, merged.speaker)
  tell('Verdict', claim.verdict === null ? null : `${claim.verdict.value} (${claim.verdict.scale})`, null)
  for (const field of DECISION) tell(TOLD[field] ?? field, claim.check[field], null)
  for (const field of FILLED)
    if (field !== 'suggestion') tell(TOLD[field] ?? field, toldOf(claim, field), toldOf(merged, field))
  if (claim.note !== '') lines.push(claim.note)
  return lines.length === 0 ? '' : [`From ${claimCode(claim.check.number)}:`, ...lines].join('\n')
}

const TOLD: Partial<Record<keyof ClaimCheck, string>> = {
  disposition: 'Disposition',
  saidIt: 'Did they say it',
  justification: 'Justification',
  explanation: 'Explanation',
  confidence: 'Confidence',
  wouldChange: 'Would change it',
  proposedText: 'Proposed wording',
  proposalOutcome: 'Proposal was',
  overrides: 'Overridden',
  corrections: 'Corrections',
  expires: 'Expires',
  publishedUrl: 'Published at',
  decidedAt: 'Decided',
  policyAnswers: 'Answers',
  headline: 'Headline',
  priority: 'Priority',
  subjectivity: 'Subjectivity',
  worth: 'Worth',
  assignee: 'Assignee',
  waiting: 'Waiting',
  speakerRef: 'Speaker in the people table',
  attribution: 'Attribution',
  saidOn: 'Said on',
  happenedOn: 'Happened on',
  location: 'Country',
  firstAppearance: 'First appearance',
  firstAppearanceArchived: 'Archived',
  reportedBy: 'Reported by'
}

/** A field as it is told: of an attribution its words without what stands around them. */
function toldOf({ check }: Claim, field: (typeof FILLED)[number]): unknown {
  if (field !== 'attribution' || check.attribution === null) return check[field]
  const { kind, anonymity, source, cue, content, reportedVia } = check.attribution
  return [kind, anonymity, source?.quote.exact, cue?.quote.exact, content?.quote.exact, ...reportedVia]
}

/** The words and numbers in a value, one after another; '' where there are none. */
function wordsOf(value: unknown): string {
  if (isBlank(value) || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  const words = Array.isArray(value)
    ? value.map(wordsOf)
    : Object.entries(value ?? {}).map(([key, part]) => (wordsOf(part) === '' ? '' : `${key}: ${wordsOf(part)}`))
  return words.filter((word) => word !== '').join(', ')
}
