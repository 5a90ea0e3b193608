import type { SuggestedPlace } from '../../api/version-views'
import type { Span } from '../../core/model/annotation'
import { spanStart } from '../../core/model/annotation'
import type { OpenDocument } from './workbench-state'

/** What the dialog of versions is about. */
export type VersionView =
  /** A new version is being imported onto the article. */
  | { readonly kind: 'import'; readonly article: string }
  /** A version (from 1) beside the one that came after it. */
  | { readonly kind: 'compare'; readonly article: string; readonly version: number }

/** Places that an orphan's words may have gone to. */
export interface OrphanPlaces {
  readonly span: string
  readonly places: readonly SuggestedPlace[]
}

export interface VersionSlice {
  readonly version: VersionView | null
  readonly orphanPlaces: OrphanPlaces | null
}

export const NO_VERSION: VersionSlice = { version: null, orphanPlaces: null }

/** About where an orphan's words would stand in the present text, in UTF-16 code units. */
export function lastKnownStart(span: Span): number {
  return spanStart({ ranges: span.orphan?.lastKnown ?? span.ranges })
}

/** The highlights that have lost their place, in the order in which they stood. It looks at every highlight. */
export function orphansOf(open: Pick<OpenDocument, 'layer'>): readonly Span[] {
  const orphans = [...open.layer.spans.values()].filter((span) => span.orphan !== null)
  return orphans.sort((a, b) => lastKnownStart(a) - lastKnownStart(b) || (a.id < b.id ? -1 : 1))
}
