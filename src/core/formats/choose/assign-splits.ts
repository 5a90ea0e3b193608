/** Names of splits, as data sets call them, in the order of the shares. */
export const SPLITS = ['train', 'validation', 'test'] as const
export type Split = (typeof SPLITS)[number]

/** How articles are parted into splits. Whole articles only, so that no text is in two of them. */
export interface SplitChoice {
  /** Shares of the articles, each from 0 to 1; their sum is 1. */
  readonly shares: Readonly<Record<Split, number>>
  /** The same seed and the same articles always give the same splits. */
  readonly seed: number
  /** Keeps the share of every stratum alike in all splits. */
  readonly stratified: boolean
}

/** An article that is to be put into a split. */
export interface SplitItem {
  readonly id: string
  /** What it is alike by: its rarest label, say. Null: nothing. */
  readonly stratum: string | null
}

/**
 * Puts every article into a split. Within a stratum articles are put into a random but reproducible order, by a hash of
 * seed and id, and dealt out by shares with the largest remainders carried from stratum to stratum, so that the whole
 * has the shares as nearly as whole articles can, and an article that is added moves as few others as can be.
 */
export function assignSplits(items: readonly SplitItem[], choice: SplitChoice): ReadonlyMap<string, Split> {
  const strata = new Map<string, SplitItem[]>()
  for (const item of items) {
    const key = choice.stratified ? (item.stratum ?? '') : ''
    const stratum = strata.get(key)
    if (stratum) stratum.push(item)
    else strata.set(key, [item])
  }
  const result = new Map<string, Split>()
  // How far each split is behind what it should have by now.
  const owed: Record<Split, number> = { train: 0, validation: 0, test: 0 }
  for (const [, stratum] of [...strata].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const order = stratum
      .map((item) => ({ item, rank: hashOf(`${choice.seed}/${item.id}`) }))
      .sort((a, b) => a.rank - b.rank || (a.item.id < b.item.id ? -1 : 1))
    for (const { item } of order) {
      for (const split of SPLITS) owed[split] += choice.shares[split]
      const next = SPLITS.reduce((best, split) => (owed[split] > owed[best] + 1e-9 ? split : best))
      owed[next] -= 1
      result.set(item.id, next)
    }
  }
  return result
}

/** FNV-1a with a final mix, 32 bits: spreads ids that differ in one character. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * The stratum of each article: the rarest of its labels over all articles (ties by name), because a rare label is what
 * a random split loses first.
 *
 * @param labels labels of each article, by article
 */
export function strataOf(labels: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, string | null> {
  const counts = new Map<string, number>()
  for (const own of labels.values()) for (const label of own) counts.set(label, (counts.get(label) ?? 0) + 1)
  const rarer = (a: string, b: string): number => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1)
  return new Map([...labels].map(([article, own]) => [article, [...own].sort(rarer)[0] ?? null]))
}
