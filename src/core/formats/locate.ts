import type { Quote, TextRange } from '../model/text-range'
import { OffsetMap } from '../text/offset-map'
import type { OffsetUnit } from '../text/offset-map'
import { isInsideSurrogatePair } from '../text/surrogates'

/** How a passage was found: its positions read in that unit, or its quote. */
export type Reading = 'codepoint' | 'utf16' | 'quote'

/** A passage found in the text, in UTF-16 code units, or the reason why it was not. */
export type Located =
  { readonly range: TextRange; readonly reading: Reading } | { readonly range: null; readonly reason: string }

/** With less of its context around it than this, a repeated quote is not decided by context. */
const CONVINCING_CONTEXT = 0.5

interface Candidate {
  readonly range: TextRange
  /** Code units of prefix and suffix that agree with the text, counted outwards from the passage. */
  readonly context: number
}

/**
 * Finds passages of one text by position, quote and context. Positions are believed only while the words agree: first
 * as they should be read, then as others write them (Hypothesis and Recogito put UTF-16 positions under the W3C's
 * class names), then the quote is searched, its context first, the nearest to the position among equals.
 */
export class TextLocator {
  readonly #text: string
  readonly #map: OffsetMap

  constructor(text: string) {
    this.#text = text
    this.#map = OffsetMap.of(text)
  }

  /**
   * @param quote Words and context, line ends as LF; `exact` must not be empty. Null when only a position is known.
   * @param position Start and end in the first of `units`, end excluded. Null when only a quote is known.
   * @param units The units to try, in order.
   */
  locate(
    quote: Quote | null,
    position: TextRange | null,
    units: readonly Exclude<OffsetUnit, 'byte'>[] = ['codepoint', 'utf16']
  ): Located {
    if (quote === null)
      return position ? this.#atPosition(position, units[0] ?? 'codepoint') : nothing('it has no place')
    if (quote.exact === '') return nothing('its quote is empty')
    const wholeContext = quote.prefix.length + quote.suffix.length
    const read: (Candidate & { reading: Reading })[] = []
    for (const unit of position ? units : []) {
      const range = position && this.#toUtf16(position, unit)
      if (!range || this.#text.slice(range.start, range.end) !== quote.exact) continue
      const context = this.#context(range, quote)
      if (context === wholeContext) return { range, reading: unit }
      read.push({ range, context, reading: unit })
    }
    const found = this.#search(quote)
    const certain = found.filter((candidate) => candidate.context === wholeContext)
    if (wholeContext > 0 && certain.length === 1 && certain[0]) return { range: certain[0].range, reading: 'quote' }
    const [best] = read.sort((a, b) => b.context - a.context)
    if (best) return { range: best.range, reading: best.reading }
    return this.#decide(found, quote, position)
  }

  #atPosition(position: TextRange, unit: Exclude<OffsetUnit, 'byte'>): Located {
    const range = this.#toUtf16(position, unit)
    const length = unit === 'codepoint' ? this.#map.codePointLength : this.#text.length
    if (range) return { range, reading: unit }
    return nothing(`the position ${position.start}–${position.end} is empty or outside the text (0–${length})`)
  }

  /** Start and end in code units; null if they are outside the text, cut a surrogate pair or hold nothing. */
  #toUtf16({ start, end }: TextRange, unit: Exclude<OffsetUnit, 'byte'>): TextRange | null {
    const length = unit === 'codepoint' ? this.#map.codePointLength : this.#text.length
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start >= end || end > length)
      return null
    if (unit === 'codepoint') return { start: this.#map.fromCodePoint(start), end: this.#map.fromCodePoint(end) }
    return this.#isCut({ start, end }) ? null : { start, end }
  }

  #isCut(range: TextRange): boolean {
    return isInsideSurrogatePair(this.#text, range.start) || isInsideSurrogatePair(this.#text, range.end)
  }

  #search(quote: Quote): Candidate[] {
    const found: Candidate[] = []
    for (let at = this.#text.indexOf(quote.exact); at !== -1; at = this.#text.indexOf(quote.exact, at + 1)) {
      const range = { start: at, end: at + quote.exact.length }
      if (!this.#isCut(range)) found.push({ range, context: this.#context(range, quote) })
    }
    return found
  }

  #decide(found: readonly Candidate[], quote: Quote, position: TextRange | null): Located {
    const [only, second] = found
    if (!only) return nothing(`the words ${shortened(quote.exact)} are not in the text`)
    if (!second) return { range: only.range, reading: 'quote' }
    const most = found.reduce((max, candidate) => Math.max(max, candidate.context), 0)
    const convincing = most > 0 && most >= (quote.prefix.length + quote.suffix.length) * CONVINCING_CONTEXT
    const best = convincing ? found.filter((candidate) => candidate.context === most) : found
    if (best.length === 1 && best[0]) return { range: best[0].range, reading: 'quote' }
    if (!position || !Number.isFinite(position.start)) {
      return nothing(`the words ${shortened(quote.exact)} occur ${found.length} times and the context does not decide`)
    }
    const expected = this.#toUtf16(position, 'codepoint')?.start ?? position.start
    const distance = (candidate: Candidate): number => Math.abs(candidate.range.start - expected)
    const nearest = best.reduce((a, b) => (distance(b) < distance(a) ? b : a))
    return { range: nearest.range, reading: 'quote' }
  }

  #context(range: TextRange, quote: Quote): number {
    let before = 0
    while (
      before < quote.prefix.length &&
      before < range.start &&
      this.#text.charCodeAt(range.start - 1 - before) === quote.prefix.charCodeAt(quote.prefix.length - 1 - before)
    ) {
      before += 1
    }
    let after = 0
    while (
      after < quote.suffix.length &&
      range.end + after < this.#text.length &&
      this.#text.charCodeAt(range.end + after) === quote.suffix.charCodeAt(after)
    ) {
      after += 1
    }
    return before + after
  }
}

function nothing(reason: string): Located {
  return { range: null, reason }
}

function shortened(words: string): string {
  return words.length > 60 ? `“${words.slice(0, 60)}…”` : `“${words}”`
}
