import { isDecided } from '../../core/model/claim-check'
import type { Claim } from '../../core/model/claim'
import type { Layer, LayerCounts } from '../../core/model/library'

interface Known {
  /** Ids of the claims that a highlight carries, in the order of the layer. */
  readonly bySpan: Map<string, Set<string>>
  decided: number
}

/** A layer changes in place, and whoever changes it tells of its claims here. */
const known = new WeakMap<Layer, Known>()

/** The claim that a highlight of a layer carries, or null; the first one made when it carries several. */
export function claimIn(layer: Layer, span: string): Claim | null {
  for (const id of indexOf(layer).bySpan.get(span) ?? []) {
    const claim = layer.claims.get(id)
    if (claim) return claim
  }
  return null
}

/** The counts of a layer, without looking at all of its claims each time. */
export function countsOf(layer: Layer): LayerCounts {
  const { spans, claims, documentLabels } = layer
  return {
    spans: spans.size,
    claims: claims.size,
    decided: indexOf(layer).decided,
    documentLabels: documentLabels.size
  }
}

/** Tells that a claim of a layer is another one now; null before it was made, or when it is gone. */
export function claimChanged(layer: Layer, before: Claim | null, after: Claim | null): void {
  const index = known.get(layer)
  if (!index) return
  if (before && after && !sameSpans(before, after)) {
    // The highlights that it has now may have carried later claims before: the order is the layer's, not of coming.
    known.delete(layer)
    return
  }
  index.decided += decided(after) - decided(before)
  if (before && !after) for (const span of before.spans) drop(index.bySpan, span, before.id)
  if (after && !before) add(index.bySpan, after)
}

function indexOf(layer: Layer): Known {
  const before = known.get(layer)
  if (before) return before
  const index: Known = { bySpan: new Map(), decided: 0 }
  for (const claim of layer.claims.values()) {
    add(index.bySpan, claim)
    index.decided += decided(claim)
  }
  known.set(layer, index)
  return index
}

function add(bySpan: Known['bySpan'], claim: Claim): void {
  for (const span of claim.spans) {
    const ids = bySpan.get(span)
    if (ids) ids.add(claim.id)
    else bySpan.set(span, new Set([claim.id]))
  }
}

function drop(bySpan: Known['bySpan'], span: string, claim: string): void {
  const ids = bySpan.get(span)
  ids?.delete(claim)
  if (ids?.size === 0) bySpan.delete(span)
}

const decided = (claim: Claim | null): number => (claim !== null && isDecided(claim) ? 1 : 0)

const sameSpans = (a: Claim, b: Claim): boolean =>
  a.spans.length === b.spans.length && a.spans.every((span, at) => span === b.spans[at])
