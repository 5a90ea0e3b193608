import type { Reading } from '../../api/reading-views'
import type { ClaimRef } from '../../core/model/desk'
import type { Coverage, SentenceStanding } from '../../core/session/coverage'
import { readSetting, writeSetting } from './local-settings'

/** A reading that was asked for: by what it depends on, so that another as-of date or text asks anew. */
export interface AskedReading {
  readonly key: string
  readonly state: 'waiting' | 'there' | 'failed'
  readonly reading: Reading | null
  /** Why it failed, and what to do; '' else. */
  readonly problem: string
}

/** How far an article is accounted for. */
export interface Account {
  readonly coverage: Coverage
  readonly sentences: readonly SentenceStanding[]
}

/** How many of the suggestions are shown; the others are one choice away, and counted. */
export const SUGGESTION_LEVELS = ['all', 'likely', 'none'] as const
export type SuggestionLevel = (typeof SUGGESTION_LEVELS)[number]

/** A dialog about the claim one is at: what to take it together with, or which others state the same fact. */
export interface MarkingDialog {
  readonly kind: 'merge' | 'same-fact' | 'apply'
  readonly ref: ClaimRef
}

export interface MarkingState {
  /** By article. */
  readonly readings: ReadonlyMap<string, AskedReading>
  /** By article; what is not there is being counted. */
  readonly accounts: ReadonlyMap<string, Account>
  /** Key of the suggestion that one is at, in the open article. */
  readonly suggestion: string | null
  readonly level: SuggestionLevel
  /** Tab leaves the text as it does everywhere; until the text gets the focus anew. */
  readonly tabLeaves: boolean
  readonly dialog: MarkingDialog | null
}

export interface MarkingSlice {
  readonly marking: MarkingState
}

const LEVEL_KEY = 'claimdesk.suggestions'

function readLevel(): SuggestionLevel {
  const stored = readSetting(LEVEL_KEY)
  return SUGGESTION_LEVELS.find((level) => level === stored) ?? 'all'
}

export const storeLevel = (level: SuggestionLevel): void => writeSetting(LEVEL_KEY, level)

export const initialMarkingSlice = (): MarkingSlice => ({
  marking: {
    readings: new Map(),
    accounts: new Map(),
    suggestion: null,
    level: readLevel(),
    tabLeaves: false,
    dialog: null
  }
})
