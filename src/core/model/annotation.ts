import type { Quote, TextRange } from './text-range'

/** The value of an attribute; which form it has is the attribute's kind (`core/labels`). */
export type AttributeValue = string | number | boolean | readonly string[]
export type Attributes = Readonly<Record<string, AttributeValue>>

/** Who or what made a record: `human`, `import:<format>` or `suggestion:<model>@<version>`. */
export type Origin = string

/** What every record a person makes has in common. Times are ISO 8601 in UTC. */
export interface Authored {
  readonly id: string
  readonly person: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly origin: Origin
}

/**
 * A highlighted passage with a label. `ranges` are sorted, disjoint, at least one, in UTF-16 code units of the
 * frozen text; `quotes[i]` are the words of `ranges[i]`. A span is believed only while they agree.
 */
export interface Span extends Authored {
  readonly ranges: readonly TextRange[]
  readonly quotes: readonly Quote[]
  /** Id of a label of the library's scheme. */
  readonly label: string
  readonly attributes: Attributes
  /** Free keywords, in the order in which they were given. */
  readonly tags: readonly string[]
  /** Markdown. */
  readonly note: string
  /**
   * Set when the words can no longer be found in the text: the span is kept, shown and exported as an orphan (D8).
   * `ranges` and `quotes` stay what they were in the text that had them; `lastKnown` is about where that would be in
   * the text as it is now.
   */
  readonly orphan: { readonly lastKnown: readonly TextRange[] } | null
}

/** A label on a whole article. */
export interface DocumentLabel extends Authored {
  readonly label: string
  readonly value: string | null
  readonly attributes: Attributes
  /** Markdown. */
  readonly note: string
}

/** First position of a span, in UTF-16 code units. */
export function spanStart(span: Pick<Span, 'ranges'>): number {
  return span.ranges[0]?.start ?? 0
}

/** Position just after a span's last range, in UTF-16 code units. */
export function spanEnd(span: Pick<Span, 'ranges'>): number {
  return span.ranges.at(-1)?.end ?? 0
}

/** All words of a span, the parts of a discontinuous one joined by an ellipsis. */
export function spanQuote(span: Pick<Span, 'quotes'>): string {
  return span.quotes.map((quote) => quote.exact).join(' … ')
}

/** Text order: earlier start first, then the longer span, then the id, so that the order is total. */
export function compareSpans(a: Pick<Span, 'id' | 'ranges'>, b: Pick<Span, 'id' | 'ranges'>): number {
  return spanStart(a) - spanStart(b) || spanEnd(b) - spanEnd(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
