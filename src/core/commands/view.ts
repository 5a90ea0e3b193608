import type { Article } from '../model/article'
import type { Layer } from '../model/library'
import type { Scheme } from '../model/scheme'

/** What a planner may read. It never changes anything. */
export interface PlanView {
  article(id: string): Article | null
  /** The layer of a loaded article; throws CommandError `not-found` for an article the library does not have. */
  layer(id: string): Layer
  /** The frozen text of an article named by `textsNeeded`. */
  text(id: string): string
  scheme(): Scheme
  schemeById(id: string): Scheme | null
}

/** Who acts and when; the clock is the caller's. `now` is ISO 8601 in UTC. */
export interface PlanContext {
  readonly now: string
  readonly person: string
}
