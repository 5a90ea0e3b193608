import { LOSS_FEATURES } from '../losses'
import type { Loss, LossFeature, LossTable } from '../losses'

/**
 * The losses of a format that holds claims and no text: everything but claims is left out, and claims are kept as far
 * as `kept` says.
 */
export function claimLosses(kept: LossTable, carried: readonly LossFeature[] = []): LossTable {
  const lost: Loss = { kind: 'lost', message: 'The file holds claims, and nothing else of the articles.' }
  const rest = LOSS_FEATURES.filter((feature) => !carried.includes(feature)).map((feature) => [feature, lost] as const)
  return { ...Object.fromEntries(rest), ...kept }
}
