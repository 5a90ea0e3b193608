/** Numbers that look random and come again with the same seed. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `below`. */
  whole(below: number): number
  /** One of several; undefined of none. */
  one<Value>(values: readonly Value[]): Value | undefined
  chance(share: number): boolean
}

/**
 * @param seed of the whole series
 * @param run number of the run: every run has numbers of its own, so that it can be repeated alone
 */
export function seededRandom(seed: number, run = 0): SeededRandom {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)) >>> 0
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    next,
    whole,
    one: (values) => values[whole(values.length)],
    chance: (share) => next() < share
  }
}

/** The same values in an order that looks random, so that the first few are a fair sample. */
export function shuffled<Value>(values: readonly Value[], random: SeededRandom): Value[] {
  const all = [...values]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random.whole(at + 1)
    const [a, b] = [all[at], all[other]]
    if (a !== undefined && b !== undefined) [all[at], all[other]] = [b, a]
  }
  return all
}
