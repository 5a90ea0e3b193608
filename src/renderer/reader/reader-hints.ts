import type { TextRange } from '../../core/model/text-range'

/** How far a sentence is accounted for in a fact-check. */
export type SentenceState = 'untouched' | 'partly' | 'claimed' | 'cleared' | 'checked'

export interface SentenceMark extends TextRange {
  readonly state: SentenceState
}

/**
 * What is shown of a text that is no annotation. Offsets are UTF-16 code units; each list is in order and without
 * overlaps. A new object whenever anything of it is another.
 */
export interface ReaderHints {
  /** Passages that may be worth a claim. */
  readonly suggestions: readonly TextRange[]
  /** Index of the suggestion that one is at. */
  readonly current: number | null
  readonly warnings: readonly TextRange[]
  /** Passages in which somebody saw nothing to check. */
  readonly cleared: readonly TextRange[]
  /** Sentences whose state is shown in the margin. */
  readonly sentences: readonly SentenceMark[]
  /** The margin has room for the states, also while none is known: the text does not move when they come. */
  readonly hasMargin: boolean
}

export const NO_HINTS: ReaderHints = {
  suggestions: [],
  current: null,
  warnings: [],
  cleared: [],
  sentences: [],
  hasMargin: false
}
