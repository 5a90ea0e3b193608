import type { Article } from '../model/article'
import type { Desk } from '../model/desk'
import type { Layer } from '../model/library'
import type { Scheme, SchemeVersion } from '../model/scheme'

/** What a planner may read. It never changes anything. */
export interface PlanView {
  article(id: string): Article | null
  /** The layer of a loaded article; throws CommandError `not-found` for an article the library does not have. */
  layer(id: string): Layer
  /** The frozen text of an article named by `textsNeeded`. */
  text(id: string): string
  /** The library's default scheme. */
  scheme(): Scheme
  schemeById(id: string): Scheme | null
  /** Every scheme, the default one first. */
  schemes(): Iterable<Scheme>
  /** Older versions of a scheme, by number. */
  schemeVersions(id: string): ReadonlyMap<number, SchemeVersion>
  /** Every layer that is loaded: after what `layersNeeded` names, all those that a change of a scheme can touch. */
  loadedLayers(): Iterable<Layer>
  /** What the person keeps for the whole library. */
  desk(): Desk
}

/** Who acts and when; the clock is the caller's. `now` is ISO 8601 in UTC. */
export interface PlanContext {
  readonly now: string
  readonly person: string
}
