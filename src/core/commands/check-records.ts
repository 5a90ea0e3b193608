import type { Claim } from '../model/claim'
import { isEmptyClaim } from '../model/claim'
import type { Layer } from '../model/library'
import type { Change } from './change'

/** Hands out numbers to new claims of a layer, after the highest there is. */
export function claimNumbers(layer: Layer): () => number {
  let highest = 0
  for (const { check } of layer.claims.values()) highest = Math.max(highest, check.number)
  return () => (highest += 1)
}

/** Questions, evidence and time of claims that go. */
export function removeWithClaims(layer: Layer, gone: ReadonlySet<string>): Change[] {
  if (gone.size === 0) return []
  const { article } = layer
  const changes: Change[] = []
  for (const before of layer.questions.values()) {
    if (gone.has(before.claim)) changes.push({ table: 'question', article, id: before.id, before, after: null })
  }
  for (const before of layer.evidence.values()) {
    if (gone.has(before.claim)) changes.push({ table: 'evidence', article, id: before.id, before, after: null })
  }
  for (const id of gone) {
    const before = layer.times.get(id)
    if (before !== undefined) changes.push({ table: 'time', article, id, before, after: null })
  }
  return changes
}

/** True while nobody wrote into a claim, asked a question or gave evidence. */
export function isUntouched(layer: Layer, claim: Claim): boolean {
  if (!isEmptyClaim(claim)) return false
  for (const question of layer.questions.values()) if (question.claim === claim.id) return false
  for (const evidence of layer.evidence.values()) if (evidence.claim === claim.id) return false
  return true
}
