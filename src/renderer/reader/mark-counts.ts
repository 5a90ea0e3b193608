import type { TextRange } from '../../core/model/text-range'

/** Into so many equal stretches the text is divided for the overview. */
export const SLOTS = 2048

/**
 * How many spans of each label begin in each stretch of the text. With it the overview is drawn anew at a cost that
 * does not depend on the number of spans, and a span comes or goes by counting.
 */
export class MarkCounts {
  readonly #counts = new Map<string, Uint32Array>()

  /** @param length length of the text in UTF-16 code units */
  constructor(private readonly length: number) {}

  /** Counts (1) or discounts (-1) a span of a label with these ranges. */
  count(label: string, ranges: readonly TextRange[], by: 1 | -1): void {
    let counts = this.#counts.get(label)
    if (!counts) {
      counts = new Uint32Array(SLOTS)
      this.#counts.set(label, counts)
    }
    const perUnit = SLOTS / Math.max(1, this.length)
    for (const range of ranges) {
      const slot = Math.min(SLOTS - 1, Math.floor(range.start * perUnit))
      counts[slot] = (counts[slot] ?? 0) + by
    }
  }

  /** The offset of the middle of a stretch, in UTF-16 code units. */
  middleOf(slot: number): number {
    return ((slot + 0.5) / SLOTS) * this.length
  }

  /** For each label the numbers of the stretches in which spans of it begin. */
  slotsByLabel(): Map<string, number[]> {
    const found = new Map<string, number[]>()
    for (const [label, counts] of this.#counts) {
      const slots: number[] = []
      counts.forEach((count, slot) => {
        if (count > 0) slots.push(slot)
      })
      found.set(label, slots)
    }
    return found
  }
}
