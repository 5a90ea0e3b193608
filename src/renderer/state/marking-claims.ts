import type { Reading } from '../../api/reading-views'
import type { Attribution, Piece } from '../../core/attribution/attribution'
import { resolveSpeaker } from '../../core/attribution/resolve-speaker'
import type { ClientCommand } from '../../core/commands/command'
import type { ClaimAttribution, Passage } from '../../core/model/claim-check'
import type { Speaker } from '../../core/model/desk'
import type { Scheme } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import { claimFromPassage } from '../../core/session/claim-from-passage'
import { CANDIDATE_MODEL, readableReason } from '../../core/suggest/candidates/candidate'
import type { Candidate } from '../../core/suggest/candidates/candidate'
import { quoteOf } from '../../core/text/quote'

/** Id of the label whose highlights are claims: of the first scheme that has one; null when none has. */
export function claimLabel(schemes: Iterable<Scheme>): string | null {
  for (const { labels } of schemes) {
    const label = labels.find(({ role, appliesTo }) => role === 'claim' && appliesTo !== 'document')
    if (label) return label.id
  }
  return null
}

const overlap = (a: TextRange, b: TextRange): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)

/** Whoever is said to say more than half of a passage; of several, who says least beside it: the innermost. */
export function attributionAt(attributions: readonly Attribution[], passage: TextRange): Attribution | null {
  const isIn = ({ content }: Attribution): boolean =>
    content.reduce((sum, piece) => sum + Math.max(0, overlap(piece, passage)), 0) * 2 > passage.end - passage.start
  const length = ({ content }: Attribution): number => content.reduce((sum, { start, end }) => sum + end - start, 0)
  return attributions
    .filter(isIn)
    .reduce<Attribution | null>((least, each) => (least && length(least) <= length(each) ? least : each), null)
}

/** An attribution as a claim keeps it, with the passages by which it is found again. */
export function attributionForClaim(text: string, found: Attribution, passage: TextRange): ClaimAttribution {
  const kept = ({ start, end }: Piece): Passage => ({ range: { start, end }, quote: quoteOf(text, { start, end }) })
  const [content] = [...found.content].sort((a, b) => overlap(b, passage) - overlap(a, passage))
  return {
    kind: found.kind,
    anonymity: found.anonymity,
    source: found.source && kept(found.source),
    cue: kept(found.cue),
    content: content ? kept(content) : null,
    cueType: found.cueType,
    reportedVia: []
  }
}

/** Who that is: by the people table where the name means one of them; nobody for “she said”, which a person resolves. */
export function speakerOf(
  found: Attribution,
  people: readonly Speaker[]
): { readonly speaker: string; readonly speakerRef: string | null } {
  if (found.isPronoun) return { speaker: '', speakerRef: null }
  const named = found.name ?? found.source?.quote ?? ''
  // Titles before the name decide between namesakes.
  const person = [found.name, found.source?.quote].flatMap((name) =>
    found.name === null || !name ? [] : (resolveSpeaker(name, people).person ?? [])
  )[0]
  return { speaker: person?.name ?? named.replace(/\s+/g, ' '), speakerRef: person?.id ?? null }
}

export interface AcceptedPassage {
  readonly text: string
  readonly reading: Pick<Reading, 'article' | 'attributions'>
  readonly passage: TextRange
  /** Whom to thank for it; null where a person found it. */
  readonly candidate: Candidate | null
  readonly edited: boolean
  readonly label: string
  readonly ids: { readonly span: string; readonly claim: string }
  readonly people: readonly Speaker[]
}

/**
 * The command that makes a claim of a passage: with what rules said for it, who is said to say it, and nothing of a
 * decision. What came from a suggestion has its origin, so that exports can leave out what nobody looked at again.
 */
export function acceptPassage(given: AcceptedPassage): ClientCommand {
  const { text, reading, passage, candidate, edited, label, ids, people } = given
  const found = attributionAt(reading.attributions, passage)
  const command = claimFromPassage({
    article: reading.article,
    range: passage,
    label,
    ids,
    ...(candidate
      ? {
          suggestion: {
            model: CANDIDATE_MODEL,
            score: candidate.score,
            reasons: candidate.reasons.map(readableReason),
            edited
          },
          types: candidate.types
        }
      : {}),
    ...(found ? { attribution: attributionForClaim(text, found, passage), ...speakerOf(found, people) } : {})
  })
  return command.type === 'annotations.add' && candidate
    ? { ...command, origin: `suggestion:${CANDIDATE_MODEL}` }
    : command
}

/** A score in words, from the most to the least. */
export function scoreWords(score: number): string {
  if (score >= 0.75) return 'very likely worth a check'
  if (score >= 0.5) return 'likely worth a check'
  return score >= 0.25 ? 'perhaps worth a check' : 'little speaks for a check'
}
