/** What a scale's value means across scales: the four classes of AVeriTeC and one for what cannot be checked. */
export const CANONICAL_VERDICTS = [
  'supported',
  'refuted',
  'conflicting',
  'not-enough-evidence',
  'not-checkable'
] as const
export type CanonicalVerdict = (typeof CANONICAL_VERDICTS)[number]

export interface VerdictScaleValue {
  readonly id: string
  readonly label: string
  /** Short form for narrow places. */
  readonly short: string
  readonly definition: string
  readonly canonical: CanonicalVerdict
  /** Shown beside the label: colour is never the only carrier. */
  readonly glyph: string
  /** Hue of its colour, in degrees of OKLCH. */
  readonly hue: number
  /** Number of ClaimReview's rating, a higher one is truer; null for a value that lies on no line (“Satire”). */
  readonly rating: number | null
  /** Whether the decision has to say why. */
  readonly needsJustification: boolean
  /** How many pieces of evidence the decision should have; a warning below it. */
  readonly minEvidence: number
}

export interface VerdictScale {
  readonly id: string
  readonly name: string
  /** Where it is from and for what, in a sentence. */
  readonly about: string
  /** Best first, 2 to 24; empty where a conclusion is written in free words and only its class is chosen. */
  readonly values: readonly VerdictScaleValue[]
}

/** Looks a value up; null when the scale does not have it. */
export function valueOf(scale: VerdictScale, id: string): VerdictScaleValue | null {
  return scale.values.find((value) => value.id === id) ?? null
}

/** Best and worst rating of a scale, or null when fewer than two of its values have one. */
export function ratingSpan(scale: VerdictScale): { readonly best: number; readonly worst: number } | null {
  const ratings = scale.values.flatMap(({ rating }) => rating ?? [])
  return ratings.length < 2 ? null : { best: Math.max(...ratings), worst: Math.min(...ratings) }
}
