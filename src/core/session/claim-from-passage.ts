import type { ClientCommand } from '../commands/command'
import type { Claim } from '../model/claim'
import type { ClaimAttribution, ClaimType } from '../model/claim-check'
import type { TextRange } from '../model/text-range'

/** A passage that is to become a claim. */
export interface ClaimPassage {
  readonly article: string
  /** In UTF-16 code units of the frozen text. */
  readonly range: TextRange
  /** Id of the label that the highlight gets. */
  readonly label: string
  readonly ids: { readonly span: string; readonly claim: string }
  /** Revision of the text that the range is of; another one in force refuses the command. */
  readonly revision?: number
  /** Where rules suggested it; none where a person found it. */
  readonly suggestion?: Claim['check']['suggestion']
  readonly types?: readonly ClaimType[]
  readonly attribution?: ClaimAttribution | null
  readonly speaker?: string
  readonly speakerRef?: string | null
}

/**
 * The command that makes a highlight and a claim on it. Nothing of a decision is filled in. A person accepts the
 * passage, so it is theirs; that rules suggested it stays with the claim.
 */
export function claimFromPassage(passage: ClaimPassage): ClientCommand {
  const { article, range, label, ids, revision, suggestion, types, attribution, speaker, speakerRef } = passage
  return {
    type: 'annotations.add',
    article,
    spans: [{ id: ids.span, ranges: [{ start: range.start, end: range.end }], label }],
    claims: [
      {
        id: ids.claim,
        spans: [ids.span],
        ...(speaker === undefined ? {} : { speaker }),
        check: {
          ...(suggestion ? { suggestion: { ...suggestion, reasons: [...suggestion.reasons] } } : {}),
          ...(types === undefined ? {} : { types: [...types] }),
          ...(attribution ? { attribution } : {}),
          ...(speakerRef === undefined ? {} : { speakerRef })
        }
      }
    ],
    documentLabels: [],
    edges: 'tidy',
    origin: 'human',
    ...(revision === undefined ? {} : { revision })
  }
}
