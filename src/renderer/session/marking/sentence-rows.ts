import type { SentenceState } from '../../../core/session/coverage'
import { SENTENCE_STATES } from '../../../core/session/coverage'
import type { Account } from '../../state/marking-state'
import type { BenchDocument } from '../../state/workbench-state'

/** Which sentences are listed. */
export type SentenceFilter = 'all' | SentenceState

/** A sentence of the session; `start` and `end` in UTF-16 code units of its article's text. */
export interface SentenceRow {
  readonly id: string
  readonly article: string
  readonly start: number
  readonly end: number
  readonly state: SentenceState
  readonly claims: number
  /** From 1, in its article. */
  readonly number: number
}

/** The sentences of articles, in order; those of articles that are still being counted come later. */
export function sentenceRows(
  documents: readonly BenchDocument[],
  accounts: ReadonlyMap<string, Account>,
  filter: SentenceFilter
): readonly SentenceRow[] {
  return documents.flatMap(({ article }) =>
    (accounts.get(article.id)?.sentences ?? []).flatMap(({ start, end, state, claims }, index): SentenceRow[] =>
      filter === 'all' || filter === state
        ? [{ id: `${article.id}/${start}`, article: article.id, start, end, state, claims, number: index + 1 }]
        : []
    )
  )
}

/** How many sentences each filter lists. */
export function countSentences(
  documents: readonly BenchDocument[],
  accounts: ReadonlyMap<string, Account>
): Readonly<Record<SentenceFilter, number>> {
  const counts = { all: 0, untouched: 0, partly: 0, claimed: 0, cleared: 0, checked: 0 }
  for (const { article } of documents) {
    for (const { state } of accounts.get(article.id)?.sentences ?? []) {
      counts[state] += 1
      counts.all += 1
    }
  }
  return counts
}

export const SENTENCE_FILTERS: readonly SentenceFilter[] = [...SENTENCE_STATES, 'all']
