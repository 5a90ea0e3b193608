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
}

export interface VerdictScale {
  readonly id: string
  readonly name: string
  readonly values: readonly VerdictScaleValue[]
}

/** The default scale of a library. */
export const FIVE_POINT_SCALE: VerdictScale = {
  id: 'five-point',
  name: 'Five-point scale',
  values: [
    {
      id: 'true',
      label: 'True',
      short: 'True',
      definition: 'The claim holds and nothing of weight is left out.',
      canonical: 'supported',
      glyph: '●',
      hue: 155
    },
    {
      id: 'mostly-true',
      label: 'Mostly true',
      short: 'Mostly',
      definition: 'The claim holds in substance; a detail is off or missing.',
      canonical: 'supported',
      glyph: '◕',
      hue: 125
    },
    {
      id: 'half-true',
      label: 'Half true',
      short: 'Half',
      definition: 'Part of the claim holds and part does not, or it misleads without its context.',
      canonical: 'conflicting',
      glyph: '◑',
      hue: 50
    },
    {
      id: 'false',
      label: 'False',
      short: 'False',
      definition: 'The evidence contradicts the claim.',
      canonical: 'refuted',
      glyph: '○',
      hue: 28
    },
    {
      id: 'unproven',
      label: 'Unproven',
      short: 'Unproven',
      definition: 'The evidence at hand does not settle the claim.',
      canonical: 'not-enough-evidence',
      glyph: '?',
      hue: 245
    }
  ]
}

/** The scales every library knows. */
export const VERDICT_SCALES: readonly VerdictScale[] = [FIVE_POINT_SCALE]

/** Looks a verdict up in the known scales; null when the scale or the value is unknown. */
export function findVerdict(verdict: { readonly scale: string; readonly value: string }): VerdictScaleValue | null {
  const scale = VERDICT_SCALES.find((candidate) => candidate.id === verdict.scale)
  return scale?.values.find((value) => value.id === verdict.value) ?? null
}
