import { placeLayer } from '../../core/anchoring/place-layer'
import type { PlacedLayer } from '../../core/anchoring/place-layer'
import { placeSegments } from '../../core/anchoring/place-segments'
import type { PlacedSegments } from '../../core/anchoring/place-segments'
import { ReAnchoring } from '../../core/anchoring/re-anchor'
import { suggestPlaces } from '../../core/anchoring/suggest-places'
import type { PlaceSuggestion } from '../../core/anchoring/suggest-places'
import type { Segment } from '../../core/model/article'
import type { Layer } from '../../core/model/library'
import { alignTexts } from '../../core/text/align-texts'
import { diffRows } from '../../core/text/diff-rows'
import type { DiffRow } from '../../core/text/diff-rows'

/** Two versions of a text and what lies in the first. It crosses threads. */
export interface PlanJob {
  readonly kind: 'plan'
  readonly before: string
  readonly after: string
  readonly layer: Pick<Layer, 'spans' | 'bookmarks' | 'marks'>
  readonly segments: readonly Segment[]
  /** The parts that the new version's document says it has. */
  readonly arrived: readonly Segment[]
}
export interface DiffJob {
  readonly kind: 'diff'
  readonly before: string
  readonly after: string
}
export interface SuggestJob {
  readonly kind: 'suggest'
  readonly text: string
  readonly words: string
  /** Where the words stood, in UTF-16 code units. */
  readonly near: number
}
export type VersionJob = PlanJob | DiffJob | SuggestJob

/** Where everything goes, and the two texts side by side. */
export interface VersionPlan {
  readonly placed: PlacedLayer
  readonly parts: PlacedSegments
  readonly rows: readonly DiffRow[]
}

export interface VersionResults {
  plan: VersionPlan
  diff: readonly DiffRow[]
  suggest: readonly PlaceSuggestion[]
}

/** Hears how many of the annotations have been placed. */
export type OnPlaced = (done: number, total: number) => void

/** Does a job where it is called. */
export function doVersionJob<Job extends VersionJob>(job: Job, onPlaced: OnPlaced): VersionResults[Job['kind']]
export function doVersionJob(job: VersionJob, onPlaced: OnPlaced): VersionResults[VersionJob['kind']] {
  if (job.kind === 'suggest') return suggestPlaces(job.text, job.words, job.near)
  const { before, after } = job
  const runs = alignTexts(before, after)
  const rows = diffRows(before, after, runs)
  if (job.kind === 'diff') return rows
  const anchoring = new ReAnchoring(before, after, runs)
  const total = job.layer.spans.size + job.layer.bookmarks.size
  onPlaced(0, total)
  const placed = placeLayer(job.layer, anchoring, after, (done) => onPlaced(done, total))
  return { placed, parts: placeSegments(before, job.segments, job.arrived, anchoring), rows }
}

/** UTF-16 code units that a job has to look at. */
export function sizeOf(job: VersionJob): number {
  return job.kind === 'suggest' ? job.text.length : job.before.length + job.after.length
}
