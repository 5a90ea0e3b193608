import type { Quote, TextRange } from '../model/text-range'
import { Alignment, alignTexts } from '../text/align-texts'
import type { EqualRun } from '../text/align-texts'
import { isGraphemeBoundary, snapToGraphemes } from '../text/graphemes'
import { quoteOf } from '../text/quote'
import { trimRange } from '../text/trim-range'

/** What became of a passage when its text changed. */
export type Placement =
  /** The same words at the same place (`kept`), at another one (`moved`), or words that were edited (`changed`). */
  | { readonly kind: 'kept' | 'moved' | 'changed'; readonly range: TextRange; readonly quote: Quote }
  /** D8: nothing in the new text is the passage for certain. */
  | { readonly kind: 'orphan'; readonly reason: 'gone' | 'ambiguous' }

/** Words of an aligned run beside the passage that make its place certain, in UTF-16 code units. */
const CERTAIN_NEIGHBOURHOOD = 16
/** Least share of the remembered context that has to be around words found elsewhere. */
const LEAST_CONTEXT = 0.5
/** Words this long are found once or they are a copy: without any context a single occurrence of them is believed. */
const TELLING_LENGTH = 32
/** Least share of the passage's characters that an edited one still has. */
const LEAST_COMMON = 0.6
/** How much longer than before an edited passage may become. */
const MOST_GROWTH = 1.8

/** How many code units of `words`, counted from the given end, stand at a place of the text. */
function agreeing(text: string, at: number, words: string, direction: 1 | -1): number {
  let count = 0
  while (count < words.length) {
    const place = direction === 1 ? at + count : at - 1 - count
    const own = direction === 1 ? count : words.length - 1 - count
    if (place < 0 || place >= text.length || text.charCodeAt(place) !== words.charCodeAt(own)) break
    count += 1
  }
  return count
}

/**
 * Finds passages of one version of a text in another one: where the words around them stayed, then by their words and
 * context wherever they went, then, where both neighbours stayed and the words were edited, what they became. A place
 * that is not certain is no place: the passage is an orphan and keeps its words (D8). Offsets are UTF-16 code units.
 */
export class ReAnchoring {
  readonly #before: string
  readonly #after: string
  readonly #alignment: Alignment

  /** @param runs what the two have in common, where that is known already */
  constructor(before: string, after: string, runs: readonly EqualRun[] = alignTexts(before, after)) {
    this.#before = before
    this.#after = after
    this.#alignment = new Alignment(runs, after)
  }

  /** @param range a passage of the old text */
  place(range: TextRange): Placement {
    const quote = quoteOf(this.#before, range)
    return this.#byAlignment(range, quote) ?? this.#byQuote(quote) ?? this.#byEdges(range) ?? this.#orphan(quote)
  }

  /**
   * Finds words that were not in the old text any more, by them and their context: only what is new can be what they
   * became, for the rest of the text had no place for them before either.
   */
  find(quote: Quote): Placement {
    return this.#byQuote(quote) ?? this.#orphan(quote)
  }

  /** About where a passage of the old text would stand in the new one; never empty unless that text is. */
  about({ start, end }: TextRange): TextRange {
    const first = this.#alignment.edge(start, 'before')
    const last = Math.max(first, this.#alignment.edge(end, 'after'))
    const near = {
      start: Math.min(first, Math.max(0, this.#after.length - 1)),
      end: Math.min(last, first + end - start)
    }
    return snapToGraphemes(this.#after, { start: near.start, end: Math.max(near.end, near.start + 1) })
  }

  #found(kind: 'kept' | 'moved' | 'changed', range: TextRange): Placement {
    return { kind, range, quote: quoteOf(this.#after, range) }
  }

  /** The passage lies in a stretch that both versions have, and enough of its neighbourhood does, too. */
  #byAlignment(range: TextRange, quote: Quote): Placement | null {
    const run = this.#alignment.runOver(range)
    if (!run) return null
    const start = run.after + range.start - run.before
    const found = { start, end: start + range.end - range.start }
    const [left, right] = [range.start - run.before, run.before + run.length - range.end]
    // All that there is on a side, up to the text's own end, is enough of it.
    const isWhole = (side: number, available: number): boolean => side >= Math.min(CERTAIN_NEIGHBOURHOOD, available)
    const certain =
      (isWhole(left, range.start) && isWhole(right, this.#before.length - range.end)) ||
      left >= 2 * CERTAIN_NEIGHBOURHOOD ||
      right >= 2 * CERTAIN_NEIGHBOURHOOD ||
      this.#isOnly(quote.exact) ||
      this.#context(found, quote) >= LEAST_CONTEXT
    return certain ? this.#found(start === range.start ? 'kept' : 'moved', found) : null
  }

  /** The words occur once in both versions, and are long enough that this says something. */
  #isOnly(words: string): boolean {
    if (words.length < CERTAIN_NEIGHBOURHOOD) return false
    const isSingle = (text: string): boolean => {
      const first = text.indexOf(words)
      return first >= 0 && text.indexOf(words, first + 1) < 0
    }
    return isSingle(this.#before) && isSingle(this.#after)
  }

  /** Share of the remembered context that stands around a place of the new text, 0 to 1. */
  #context({ start, end }: TextRange, { prefix, suffix }: Quote): number {
    const whole = prefix.length + suffix.length
    if (whole === 0) return 1
    return (agreeing(this.#after, start, prefix, -1) + agreeing(this.#after, end, suffix, 1)) / whole
  }

  /** Only what is new in the new text can be a passage that went there: what stayed is another passage's place. */
  #byQuote(quote: Quote): Placement | null {
    const { exact } = quote
    const places: { readonly range: TextRange; readonly context: number }[] = []
    for (let at = this.#after.indexOf(exact); at >= 0; at = this.#after.indexOf(exact, at + 1)) {
      const range = { start: at, end: at + exact.length }
      if (this.#isWhole(range) && !this.#alignment.hasIn(range))
        places.push({ range, context: this.#context(range, quote) })
    }
    const best = places.reduce((most, { context }) => Math.max(most, context), 0)
    const candidates = places.filter(({ context }) => context === best)
    const [only] = candidates
    if (!only || candidates.length > 1) return null
    const isTelling = places.length === 1 && exact.length >= TELLING_LENGTH && this.#isOnly(exact)
    return best >= LEAST_CONTEXT || isTelling ? this.#found('moved', only.range) : null
  }

  #isWhole({ start, end }: TextRange): boolean {
    return isGraphemeBoundary(this.#after, start) && isGraphemeBoundary(this.#after, end)
  }

  /** The words were edited, but what stood right before and behind them still stands around what they became. */
  #byEdges(range: TextRange): Placement | null {
    const { start: from, end: to } = range
    const start = this.#alignment.edge(from, 'before')
    const end = this.#alignment.edge(to, 'after')
    const found = trimRange(this.#after, { start, end })
    const length = to - from
    if (!found || found.end - found.start > length * MOST_GROWTH || !this.#isWhole(found)) return null
    const common = this.#alignment.runsIn(range).reduce((sum, run) => {
      const [first, last] = [Math.max(run.before, from), Math.min(run.before + run.length, to)]
      return sum + this.#before.slice(first, last).replaceAll(/\s/g, '').length
    }, 0)
    const own = this.#before.slice(from, to).replaceAll(/\s/g, '').length
    const neighbours = [this.#neighbour(from, -1), this.#neighbour(to, 1)]
    const isFlanked = neighbours.every((size, side) => {
      const available = side === 0 ? from : this.#before.length - to
      return size >= Math.min(CERTAIN_NEIGHBOURHOOD / 2, available)
    })
    if (!isFlanked || common < own * LEAST_COMMON) return null
    if (this.#after.slice(found.start, found.end) !== this.#before.slice(from, to)) return this.#found('changed', found)
    return this.#found(found.start === from ? 'kept' : 'moved', found)
  }

  /** Length of the aligned run that ends (-1) or begins (1) at an edge of the passage, outside it. */
  #neighbour(edge: number, direction: 1 | -1): number {
    const at = direction === -1 ? edge - 1 : edge
    const run = at < 0 ? null : this.#alignment.runOver({ start: at, end: at + 1 })
    if (!run) return 0
    return direction === -1 ? edge - run.before : run.before + run.length - edge
  }

  #orphan({ exact }: Quote): Placement {
    return { kind: 'orphan', reason: this.#after.includes(exact) ? 'ambiguous' : 'gone' }
  }
}
