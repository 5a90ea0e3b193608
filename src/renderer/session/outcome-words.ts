import type { Claim } from '../../core/model/claim'
import type { VerdictScale } from '../../core/model/verdict-scale'
import { valueOf } from '../../core/model/verdict-scale'
import { outcomeOf } from '../../core/session/outcome'
import type { Told } from './words'
import { dispositionTold, STATUS_TOLD } from './words'

/** The scale of a claim's verdict; null without a verdict, or when the scale is not at hand. */
export function scaleOf(claim: Pick<Claim, 'verdict'>, scales: readonly VerdictScale[]): VerdictScale | null {
  return scales.find(({ id }) => id === claim.verdict?.scale) ?? null
}

/** How a claim stands, in a word or two: what was decided, else its status. */
export function standingTold(claim: Pick<Claim, 'verdict' | 'check'>, scales: readonly VerdictScale[]): Told {
  const scale = scaleOf(claim, scales)
  const { label, isDecided } = outcomeOf(claim, scale)
  const { disposition, status } = claim.check
  if (!isDecided) return STATUS_TOLD[status]
  const value = scale && claim.verdict ? valueOf(scale, claim.verdict.value) : null
  const look = value ?? (disposition === null ? STATUS_TOLD.decided : dispositionTold(disposition))
  return { label, glyph: look.glyph, hue: look.hue }
}
