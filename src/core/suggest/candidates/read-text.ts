import type { Attribution } from '../../attribution/attribution'
import { attributionsIn } from '../../attribution/find-attributions'
import { isQuote } from '../../attribution/frame-tokens'
import type { Stretch } from '../../attribution/stretches'
import { manageable, stretchesOf } from '../../attribution/stretches'
import type { Segment } from '../../model/article'
import type { TextRange } from '../../model/text-range'
import { isEnglish } from '../../text/segmenters'
import type { Signal } from './signals'
import { signalsIn } from './signals'
import { titledNamesIn } from './titled-names'

/** A text with what is known of it. */
export interface CandidateInput {
  readonly text: string
  /** Parts of the text; the excluded ones are not looked at. */
  readonly segments: readonly Segment[]
  /** BCP 47; the rules know English, and read `und` and an empty tag as English. */
  readonly language: string
}

/** What the rules see in a text; everything in text order, in UTF-16 code units. */
export interface ReadText {
  readonly stretches: readonly Stretch[]
  readonly signals: readonly Signal[]
  readonly attributions: readonly Attribution[]
  readonly quotations: readonly TextRange[]
  readonly titled: readonly TextRange[]
}

const NOTHING: ReadText = { stretches: [], signals: [], attributions: [], quotations: [], titled: [] }

/** Reads a text once for all rules. Nothing is seen in a language that the rules do not know. */
export function readText({ text, segments, language }: CandidateInput): ReadText {
  if (language !== '' && language !== 'und' && !isEnglish(language)) return NOTHING
  const stretches = stretchesOf(text, segments, language).flatMap(manageable)
  const attributions = attributionsIn(text, stretches, false)
  return {
    stretches,
    signals: signalsIn(text),
    attributions,
    quotations: stretches.flatMap(({ tokens }) => tokens.filter(isQuote)),
    titled: titledNamesIn(text, attributions)
  }
}

/** Of ranges in text order, those that begin inside a range; asked for in rising order, so that it is one walk. */
export function beginningIn<Range extends TextRange>(ranges: readonly Range[]): (range: TextRange) => Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start)
  let next = 0
  return ({ start, end }) => {
    while ((sorted[next]?.start ?? Infinity) < start) next += 1
    const found: Range[] = []
    for (let index = next; index < sorted.length; index++) {
      const range = sorted[index]
      if (!range || range.start >= end) break
      found.push(range)
    }
    return found
  }
}
