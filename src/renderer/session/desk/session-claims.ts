import { compareSpans, spanQuote } from '../../../core/model/annotation'
import type { Claim } from '../../../core/model/claim'
import { claimCode } from '../../../core/model/claim-check'
import type { ClaimRef } from '../../../core/model/desk'
import type { SessionDocument } from '../../../core/session/session-document'

/** A claim of the session by its number and words. */
export interface NamedClaim {
  readonly ref: ClaimRef
  readonly claim: Claim
  /** `K-014` */
  readonly code: string
  readonly words: string
  /** Title of its article. */
  readonly article: string
}

/** The claims of the documents, article by article, by number. */
export function namedClaims(documents: readonly SessionDocument[]): readonly NamedClaim[] {
  return documents.flatMap(({ article, layer }) =>
    [...layer.claims.values()]
      .sort((a, b) => a.check.number - b.check.number || (a.id < b.id ? -1 : 1))
      .map((claim) => {
        const spans = claim.spans.flatMap((id) => layer.spans.get(id) ?? []).sort(compareSpans)
        const words = claim.normalized || spans.map(spanQuote).join(' … ')
        const ref = { article: article.id, claim: claim.id }
        return { ref, claim, code: claimCode(claim.check.number), words, article: article.title }
      })
  )
}

/** One string for a claim of any article, for lists and keys. */
export const claimKey = ({ article, claim }: ClaimRef): string => `${article}/${claim}`

/** Words for a list, cut where they are long. */
export const shortened = (words: string, most = 80): string =>
  words.length <= most ? words : `${words.slice(0, most).trimEnd()}…`
