import type { FindQuery, FindResult } from '../../core/query/find-in-article'
import { NOTHING_FOUND } from '../../core/query/find-in-article'

/** The find bar over the open article. Offsets are UTF-16 code units. */
export interface FindState {
  readonly isOpen: boolean
  /** Grows each time the bar is asked for, so that it takes the focus again. */
  readonly asked: number
  /** From where on the first match is looked for. */
  readonly from: number
  /** The query that `result` answers; null before the first answer. */
  readonly answered: FindQuery | null
  /** All that was found, wherever it lies. */
  readonly found: FindResult
  /** What of it is where it is wanted. */
  readonly result: FindResult
  /** Index of the match that one is at; null without matches. */
  readonly current: number | null
}

export const FIND_CLOSED: FindState = {
  isOpen: false,
  asked: 0,
  from: 0,
  answered: null,
  found: NOTHING_FOUND,
  result: NOTHING_FOUND,
  current: null
}

export const FIND_NOTHING: FindQuery = { words: '', matchCase: false, wholeWord: false, regex: false, inflected: false }
