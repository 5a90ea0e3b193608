import type { Attribution } from '../core/attribution/attribution'
import type { Lint } from '../core/lint/lint'
import type { Candidate } from '../core/suggest/candidates/candidate'

/** What rules find in an article's present text. Everything is in text order; positions in UTF-16 code units. */
export interface Reading {
  readonly article: string
  /** Revision of the text that was read. */
  readonly revision: number
  readonly candidates: readonly Candidate[]
  readonly attributions: readonly Attribution[]
  readonly lints: readonly Lint[]
}
