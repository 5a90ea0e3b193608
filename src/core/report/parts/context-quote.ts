import type { Span } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import { firstIndex, unionOf } from '../../session/ranges'
import { OffsetMap } from '../../text/offset-map'
import { isInsideSurrogatePair } from '../../text/surrogates'
import { paragraphAt } from '../report-claims'
import type { ToldArticle } from '../report-claims'
import type { QuoteBlock, Run } from '../report-document'
import { grouped } from '../report-words'

/** Most context on each side of the words, in UTF-16 code units: a sentence is mostly shorter. */
const MOST_CONTEXT = 320

/** Makes quotes out of one article: the map of its offsets is built once. */
export class ContextQuotes {
  readonly #article: ToldArticle
  readonly #offsets: OffsetMap

  constructor(article: ToldArticle) {
    this.#article = article
    this.#offsets = OffsetMap.of(article.text)
  }

  /** The words of a span marked in the sentences they stand in, and where that is. */
  quote({ ranges }: Pick<Span, 'ranges'>): QuoteBlock {
    const { text, article } = this.#article
    const whole = { start: ranges[0]?.start ?? 0, end: ranges.at(-1)?.end ?? 0 }
    const around = this.#around(whole)
    const runs: Run[] = []
    const push = (start: number, end: number, isMark: boolean): void => {
      if (start < end) runs.push({ text: text.slice(start, end), ...(isMark && { look: 'mark' as const }) })
    }
    if (around.cutBefore) runs.push({ text: '… ' })
    let at = around.start
    for (const { start, end } of unionOf(ranges)) {
      push(at, start, false)
      push(start, end, true)
      at = end
    }
    push(at, around.end, false)
    if (around.cutAfter) runs.push({ text: ' …' })
    return { kind: 'quote', language: article.language, runs, locator: [{ text: this.#locator(whole) }] }
  }

  /** The sentences that the words stand in; outside of the scope the paragraph. Long ones are cut. */
  #around({ start, end }: TextRange): TextRange & { readonly cutBefore: boolean; readonly cutAfter: boolean } {
    const { text, scope, paragraphs } = this.#article
    const holding = (places: readonly TextRange[]): TextRange | null => {
      const first = places[firstIndex(places.length, (index) => (places[index]?.end ?? 0) > start)]
      const last = places[firstIndex(places.length, (index) => (places[index]?.end ?? 0) >= end)]
      return first && last && first.start <= start && last.start < end ? { start: first.start, end: last.end } : null
    }
    const place = holding(scope.sentences) ?? holding(paragraphs) ?? { start, end }
    const from = Math.max(place.start, start - MOST_CONTEXT)
    const to = Math.min(place.end, end + MOST_CONTEXT)
    return {
      start: isInsideSurrogatePair(text, from) ? from + 1 : from,
      end: isInsideSurrogatePair(text, to) ? to - 1 : to,
      cutBefore: from > place.start,
      cutAfter: to < place.end
    }
  }

  /** Characters are told as code points, from 0, which is how other programs count them. */
  #locator({ start, end }: TextRange): string {
    const from = this.#offsets.toCodePoint(start)
    const to = this.#offsets.toCodePoint(end)
    return `¶ ${paragraphAt(this.#article, start)}, characters ${grouped(from)}–${grouped(to)}`
  }
}
