import type { Change } from '../commands/change'
import type { Claim } from '../model/claim'
import { DISPOSITION_WORDS, STATUS_WORDS } from './report-words'

/** Something that happened to a claim, in words that say nothing private: what was changed, not what it said. */
export interface ClaimEvent {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly person: string
  readonly what: string
}

/** A line of the journal, as far as the history of claims needs it. */
export interface HistoryLine {
  readonly at: string
  readonly person: string
  readonly kind: 'do' | 'undo' | 'redo' | 'log'
  readonly changes: readonly Change[]
}

/**
 * Collects what the journal says of each claim, oldest first, by the claims' ids.
 *
 * @param labelOf the words for a verdict
 */
export function claimHistory(
  lines: Iterable<HistoryLine>,
  labelOf: (verdict: NonNullable<Claim['verdict']>) => string
): ReadonlyMap<string, readonly ClaimEvent[]> {
  const events = new Map<string, ClaimEvent[]>()
  for (const { at, person, kind, changes } of lines) {
    if (kind === 'log') continue
    const told = new Map<string, Set<string>>()
    const tell = (claim: string, words: readonly string[]): void => {
      const known = told.get(claim) ?? new Set()
      for (const each of words) known.add(each)
      told.set(claim, known)
    }
    for (const change of changes) {
      if (change.table === 'claim') tell(change.id, claimChanges(change.before, change.after, labelOf))
      if (change.table === 'evidence' || change.table === 'question') {
        const record = change.after ?? change.before
        const what = change.table === 'evidence' ? 'Evidence' : 'Question'
        if (record) tell(record.claim, [`${what} ${verbFor(change)}`])
      }
    }
    const by = kind === 'undo' ? ' (taken back)' : kind === 'redo' ? ' (made again)' : ''
    for (const [claim, words] of told) {
      const list = events.get(claim) ?? []
      for (const each of words) list.push({ at, person, what: `${each}${by}` })
      events.set(claim, list)
    }
  }
  return events
}

const verbFor = ({ before, after }: { readonly before: unknown; readonly after: unknown }): string =>
  before === null ? 'added' : after === null ? 'removed' : 'changed'

function claimChanges(
  before: Claim | null,
  after: Claim | null,
  labelOf: (verdict: NonNullable<Claim['verdict']>) => string
): readonly string[] {
  if (before === null) return ['Marked']
  if (after === null) return ['Removed']
  const words: string[] = []
  const compare = (name: string, of: (claim: Claim) => string | null): void => {
    const [old, now] = [of(before), of(after)]
    if (old !== now) words.push(`${name}: ${old ?? 'none'} → ${now ?? 'none'}`)
  }
  compare('Disposition', ({ check }) => check.disposition && DISPOSITION_WORDS[check.disposition].label)
  compare('Verdict', ({ verdict }) => verdict && labelOf(verdict))
  compare('Status', ({ check }) => STATUS_WORDS[check.status])
  const edited = (name: string, of: (claim: Claim) => unknown): void => {
    if (JSON.stringify(of(before)) !== JSON.stringify(of(after))) words.push(`${name} edited`)
  }
  edited('Claim as checked', ({ normalized }) => normalized)
  edited('Speaker', ({ speaker, check }) => [speaker, check.speakerRef, check.attribution])
  edited('Justification', ({ check }) => [check.justification, check.explanation])
  edited('Proposed wording', ({ check }) => [check.proposedText, check.proposalOutcome])
  edited('Policy override', ({ check }) => check.overrides)
  edited('Correction', ({ check }) => check.corrections)
  edited('Words of the claim', ({ spans }) => spans)
  return words
}
