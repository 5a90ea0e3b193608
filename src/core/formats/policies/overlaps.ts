import { spanEnd, spanStart } from '../../model/annotation'
import type { Span } from '../../model/annotation'

type Placed = Pick<Span, 'id' | 'ranges' | 'orphan'>

/** Text order, the longer first: what `outermost` prefers. */
const byStart = (a: Placed, b: Placed): number =>
  spanStart(a) - spanStart(b) || spanEnd(b) - spanEnd(a) || (a.id < b.id ? -1 : 1)

const lengthOf = ({ ranges }: Placed): number => ranges.reduce((sum, { start, end }) => sum + end - start, 0)

const byLength = (a: Placed, b: Placed): number => lengthOf(b) - lengthOf(a) || byStart(a, b)

/**
 * Places that are taken, as disjoint sorted ranges. Spans come in any order; a look costs O(log n), and so does taking
 * a place but for the shift in the list.
 */
class TakenPlaces {
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  isFree({ ranges }: Placed): boolean {
    return ranges.every(({ start, end }) => {
      // An empty range shares nothing with anybody, whichever of them comes first.
      if (start === end) return true
      const at = this.#after(start)
      // The one before may reach over the start, the one after may begin before the end.
      return (this.#ends[at - 1] ?? 0) <= start && (this.#starts[at] ?? Infinity) >= end
    })
  }

  take({ ranges }: Placed): void {
    for (const { start, end } of ranges) {
      if (start === end) continue
      const at = this.#after(start)
      this.#starts.splice(at, 0, start)
      this.#ends.splice(at, 0, end)
    }
  }

  /** Index of the first taken place that begins after `start`. */
  #after(start: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) <= start) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Spans that share a code unit with one before them in text order; orphans have no place and never overlap. */
export function overlappingSpans<Each extends Placed>(spans: readonly Each[]): readonly Each[] {
  return without(spans, byStart).dropped
}

/**
 * The spans that stay when no two may overlap, in the order given.
 *
 * @param policy `outermost`: whoever begins first, of these the longest. `longest`: the longest, whatever it costs.
 */
export function withoutOverlaps<Each extends Placed>(
  spans: readonly Each[],
  policy: 'outermost' | 'longest'
): { readonly kept: readonly Each[]; readonly dropped: readonly Each[] } {
  return without(spans, policy === 'outermost' ? byStart : byLength)
}

function without<Each extends Placed>(spans: readonly Each[], order: (a: Each, b: Each) => number) {
  const taken = new TakenPlaces()
  const kept = new Set<Each>()
  for (const span of [...spans].sort(order)) {
    if (span.orphan === null && !taken.isFree(span)) continue
    kept.add(span)
    if (span.orphan === null) taken.take(span)
  }
  return { kept: spans.filter((span) => kept.has(span)), dropped: spans.filter((span) => !kept.has(span)) }
}

/** The spans in as few layers as the greedy order needs, so that nothing overlaps within a layer; at least one layer. */
export function inLayers<Each extends Placed>(spans: readonly Each[]): readonly (readonly Each[])[] {
  const layers: { readonly taken: TakenPlaces; readonly spans: Set<Each> }[] = []
  for (const span of [...spans].sort(byStart)) {
    let layer = layers.find(({ taken }) => span.orphan !== null || taken.isFree(span))
    if (!layer) layers.push((layer = { taken: new TakenPlaces(), spans: new Set() }))
    layer.spans.add(span)
    if (span.orphan === null) layer.taken.take(span)
  }
  if (layers.length === 0) return [[]]
  return layers.map((layer) => spans.filter((span) => layer.spans.has(span)))
}
