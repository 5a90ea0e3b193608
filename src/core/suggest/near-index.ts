import { sharedPart } from './near-duplicates'
import type { Fingerprint } from './near-duplicates'

/** Texts that share at least this part are told as near: wire copy with other headlines, cuts and corrections. */
export const NEAR_ENOUGH = 0.5

/**
 * So many of a fingerprint's smallest numbers are looked up. Texts that are near enough have none of them in common
 * once in sixty thousand times.
 */
const LOOKED_UP = 16

/** A number that more texts have than this is a phrase of a publisher; it leads to the newest of them only. */
const MOST_BEHIND_A_NUMBER = 32

export interface Near<Key> {
  readonly key: Key
  /** Estimated share of what both have in common, 0 to 1. */
  readonly share: number
}

/** Finds, among many texts, the one that is most like another, without comparing them all. */
export class NearIndex<Key> {
  readonly #fingerprints = new Map<Key, Fingerprint>()
  readonly #behind = new Map<number, Key[]>()

  get size(): number {
    return this.#fingerprints.size
  }

  add(key: Key, fingerprint: Fingerprint): void {
    this.remove(key)
    this.#fingerprints.set(key, fingerprint)
    for (const number of fingerprint.subarray(0, LOOKED_UP)) {
      const keys = this.#behind.get(number)
      if (!keys) this.#behind.set(number, [key])
      else {
        keys.push(key)
        if (keys.length > MOST_BEHIND_A_NUMBER) keys.shift()
      }
    }
  }

  remove(key: Key): void {
    const fingerprint = this.#fingerprints.get(key)
    if (!fingerprint) return
    this.#fingerprints.delete(key)
    for (const number of fingerprint.subarray(0, LOOKED_UP)) {
      const rest = (this.#behind.get(number) ?? []).filter((other) => other !== key)
      if (rest.length === 0) this.#behind.delete(number)
      else this.#behind.set(number, rest)
    }
  }

  /** The text that shares most with one that is not among them, or null when none is near enough. */
  find(fingerprint: Fingerprint): Near<Key> | null {
    const candidates = new Set<Key>()
    for (const number of fingerprint.subarray(0, LOOKED_UP)) {
      for (const key of this.#behind.get(number) ?? []) candidates.add(key)
    }
    let best: Near<Key> | null = null
    for (const key of candidates) {
      const share = sharedPart(fingerprint, this.#fingerprints.get(key) ?? new Uint32Array())
      if (share >= NEAR_ENOUGH && share > (best?.share ?? 0)) best = { key, share }
    }
    return best
  }
}
