import type { Claim } from '../model/claim'
import type { Evidence } from '../model/evidence'
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

const NO_SOURCES: ReadonlySet<string> = new Set()

/** True for evidence that stays here unless notes are ticked (X8). `hidden` are ids of sources that are sensitive. */
export const isSensitive = ({ sensitive, source }: Evidence, hidden: ReadonlySet<string>): boolean =>
  sensitive || (source !== null && hidden.has(source))

/**
 * The document as it may leave (X8): notes are private and are blanked in every record unless they were ticked, and
 * evidence that is sensitive and the time spent on claims go. Encoders work on this one, so that none of them can forget it.
 *
 * @param hidden ids of sources that are sensitive: their evidence goes as well
 */
export function withoutPrivateNotes(
  document: ExportDocument,
  includeNotes: boolean,
  hidden: ReadonlySet<string> = NO_SOURCES
): ExportDocument {
  if (includeNotes) return document
  return {
    ...document,
    spans: document.spans.map((span) => ({ ...span, note: '' })),
    claims: document.claims.map((claim) => ({ ...claim, note: '' })),
    documentLabels: document.documentLabels.map((label) => ({ ...label, note: '' })),
    relations: document.relations.map((relation) => ({ ...relation, note: '' })),
    evidence: document.evidence.flatMap((each) => (isSensitive(each, hidden) ? [] : [{ ...each, note: '' }])),
    seconds: {},
    note: ''
  }
}
