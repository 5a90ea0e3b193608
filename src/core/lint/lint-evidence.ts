/** The rule about evidence, told as the rules about texts are. */
export const EVIDENCE_RULE = {
  id: 'evidence-after-as-of',
  name: 'Evidence after the as-of date',
  why: 'A claim is judged by what could be known on the as-of date; what was published later tells another story.'
} as const

/** A piece of evidence as the rule needs it; `publishedAt` is ISO 8601, may be partial. */
export interface DatedEvidence {
  readonly id: string
  readonly publishedAt: string | null
  readonly quote: string
}

/** Evidence that was published after the date against which claims are judged. */
export interface EvidenceLint {
  readonly rule: (typeof EVIDENCE_RULE)['id']
  /** Id of the evidence. */
  readonly evidence: string
  readonly quote: string
  readonly message: string
  readonly suggestion: string | null
  readonly detail: Readonly<Record<string, string | number>>
}

const PARTIAL_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\d-])/

/** The part of an ISO date that both dates state: `2024-08-26` against `2024-08` is compared by the month. */
const datePart = (date: string | null): string | null => (date === null ? null : (PARTIAL_DATE.exec(date)?.[0] ?? null))

/**
 * Evidence that is later than the as-of date, in the order given. Dates are compared as far as both go (`2024-08` and
 * `2024-08-26` are not later than one another); what has no date, or no readable one, is not told.
 */
export function lintEvidence(given: {
  readonly asOf: string | null
  readonly evidence: readonly DatedEvidence[]
}): readonly EvidenceLint[] {
  const asOf = datePart(given.asOf)
  if (asOf === null) return []
  return given.evidence.flatMap(({ id, publishedAt, quote }): EvidenceLint[] => {
    const published = datePart(publishedAt)
    if (published === null) return []
    const length = Math.min(asOf.length, published.length)
    if (published.slice(0, length) <= asOf.slice(0, length)) return []
    return [
      {
        rule: EVIDENCE_RULE.id,
        evidence: id,
        quote,
        message: `This was published on ${published}, after the as-of date ${asOf}: it could not be known then.`,
        suggestion: 'Use an earlier source, or say in the justification that this came out later.',
        detail: { publishedAt: published, asOf }
      }
    ]
  })
}
