import type { Authored } from './annotation'
import type { Quote, TextRange } from './text-range'

/** A place somebody wants to come back to. `range` is in UTF-16 code units of the frozen text, `quote` its words. */
export interface Bookmark extends Authored {
  readonly range: TextRange
  readonly quote: Quote
  /** What the person calls it; empty when it goes by its words. */
  readonly name: string
}
