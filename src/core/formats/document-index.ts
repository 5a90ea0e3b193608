import type { Claim } from '../model/claim'
import type { ExportDocument } from './format'

/** The claims of each span, by span id, in the document's order. Spans without a claim are not in the map. */
export function claimsBySpan(document: Pick<ExportDocument, 'claims'>): ReadonlyMap<string, readonly Claim[]> {
  const result = new Map<string, Claim[]>()
  for (const claim of document.claims) {
    for (const span of new Set(claim.spans)) {
      const claims = result.get(span)
      if (claims) claims.push(claim)
      else result.set(span, [claim])
    }
  }
  return result
}

/**
 * The document as it may leave (X8): notes are private and are blanked in every record unless they were ticked.
 * Encoders work on this one, so that none of them can forget it.
 */
export function withoutPrivateNotes(document: ExportDocument, includeNotes: boolean): ExportDocument {
  if (includeNotes) return document
  return {
    ...document,
    spans: document.spans.map((span) => ({ ...span, note: '' })),
    claims: document.claims.map((claim) => ({ ...claim, note: '' })),
    documentLabels: document.documentLabels.map((label) => ({ ...label, note: '' })),
    relations: document.relations.map((relation) => ({ ...relation, note: '' })),
    note: ''
  }
}
