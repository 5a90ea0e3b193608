/** A relation as a stretch beside the text: heights of its two ends in any one unit, `top` not below `bottom`. */
export interface LaneStretch {
  readonly id: string
  readonly top: number
  readonly bottom: number
}

/** Stretches that end where another begins stand beside one another, too: their lines would run into one. */
function touches(a: LaneStretch, b: LaneStretch): boolean {
  return a.top <= b.bottom && b.top <= a.bottom
}

/** The order in which lanes are given: the shorter ones, which lie inside others, first. It is total. */
export function compareStretches(a: LaneStretch, b: LaneStretch): number {
  return a.bottom - a.top - (b.bottom - b.top) || a.top - b.top || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** What lies in one lane, from top to bottom; no two of them touch. */
class Lane {
  readonly #stretches: LaneStretch[] = []

  /** Index of the first stretch that ends at or below a height. */
  #firstEndingFrom(height: number): number {
    let low = 0
    let high = this.#stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#stretches[middle]?.bottom ?? 0) < height) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Puts a stretch in if there is room for it. */
  take(stretch: LaneStretch): boolean {
    const at = this.#firstEndingFrom(stretch.top)
    const below = this.#stretches[at]
    if (below && touches(below, stretch)) return false
    this.#stretches.splice(at, 0, stretch)
    return true
  }
}

/**
 * Lanes for relations beside the text, by id: from the shortest on, each takes the first lane, counted from the text,
 * where it touches no other. So what lies inside is nearer to the text, and the lane of a relation depends only on
 * shorter ones: a long one that comes or goes moves none of them.
 *
 * @param lanes how many lanes there are; relations that find no room are not in the result
 */
export function assignRelationLanes(stretches: Iterable<LaneStretch>, lanes: number): Map<string, number> {
  const filled: Lane[] = []
  const found = new Map<string, number>()
  for (const stretch of [...stretches].sort(compareStretches)) {
    let lane = filled.findIndex((each) => each.take(stretch))
    if (lane < 0 && filled.length < lanes) {
      const next = new Lane()
      next.take(stretch)
      lane = filled.push(next) - 1
    }
    if (lane >= 0) found.set(stretch.id, lane)
  }
  return found
}

/**
 * How a relation leaves the line of text that it has an end at: `up` or `down` to another line, `out` of the article,
 * or to another place on the same line, which it leaves by `open` and comes back to by `close`.
 */
export type LineEndWay = 'up' | 'out' | 'open' | 'close' | 'down'

/** An end of a relation at a line of text. */
export interface LineEnd {
  readonly id: string
  readonly way: LineEndWay
  readonly lane: number
}

const RANK: Readonly<Record<LineEndWay, number>> = { up: 0, out: 1, open: 2, close: 3, down: 4 }

/** Ends of one line from top to bottom, so that none has to cross another one on its way to its lane. */
export function compareLineEnds(a: LineEnd, b: LineEnd): number {
  const outerFirst = a.way === 'down' || a.way === 'open' ? -1 : 1
  return RANK[a.way] - RANK[b.way] || outerFirst * (a.lane - b.lane) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
