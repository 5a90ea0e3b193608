/** Places that two lists have in common: index in the one and in the other. */
export type Anchor = readonly [before: number, after: number]

/** First index of every run of `size` items that occurs once in the list, by the run. */
function uniqueRuns(items: readonly string[], size: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let index = 0; index + size <= items.length; index += 1) {
    const key = size === 1 ? (items[index] ?? '') : items.slice(index, index + size).join('\u0000')
    found.set(key, found.has(key) ? -1 : index)
  }
  return found
}

/** The longest sequence of anchors that ascends in both lists. `anchors` ascend in the first. */
function ascending(anchors: readonly Anchor[]): Anchor[] {
  // Index of the anchor that ends the best sequence of each length, and what comes before each anchor in its own.
  const ends: number[] = []
  const previous: number[] = []
  anchors.forEach(([, after], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((anchors[ends[middle] ?? -1]?.[1] ?? 0) < after) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  })
  const chosen: Anchor[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const anchor = anchors[at]
    if (anchor) chosen.push(anchor)
  }
  return chosen.reverse()
}

/**
 * Finds where two long lists fit together without comparing everything with everything: runs of `size` items that
 * occur exactly once in both, as many of them as keep their order. Its time grows with the length of the lists, however
 * much they differ.
 */
export function uniqueAnchors(before: readonly string[], after: readonly string[], size: number): readonly Anchor[] {
  const there = uniqueRuns(after, size)
  const anchors: Anchor[] = []
  for (const [run, index] of uniqueRuns(before, size)) {
    const other = there.get(run) ?? -1
    if (index >= 0 && other >= 0) anchors.push([index, other])
  }
  return ascending(anchors.sort(([a], [b]) => a - b))
}
